import type { DeckPackage } from '../deck-package.ts'
import { ExchangeRefused } from '../refusal.ts'
import type { WriteOptions, Written } from '../written.ts'

/** Writes notes as Markdown that people can read and `readMarkdown` brings back. */
export async function writeMarkdown(
  _pack: DeckPackage,
  file: string,
  _options: WriteOptions = {},
): Promise<Written> {
  throw new ExchangeRefused('file_not_written', 'This format can not be written yet. Choose another.', file)
}
