import type { Grade } from '../contract/core.ts'
import type { ReviewKind, ReviewLine } from '../scheduling/review-line.ts'
import { all, type Reader } from './db.ts'
import { stateOf } from './revising/card-rows.ts'

/** What a line of the log says of its card, by column; states by number, as they are kept. */
export type LogColumns = {
  studyDay: number
  grade: Grade | null
  stateBefore: number
  stateAfter: number
  stepBefore: number
  stepAfter: number
  stabilityBefore: number | null
  difficultyBefore: number | null
  stabilityAfter: number | null
  difficultyAfter: number | null
  scheduledDays: number
  elapsedDays: number
  intervalDays: number
}

type Row = LogColumns & { cardId: number; at: number; kind: ReviewKind }

/** The review log of one card, the oldest line first: all that its memory can be recomputed from. */
export function reviewLines(db: Reader, cardId: number): ReviewLine[] {
  return all<Row>(
    db,
    `SELECT card_id AS cardId, id AS at, study_day AS studyDay, grade, kind,
       state_before AS stateBefore, state_after AS stateAfter, step_before AS stepBefore, step_after AS stepAfter,
       stability_before AS stabilityBefore, difficulty_before AS difficultyBefore,
       stability_after AS stabilityAfter, difficulty_after AS difficultyAfter,
       scheduled_days AS scheduledDays, elapsed_days AS elapsedDays, interval_days AS intervalDays
     FROM review_log WHERE card_id = :cardId ORDER BY id`,
    { cardId },
  ).map(row => ({ ...row, stateBefore: stateOf(row.stateBefore), stateAfter: stateOf(row.stateAfter) }))
}
