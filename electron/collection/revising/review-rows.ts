import type { CardState, Grade } from '../../contract/core.ts'
import { all, type Reader } from '../db.ts'
import { stateOf } from './card-rows.ts'

/** A line of a card's log. Times in ms, stability and intervals in days; memory and state are those after it. */
export type ReviewRow = {
  readonly at: number
  readonly cardId: number
  readonly grade: Grade | null
  readonly kind: string
  readonly state: CardState
  readonly stability: number | null
  readonly difficulty: number | null
  readonly intervalDays: number
  readonly elapsedDays: number
  readonly tookMs: number
}

/** The lines of some cards' logs, oldest first. */
export function reviewsOf(db: Reader, cardIds: readonly number[]): ReviewRow[] {
  const rows = all<Omit<ReviewRow, 'state'> & { state: number }>(
    db,
    `SELECT id AS at, card_id AS cardId, grade, kind, state_after AS state, stability_after AS stability,
       difficulty_after AS difficulty, interval_days AS intervalDays, elapsed_days AS elapsedDays,
       took_ms AS tookMs
     FROM review_log WHERE card_id IN (SELECT value FROM json_each(:cardIds)) ORDER BY id`,
    { cardIds: JSON.stringify(cardIds) },
  )
  return rows.map(row => ({ ...row, state: stateOf(row.state) }))
}
