import { DAY_MS } from './study-day.ts'

/**
 * The wait after Again, Hard or Good on a learning or relearning step, and the step the card is on then; null
 * when the card leaves the steps.
 *
 * Again goes back to the first step. Hard stays: on the first step it waits the mean of the first two, or half
 * as long again when there is only one, at most a day more; on a later one that step once more. Good goes on to
 * the next step, if there is one. Easy always leaves.
 *
 * @param steps  waits in ms
 * @param step   where the card is; beyond the last counts as the last, since steps may have been taken away
 * @see Anki, rslib/src/scheduler/states/steps.rs
 */
export function stepAfter(
  grade: 1 | 2 | 3,
  step: number,
  steps: readonly number[],
): { readonly step: number; readonly waitMs: number } | null {
  const first = steps[0]
  if (first === undefined) return null
  const current = Math.min(Math.max(step, 0), steps.length - 1)
  switch (grade) {
    case 1:
      return { step: 0, waitMs: first }
    case 2:
      if (current > 0) return { step: current, waitMs: steps[current] ?? first }
      return { step: 0, waitMs: wholeDaysAboveOne(hardOnFirst(first, steps[1])) }
    case 3: {
      const waitMs = steps[current + 1]
      return waitMs === undefined ? null : { step: current + 1, waitMs }
    }
  }
}

function hardOnFirst(first: number, second: number | undefined): number {
  return second === undefined ? Math.min(first * 1.5, first + DAY_MS) : (first + second) / 2
}

/** Above a day in whole days, so that the wait is the same early and late in the day. */
function wholeDaysAboveOne(waitMs: number): number {
  return waitMs > DAY_MS ? Math.round(waitMs / DAY_MS) * DAY_MS : Math.round(waitMs)
}
