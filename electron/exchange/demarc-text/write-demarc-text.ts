import type { DeckPackage } from '../deck-package.ts'
import { ExchangeRefused } from '../refusal.ts'
import type { WriteOptions, Written } from '../written.ts'

/** Writes Demarc's readable deck format. */
export async function writeDemarcText(
  _pack: DeckPackage,
  file: string,
  _options: WriteOptions = {},
): Promise<Written> {
  throw new ExchangeRefused('file_not_written', 'This format can not be written yet. Choose another.', file)
}
