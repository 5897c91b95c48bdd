import path from 'node:path'
import type { Entry } from 'yauzl'
import { ExchangeRefused } from '../refusal.ts'

/** Bytes of a local header without its name. @see APPNOTE.TXT, 4.3.7 */
const localHeader = 30

/**
 * Refuses entries that share bytes of the file, or that lie beyond its end.
 * A bomb that lets thousands of entries unpack the same few bytes cannot do without; no archiver writes such.
 * @see David Fifield, "A better zip bomb", 2019
 */
export function checkOverlap(entries: Entry[], fileBytes: number, file: string): void {
  const inOrder = entries.toSorted((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader)
  let end = 0
  for (const entry of inOrder) {
    const start = entry.relativeOffsetOfLocalHeader
    const atLeast = start + localHeader + entry.fileNameLength + entry.compressedSize
    if (start < end || atLeast > fileBytes) {
      throw new ExchangeRefused(
        'file_damaged',
        start < end
          ? `Parts of ${path.basename(file)} overlap, as only a damaged file's or a trap's do. Export or download it again.`
          : `${path.basename(file)} says that "${entry.fileName}" is longer than the file itself. Export or download it again.`,
        entry.fileName,
      )
    }
    end = atLeast
  }
}

/** What file managers add to an archive. */
const clutter = /^__MACOSX\/|(^|\/)(\.DS_Store|Thumbs\.db|desktop\.ini)$/

/**
 * The files of an archive by name, without directories. If all lie in one folder, their names begin inside of it.
 * @throws ExchangeRefused  `file_empty` if there are none
 */
export function entryNames(found: Map<string, Entry>, file: string): Map<string, Entry> {
  const files = [...found].filter(([name]) => !name.endsWith('/') && !clutter.test(name))
  const first = files[0]?.[0]
  if (first === undefined) {
    throw new ExchangeRefused(
      'file_empty',
      `${path.basename(file)} is an archive without any file in it.`,
      file,
    )
  }
  const folder = first.slice(0, first.indexOf('/') + 1)
  const isInside = folder !== '' && files.every(([name]) => name.startsWith(folder))
  return new Map(files.map(([name, entry]) => [isInside ? name.slice(folder.length) : name, entry]))
}
