import { all, one, type Reader } from '../db.ts'

/** Lines of the log that are grades given here or elsewhere; `imported` and `manual` ones count nowhere. */
export const GRADED = `kind IN ('learning', 'review', 'relearning', 'early')`

/** What was revised on one study day. Counts are grades; `mature` are those of cards on review. */
export type DayDone = {
  readonly day: number
  readonly reviews: number
  readonly mature: number
  readonly remembered: number
  readonly timed: number
  readonly tookMs: number
}

type Group = { day: number; state: number; grade: number; reviews: number; timed: number; tookMs: number }

/**
 * What was revised on each study day of a span, both ends included; days without a grade are left out.
 * Grouped as the index is ordered, which costs a fraction of summing by conditions.
 */
export function daysDone(db: Reader, from: number, to: number): DayDone[] {
  const groups = all<Group>(
    db,
    `SELECT study_day AS day, state_before AS state, grade, count(*) AS reviews, sum(took_ms) AS tookMs,
       count(nullif(took_ms, 0)) AS timed
     FROM review_log WHERE study_day BETWEEN :from AND :to AND ${GRADED}
     GROUP BY study_day, kind, state_before, grade`,
    { from, to },
  )
  const days = new Map<number, { -readonly [Name in keyof DayDone]: number }>()
  for (const { day, state, grade, reviews, timed, tookMs } of groups) {
    const sum = days.get(day) ?? { day, reviews: 0, mature: 0, remembered: 0, timed: 0, tookMs: 0 }
    sum.reviews += reviews
    sum.timed += timed
    sum.tookMs += tookMs
    if (state === 2) sum.mature += reviews
    if (state === 2 && grade > 1) sum.remembered += reviews
    days.set(day, sum)
  }
  return [...days.values()]
}

/** Study days in a row with a grade that end today or yesterday, latest first: one look at the index a day. */
export function daysInRow(db: Reader, today: number): number[] {
  const rows = all<{ day: number }>(
    db,
    `WITH RECURSIVE run (day) AS (
       SELECT :today WHERE EXISTS (SELECT 1 FROM review_log WHERE study_day = :today AND ${GRADED})
       UNION ALL
       SELECT :today - 1 WHERE EXISTS (SELECT 1 FROM review_log WHERE study_day = :today - 1 AND ${GRADED})
       UNION ALL
       SELECT day - 1 FROM run WHERE day < :today
         AND EXISTS (SELECT 1 FROM review_log WHERE study_day = run.day - 1 AND ${GRADED}))
     SELECT day FROM run`,
    { today },
  )
  return rows.map(row => row.day)
}

/** How long the latest grades took, ms, latest first. */
export function latestTimes(db: Reader, count: number): number[] {
  const rows = all<{ tookMs: number }>(
    db,
    `SELECT took_ms AS tookMs FROM review_log WHERE ${GRADED} AND took_ms > 0 ORDER BY id DESC LIMIT :count`,
    { count },
  )
  return rows.map(row => row.tookMs)
}

/** Whether anything was ever graded. */
export function hasReviews(db: Reader): boolean {
  return one(db, `SELECT 1 FROM review_log WHERE ${GRADED} LIMIT 1`) !== undefined
}
