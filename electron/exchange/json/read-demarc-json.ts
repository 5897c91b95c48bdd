import type { DeckPackage } from '../deck-package.ts'
import { ExchangeRefused } from '../refusal.ts'
import type { TextOptions } from '../text/plan.ts'

/** Demarc's lossless package. */
export async function readDemarcJson(
  file: string,
  _workFolder: string,
  _options: TextOptions = {},
): Promise<DeckPackage> {
  throw new ExchangeRefused('file_foreign', 'This format can not be read yet. Choose another file.', file)
}
