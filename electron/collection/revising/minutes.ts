import type { Counts } from '../../contract/core.ts'
import type { TodayView } from '../../contract/today.ts'
import type { SchedulingOptions } from '../../scheduling/options.ts'
import { minutesFor, paceMs } from '../../scheduling/pace.ts'

/** Grades from which on the user's own pace is taken for measured. */
const ENOUGH = 20

/** An answer counts as a minute at most, as in `paceMs`. */
const LONGEST_MS = 60_000

/**
 * Minutes for some cards at the user's own pace, with the range that four days in five fall into: answers
 * differ, and the fewer were timed, the less is known of their mean.
 *
 * @param times  how long the latest answers took, ms
 */
export function minutesOf(
  counts: Counts,
  times: readonly number[],
  options: SchedulingOptions,
): TodayView['minutes'] {
  const likely = minutesFor(counts, paceMs(times), options)
  const isMeasured = times.length >= ENOUGH
  if (!isMeasured) return { likely, low: likely * 0.6, high: likely * 1.7, isMeasured }
  const pace = paceMs(times)
  const answers = (likely * 60_000) / pace
  const clipped = times.map(took => Math.min(took, LONGEST_MS))
  const mean = clipped.reduce((sum, took) => sum + took, 0) / clipped.length
  const variance = clipped.reduce((sum, took) => sum + (took - mean) ** 2, 0) / (clipped.length - 1)
  const spreadMs = 1.28 * Math.sqrt(variance * (answers + answers ** 2 / clipped.length))
  const spread = Math.min(spreadMs / 60_000, likely)
  return { likely, low: likely - spread, high: likely + spread, isMeasured }
}
