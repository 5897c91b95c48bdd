import type { DeckPackage } from '../deck-package.ts'
import { ExchangeRefused } from '../refusal.ts'
import type { TextOptions } from '../text/plan.ts'

/** Notes of a Markdown file, in whatever way they are written, or the questions of a practice exam. */
export async function readMarkdown(
  file: string,
  _workFolder: string,
  _options: TextOptions = {},
): Promise<DeckPackage> {
  throw new ExchangeRefused('file_foreign', 'This format can not be read yet. Choose another file.', file)
}
