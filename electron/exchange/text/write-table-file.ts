import type { DeckPackage } from '../deck-package.ts'
import { stopIfAborted, type WriteOptions, type Written } from '../written.ts'
import { writeWhole } from './atomic.ts'
import { tableText } from './write-table.ts'

/** Writes notes as a comma separated table with Anki's header lines. */
export const writeCsv = (pack: DeckPackage, file: string, options: WriteOptions = {}) =>
  writeTable(pack, file, 'csv', options)

/** Writes notes as a tab separated table with Anki's header lines. */
export const writeTsv = (pack: DeckPackage, file: string, options: WriteOptions = {}) =>
  writeTable(pack, file, 'tsv', options)

/** Writes notes as Anki's text export does: tab separated, with its header lines. */
export const writeTxt = writeTsv

async function writeTable(
  pack: DeckPackage,
  file: string,
  format: 'csv' | 'tsv',
  { signal }: WriteOptions,
): Promise<Written> {
  return { bytes: await writeWhole(file, stoppable(tableText(pack, format), signal)), warnings: [] }
}

function* stoppable(pieces: Iterable<string>, signal: AbortSignal | undefined): Generator<string> {
  for (const piece of pieces) {
    stopIfAborted(signal)
    yield piece
  }
}
