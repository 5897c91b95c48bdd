import type { StudyMoment } from './study-day.ts'

/** Where a card stands: never seen, on its first steps, on day intervals, or on the steps after a lapse. */
export type CardState = 'new' | 'learning' | 'review' | 'relearning'

/** 1 Again, 2 Hard, 3 Good, 4 Easy. */
export type Grade = 1 | 2 | 3 | 4

/** The four grades, in order. */
export const grades: readonly Grade[] = [1, 2, 3, 4]

/**
 * What scheduling knows about one card.
 *
 * A card is due in one of two ways. Within the day, on a step: at the instant `due`, and `dueDay` is null.
 * On a day, on review or on a step that passed the rollover: when study day `dueDay` has begun, wherever the
 * learner is by then; `due` is then the start of that day as it was counted when the card was graded, good for
 * showing and for exports, while `dueDay` decides. So a journey to another time zone moves no review to
 * another day, and a ten-minute step stays ten minutes long.
 */
export type ScheduledCard = {
  readonly id: number
  readonly state: CardState
  /** Index of the learning or relearning step the card waits on; 0 in other states. */
  readonly step: number
  /** ms since 1970, or null for new cards. */
  readonly due: number | null
  /** Study day on which the card is due, or null for new cards and for steps within a day. */
  readonly dueDay: number | null
  /** Days; null as long as nothing is known, with `difficulty`. */
  readonly stability: number | null
  /** 1..10, or null. */
  readonly difficulty: number | null
  /** ms since 1970 of the last review, or null. */
  readonly lastReview: number | null
  /** Study day of the last review, as counted then: later changes of zone or rollover don't move it. */
  readonly lastReviewDay: number | null
  /** The interval given last, in days; below 1 for a step within a day, 0 for new cards. */
  readonly intervalDays: number
  /** Reviews so far. */
  readonly reps: number
  /** Times graded Again while on review. */
  readonly lapses: number
  /** Taken out of revision until the learner takes it back. */
  readonly isSuspended: boolean
  /** The study day on which a buried card is back; 0 when it is not buried. */
  readonly buriedUntil: number
}

/** A card that was never seen, or whose past is to be forgotten. */
export function newCard(id: number): ScheduledCard {
  return {
    id,
    state: 'new',
    step: 0,
    due: null,
    dueDay: null,
    stability: null,
    difficulty: null,
    lastReview: null,
    lastReviewDay: null,
    intervalDays: 0,
    reps: 0,
    lapses: 0,
    isSuspended: false,
    buriedUntil: 0,
  }
}

/** Whole study days since the last review. A clock that was set back counts as no time, never as less. */
export function elapsedDaysOf(card: Pick<ScheduledCard, 'lastReviewDay'>, today: number): number {
  return card.lastReviewDay === null ? 0 : Math.max(0, today - card.lastReviewDay)
}

/** Whether a card that was seen before is due; suspended and buried cards and new ones are not. */
export function isDue(card: ScheduledCard, at: StudyMoment): boolean {
  if (card.due === null || card.isSuspended || card.buriedUntil > at.today) return false
  return card.dueDay === null ? card.due <= at.now : card.dueDay <= at.today
}
