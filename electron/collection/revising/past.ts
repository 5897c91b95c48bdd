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

/** What was revised on each study day of a span, both ends included; days without a grade are left out. */
export function daysDone(db: Reader, from: number, to: number): DayDone[] {
  return all<DayDone>(
    db,
    `SELECT study_day AS day, count(*) AS reviews, sum(state_before = 2) AS mature,
       sum(state_before = 2 AND grade > 1) AS remembered, sum(took_ms > 0) AS timed, sum(took_ms) AS tookMs
     FROM review_log WHERE study_day BETWEEN :from AND :to AND ${GRADED} GROUP BY study_day`,
    { from, to },
  )
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
