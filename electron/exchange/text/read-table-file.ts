import type { DeckPackage } from '../deck-package.ts'
import type { TextOptions } from './plan.ts'
import { readTable } from './table.ts'
import { readTextFile } from './text-file.ts'

/**
 * A table of notes: `.csv`, `.tsv`, `.txt`, Anki's text export, Quizlet's lists.
 * @throws ExchangeRefused
 */
export async function readTableFile(
  file: string,
  _workFolder: string,
  options: TextOptions = {},
): Promise<DeckPackage> {
  return readTable(await readTextFile(file, options.encoding ?? null), options)
}
