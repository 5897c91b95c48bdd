import type { SchedulingOptions } from './options.ts'
import type { Limits } from './queue.ts'

/** An answer counts as one minute at most: beyond it the learner was elsewhere. Anki's limit. */
const LONGEST_MS = 60_000

/** What an answer is taken to last before the learner's own pace is known, ms. */
const FIRST_PACE_MS = 10_000

/** Answers from which on the learner's own pace alone counts. */
const ENOUGH = 20

/**
 * How long the learner takes over an answer, in ms: the mean of the answers without the fastest and the slowest
 * tenth, each counted as a minute at most. With fewer than 20 answers a pace of 10 s stands in for the missing.
 *
 * @param tookMs  how long recent answers took, in any order; what is not above 0 is left out
 */
export function paceMs(tookMs: readonly number[]): number {
  const sorted = tookMs
    .filter(took => took > 0)
    .map(took => Math.min(took, LONGEST_MS))
    .sort((one, other) => one - other)
  const cut = Math.floor(sorted.length / 10)
  const kept = sorted.slice(cut, sorted.length - cut)
  const missing = Math.max(0, ENOUGH - sorted.length)
  const sum = kept.reduce((total, took) => total + took, missing * FIRST_PACE_MS)
  return sum / (kept.length + missing)
}

/**
 * How long a session will take, in minutes, not rounded.
 *
 * A new card is answered once for each learning step (at least once), a learning card once, a review once and,
 * as often as it is forgotten, once more for each relearning step.
 */
export function minutesFor(
  counts: Limits & { readonly learning: number },
  pace: number,
  options: Pick<SchedulingOptions, 'learningSteps' | 'relearningSteps' | 'desiredRetention'>,
): number {
  const forNew = counts.new * Math.max(1, options.learningSteps.length)
  const forgotten = counts.review * (1 - options.desiredRetention)
  const answers = forNew + counts.learning + counts.review + forgotten * options.relearningSteps.length
  return (answers * pace) / 60_000
}
