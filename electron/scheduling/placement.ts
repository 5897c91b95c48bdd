import type { CardState, Grade } from './card.ts'

/** Up to this share of the learner's pace a right placement is quick; from this multiple on it is slow. */
const QUICK = 0.5
const SLOW = 2

/**
 * The grade that placing a duty on a side gives its card.
 *
 * On the wrong side: Again, however long it took. On the right side: Good; Hard when it took more than twice the
 * learner's own pace; Easy when it took at most half of it and the card is on review. A card that is still being
 * learnt is never Easy: one place in three is right by chance, and a lucky guess must not send it weeks away.
 *
 * @param tookMs  from the duty's appearance to its placement, ms
 * @param paceMs  how long the learner takes over such a card, ms (see `paceMs` in pace.ts)
 */
export function placementGrade(
  placed: { readonly isRight: boolean; readonly tookMs: number; readonly state: CardState },
  paceMs: number,
): Grade {
  if (!placed.isRight) return 1
  if (placed.tookMs > paceMs * SLOW) return 2
  return placed.state === 'review' && placed.tookMs <= paceMs * QUICK ? 4 : 3
}
