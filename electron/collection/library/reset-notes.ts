import { momentAt } from '../../scheduling/study-day.ts'
import type { Handler } from '../collection.ts'
import { all, one, type Reader, run, type Writer } from '../db.ts'
import { settingsOf } from '../settings.ts'
import { acted, labelFor } from './acted.ts'

type Begun = {
  id: number
  noteId: number
  state: number
  step: number
  stability: number | null
  difficulty: number | null
  intervalDays: number
}

/** Makes all cards of notes new again. What was reviewed stays in the log, and a line says that it no longer counts. */
export const resetNotes: Handler<'library.resetNotes'> = (collection, { noteIds }, { now, timeZone }) => {
  const { rolloverHour } = settingsOf(collection.read)
  const { today } = momentAt(now, rolloverHour, timeZone)
  const count = collection.act(labelFor('Reset', noteIds.length), db => {
    const cards = begunCards(db, noteIds)
    let logId = firstFreeLogId(db, now)
    for (const card of cards) {
      reset(db, card, logId, today)
      logId += 1
    }
    return new Set(cards.map(({ noteId }) => noteId)).size
  })
  return acted(collection, count)
}

/** Cards of notes that are not as new. */
export function begunCards(db: Reader, noteIds: readonly number[]): Begun[] {
  return all<Begun>(
    db,
    `SELECT id, note_id AS noteId, state, step, stability, difficulty, interval_days AS intervalDays FROM card
     WHERE note_id IN (SELECT value FROM json_each(:ids)) AND (state > 0 OR reps > 0 OR lapses > 0)
     ORDER BY id`,
    { ids: JSON.stringify(noteIds) },
  )
}

/** After all lines there are, so that the lines of each card stay in order and each keeps a number of its own. */
function firstFreeLogId(db: Reader, now: number): number {
  const last = one<{ id: number | null }>(db, 'SELECT max(id) AS id FROM review_log')
  return Math.max(Math.trunc(now), (last?.id ?? 0) + 1)
}

function reset(db: Writer, card: Begun, logId: number, today: number): void {
  run(
    db,
    `INSERT INTO review_log (id, card_id, kind, study_day, state_before, state_after, step_before, step_after,
       stability_before, difficulty_before, scheduled_days, elapsed_days, interval_days, took_ms)
     VALUES (:logId, :id, 'manual', :today, :state, 0, :step, 0, :stability, :difficulty, :intervalDays, 0, 0, 0)`,
    {
      ...{ logId, id: card.id, today, state: card.state, step: card.step },
      ...{ stability: card.stability, difficulty: card.difficulty, intervalDays: card.intervalDays },
    },
  )
  run(
    db,
    `UPDATE card SET state = 0, step = 0, due = NULL, due_day = NULL, stability = NULL, difficulty = NULL,
       last_review = NULL, last_review_day = NULL, interval_days = 0, reps = 0, lapses = 0, buried_until = 0,
       version = version + 1 WHERE id = :id`,
    { id: card.id },
  )
}
