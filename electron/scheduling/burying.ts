import type { ScheduledCard } from './card.ts'
import type { SchedulingOptions } from './options.ts'

/** What burying asks of a card. */
export type Sibling = Pick<ScheduledCard, 'id' | 'state' | 'dueDay' | 'isSuspended' | 'buriedUntil'>

/**
 * The cards of a note that are to rest until tomorrow once one of them was graded: the new ones and those due
 * on a day up to today. A card on a step within the day stays, for its steps would be spoilt by waiting.
 *
 * @param siblings  the note's cards; the graded one may be among them
 * @returns ids; their `buriedUntil` is to be `today + 1`
 * @see Anki, rslib/src/scheduler/bury_and_suspend.rs
 */
export function siblingsToBury(
  gradedCardId: number,
  siblings: readonly Sibling[],
  today: number,
  options: Pick<SchedulingOptions, 'buriesSiblings'>,
): number[] {
  if (!options.buriesSiblings) return []
  return siblings
    .filter(card => card.id !== gradedCardId && !card.isSuspended && card.buriedUntil <= today)
    .filter(card => card.state === 'new' || (card.dueDay !== null && card.dueDay <= today))
    .map(card => card.id)
}
