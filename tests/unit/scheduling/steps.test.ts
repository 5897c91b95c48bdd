import { expect, test } from 'vitest'
import { isLeechAt } from '../../../electron/scheduling/leech.ts'
import { stepAfter } from '../../../electron/scheduling/steps.ts'
import { DAY_MS } from '../../../electron/scheduling/study-day.ts'
import { MINUTE_MS } from './builders.ts'

function waits(minutes: readonly number[], step: number): (number | null)[] {
  const steps = minutes.map(count => count * MINUTE_MS)
  return ([1, 2, 3] as const).map(grade => {
    const next = stepAfter(grade, step, steps)
    return next && next.waitMs / MINUTE_MS
  })
}

// Cases of Anki's own tests: rslib/src/scheduler/states/steps.rs. Minutes after Again, Hard, Good.
test.each([
  [[10], 0, [10, 15, null]],
  [[3 * 1440], 0, [3 * 1440, 4 * 1440, null]],
  [[1, 10], 0, [1, 5.5, 10]],
  [[1, 10], 1, [1, 10, null]],
  [[1, 10, 100], 0, [1, 5.5, 10]],
  [[1, 10, 100], 1, [1, 10, 100]],
  [[1, 10, 100], 2, [1, 100, null]],
  [[], 0, [null, null, null]],
])('steps %j at step %d wait as in Anki', (minutes, step, expected) => {
  expect(waits(minutes, step)).toEqual(expected)
})

test('Hard above a day waits whole days', () => {
  expect(stepAfter(2, 0, [DAY_MS, 2 * DAY_MS])?.waitMs).toBe(2 * DAY_MS)
  expect(stepAfter(2, 0, [DAY_MS / 2, DAY_MS])?.waitMs).toBe(0.75 * DAY_MS)
})

// Cases of Anki's own tests: rslib/src/scheduler/states/review.rs.
test.each([
  [3, [3, 5, 7]],
  [8, [8, 12]],
  [1, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]],
  [0, []],
])('a threshold of %d makes a leech at these lapses', (threshold, expected) => {
  const upTo = threshold === 3 ? 7 : 13
  const lapses = Array.from({ length: upTo + 1 }, (_, count) => count)
  expect(lapses.filter(count => isLeechAt(count, threshold))).toEqual(expected)
})
