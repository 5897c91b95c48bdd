import { z } from 'zod'
import type { PackageRow } from '../../exchange/deck-package.ts'
import { one, type Reader } from '../db.ts'
import type { LogRow, Schedule } from './log-rows.ts'

/** The id that a row of ours had, if it is free here, so that what came from Demarc is the same to every id. */
export function ownId(
  db: Reader,
  table: 'deck' | 'note_type' | 'note' | 'card',
  row: PackageRow | null | undefined,
): number | null {
  const id = row?.id
  if (typeof id !== 'number' || !Number.isSafeInteger(id) || id <= 0) return null
  return one(db, `SELECT 1 FROM ${table} WHERE id = :id`, { id }) === undefined ? id : null
}

const number = z.number()
const nullable = z.number().nullable()

const CardRow = z.object({
  state: z.int().min(0).max(3),
  step: number,
  due: nullable,
  due_day: nullable,
  stability: nullable,
  difficulty: nullable,
  last_review: nullable,
  last_review_day: nullable,
  interval_days: number,
  reps: number,
  lapses: number,
  flag: z.int().min(0).max(7),
  is_suspended: number,
  buried_until: number,
  created: number,
  position: number,
  other: z.string().catch('{}'),
})

/** A card's row of a collection of ours. */
export type CardRow = z.infer<typeof CardRow>

/** The row of a card that came along whole; null when there is none, or it is none of ours. */
export function cardRowIn(row: PackageRow | null): CardRow | null {
  return row === null ? null : (CardRow.safeParse(row).data ?? null)
}

export function scheduleOf(row: CardRow): Schedule {
  return {
    state: row.state,
    step: row.step,
    due: row.due,
    dueDay: row.due_day,
    stability: row.stability,
    difficulty: row.difficulty,
    lastReview: row.last_review,
    lastReviewDay: row.last_review_day,
    intervalDays: row.interval_days,
    reps: row.reps,
    lapses: row.lapses,
  }
}

const LineRow = z.object({
  id: z.int(),
  grade: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.null()]),
  kind: z.string(),
  study_day: z.int(),
  state_before: z.int().min(0).max(3),
  state_after: z.int().min(0).max(3),
  step_before: number,
  step_after: number,
  stability_before: nullable,
  difficulty_before: nullable,
  stability_after: nullable,
  difficulty_after: nullable,
  scheduled_days: number,
  elapsed_days: z.int(),
  interval_days: number,
  took_ms: z.int(),
  factor: nullable.optional(),
})

/** A line of the log that came along whole; null when there is none, or it is none of ours. */
export function logRowIn(row: PackageRow | null): LogRow | null {
  const line = row === null ? undefined : LineRow.safeParse(row).data
  if (line === undefined) return null
  return {
    id: line.id,
    isNew: true,
    isWhole: true,
    grade: line.grade,
    kind: line.kind,
    studyDay: line.study_day,
    stateBefore: line.state_before,
    stateAfter: line.state_after,
    stepBefore: line.step_before,
    stepAfter: line.step_after,
    stabilityBefore: line.stability_before,
    difficultyBefore: line.difficulty_before,
    stabilityAfter: line.stability_after,
    difficultyAfter: line.difficulty_after,
    scheduledDays: line.scheduled_days,
    elapsedDays: line.elapsed_days,
    intervalDays: line.interval_days,
    tookMs: line.took_ms,
    factor: line.factor ?? null,
  }
}
