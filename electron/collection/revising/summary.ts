import type { Summary } from '../../contract/review.ts'
import type { Handler } from '../collection.ts'
import { all } from '../db.ts'
import { everything, stepRows } from './due-cards.ts'
import { dayOf, heldOf, studyAt } from './held.ts'
import { journalOf, runningOf } from './session.ts'
import { tomorrowOf } from './today.ts'

type Line = { cardId: number; grade: 1 | 2 | 3 | 4; stateBefore: number; tookMs: number }

/** What the present session amounts to, as its lines of the log tell. */
export const summary: Handler<'review.summary'> = (collection, _, at): Summary => {
  const held = heldOf(collection, at)
  const study = studyAt(held, at)
  const db = collection.read
  const lines = all<Line>(
    db,
    `SELECT card_id AS cardId, grade, state_before AS stateBefore, took_ms AS tookMs FROM review_log
     WHERE id IN (SELECT value FROM json_each(:ids))`,
    { ids: JSON.stringify(runningOf(held).answers) },
  )
  const byGrade = { 1: 0, 2: 0, 3: 0, 4: 0 }
  for (const line of lines) byGrade[line.grade] += 1
  const onReview = lines.filter(line => line.stateBefore === 2)
  const recalled = onReview.filter(line => line.grade > 1)
  return {
    cards: new Set(lines.map(line => line.cardId)).size,
    reviews: lines.length,
    remembered: onReview.length === 0 ? null : recalled.length / onReview.length,
    tookMs: lines.reduce((sum, line) => sum + line.tookMs, 0),
    byGrade,
    firstSeen: lines.filter(line => line.stateBefore === 0).length,
    tomorrow: tomorrowOf(db, held, study),
    nextLearningAt: stepRows(db, dayOf(study), everything).find(row => row.due > study.now)?.due ?? null,
    journal: journalOf(collection),
  }
}
