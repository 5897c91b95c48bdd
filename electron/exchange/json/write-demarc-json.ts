import type { DeckPackage } from '../deck-package.ts'
import { ExchangeRefused } from '../refusal.ts'
import type { WriteOptions, Written } from '../written.ts'

/** Writes Demarc's lossless package. */
export async function writeDemarcJson(
  _pack: DeckPackage,
  file: string,
  _options: WriteOptions = {},
): Promise<Written> {
  throw new ExchangeRefused('file_not_written', 'This format can not be written yet. Choose another.', file)
}
