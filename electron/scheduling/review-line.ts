import type { CardState, Grade } from './card.ts'

/**
 * What a line of the review log is about: a grade on a first step (`learning`), on review when due or later
 * (`review`) or before (`early`), after a lapse (`relearning`), or a grade that was to change nothing (`cram`);
 * memory brought by an import (`imported`), a change by hand (`manual`), such as a reset or another due day, or
 * another due day given by the scheduler of the program a log came from (`rescheduled`), which changes no memory.
 */
export type ReviewKind =
  | 'learning'
  | 'review'
  | 'relearning'
  | 'early'
  | 'cram'
  | 'imported'
  | 'manual'
  | 'rescheduled'

/** A line of the review log: all that is needed to know a card's state after it without those before. */
export type ReviewLine = {
  readonly cardId: number
  /** ms since 1970. */
  readonly at: number
  /** The study day of `at`, as counted then. */
  readonly studyDay: number
  /** null for lines that are no review: `imported`, `manual`. */
  readonly grade: Grade | null
  readonly kind: ReviewKind
  readonly stateBefore: CardState
  readonly stateAfter: CardState
  readonly stepBefore: number
  readonly stepAfter: number
  /** Days, or null when unknown, as the three below. */
  readonly stabilityBefore: number | null
  readonly difficultyBefore: number | null
  readonly stabilityAfter: number | null
  readonly difficultyAfter: number | null
  /** The interval that was given before this review, in days; 0 for a new card. */
  readonly scheduledDays: number
  /** Whole study days since the last review, never below 0: what the memory was computed with. */
  readonly elapsedDays: number
  /** The interval given now, in days; below 1 for a step within a day. */
  readonly intervalDays: number
}
