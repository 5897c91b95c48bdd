import type { Counts } from '../../../electron/contract/core.ts'
import { listed } from '../../ui/words.ts'

/** All cards of some counts. */
export function sumOf(counts: Counts): number {
  return counts.new + counts.learning + counts.review
}

/** `8 new and 23 for review`; states without a card are left out. */
export function countsInWords(counts: Counts): string {
  return listed(
    [
      counts.new > 0 ? `${counts.new} new` : '',
      counts.learning > 0 ? `${counts.learning} in learning` : '',
      counts.review > 0 ? `${counts.review} for review` : '',
    ].filter(Boolean),
  )
}
