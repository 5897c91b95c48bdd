import { all, type Reader } from '../db.ts'
import type { LogRow, Schedule } from './log-rows.ts'

/** A card of the collection, as far as an import has to know it. */
export type ExistingCard = {
  id: number
  ordinal: number
  deckId: number
  position: number
  schedule: Schedule
}

type CardRow = Omit<ExistingCard, 'schedule'> & Schedule

/** The cards of a note, by their ordinals. */
export function existingCards(db: Reader, noteId: number): Map<number, ExistingCard> {
  const rows = all<CardRow>(
    db,
    `SELECT id, ordinal, deck_id AS deckId, position, state, step, due, due_day AS dueDay, stability, difficulty,
       last_review AS lastReview, last_review_day AS lastReviewDay, interval_days AS intervalDays, reps, lapses
     FROM card WHERE note_id = :noteId`,
    { noteId },
  )
  return new Map(
    rows.map(({ id, ordinal, deckId, position, ...schedule }) => [
      ordinal,
      { id, ordinal, deckId, position, schedule },
    ]),
  )
}

/** The log of a card, the oldest line first. */
export function existingLog(db: Reader, cardId: number): LogRow[] {
  return all<LogRow>(
    db,
    `SELECT id, 0 AS isNew, 1 AS isWhole, grade, kind, study_day AS studyDay, state_before AS stateBefore,
       state_after AS stateAfter, step_before AS stepBefore, step_after AS stepAfter,
       stability_before AS stabilityBefore, difficulty_before AS difficultyBefore,
       stability_after AS stabilityAfter, difficulty_after AS difficultyAfter, scheduled_days AS scheduledDays,
       elapsed_days AS elapsedDays, interval_days AS intervalDays, took_ms AS tookMs, factor
     FROM review_log WHERE card_id = :cardId ORDER BY id`,
    { cardId },
  ).map(row => ({ ...row, isNew: false, isWhole: true }))
}
