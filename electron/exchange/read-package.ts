import type { DeckPackage } from './deck-package.ts'
import { kindOfFile } from './file-kind.ts'
import type { TextOptions } from './text/plan.ts'

/** How and when a file is read: what only one format needs is passed over by the others. */
export type ReadingWays = TextOptions & {
  /** ms since 1970: day numbers of a package are counted from it. */
  now: number
  /** IANA name. */
  timeZone: string
  /** Stops reading; nothing stays behind. */
  signal?: AbortSignal
}

/**
 * Reads a file of any format that is known, found out by its content and ending. Each reader is loaded when it
 * is first needed.
 * @param workFolder  for what has to be unpacked; `close` of the package removes it again
 * @throws ExchangeRefused  for whatever is wrong with the file; some of it only while rows or media are taken
 */
export async function readPackage(file: string, workFolder: string, ways: ReadingWays): Promise<DeckPackage> {
  switch (await kindOfFile(file)) {
    case 'anki':
      return (await import('./anki/read-package.ts')).readAnkiPackage(file, workFolder, ways)
    case 'markdown':
      return (await import('./markdown/read-markdown.ts')).readMarkdown(file, workFolder, ways)
    case 'json':
      return (await import('./json/read-json.ts')).readJson(file, workFolder, ways)
    case 'demarc text':
      return (await import('./demarc-text/read-demarc-text.ts')).readDemarcText(file, workFolder, ways)
    case 'table':
      return (await import('./text/read-table-file.ts')).readTableFile(file, workFolder, ways)
  }
}
