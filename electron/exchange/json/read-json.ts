import type { DeckPackage } from '../deck-package.ts'
import { ExchangeRefused } from '../refusal.ts'
import type { TextOptions } from '../text/plan.ts'

/** A JSON file: Demarc's own package, CrowdAnki's `deck.json`, or the questions of a practice exam. */
export async function readJson(
  file: string,
  _workFolder: string,
  _options: TextOptions = {},
): Promise<DeckPackage> {
  throw new ExchangeRefused('file_foreign', 'This format can not be read yet. Choose another file.', file)
}
