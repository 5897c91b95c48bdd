import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chanceOf, fuzzedInterval } from '../../../electron/scheduling/fuzz.ts'
import { givenBy, known } from './fixtures.ts'

/** Lowest, middle and highest outcome. */
function range(interval: number, minimum: number, maximum: number): number[] {
  return [0, 0.5, 0.99].map(chance => fuzzedInterval(interval, minimum, maximum, chance))
}

describe('an interval is varied', () => {
  test('within the range the FSRS projects use', () => {
    const { interval } = givenBy<{ interval: number[] }>('fuzz_range')
    const { min, max } = known<{ min: number[]; max: number[] }>('fuzz_range')
    for (const [index, days] of interval.entries()) {
      expect(fuzzedInterval(days, 1, 36_500, 0)).toBe(min[index])
      expect(fuzzedInterval(days, 1, 36_500, 1 - 1e-9)).toBe(max[index])
    }
  })

  // Cases of Anki's own tests: rslib/src/scheduler/states/fuzz.rs.
  test.each([
    [1, 1, 1000, [1, 1, 1]],
    [2.49, 1, 1000, [2, 2, 2]],
    [2.5, 1, 1000, [2, 3, 4]],
    [7, 1, 1000, [5, 7, 9]],
    [17, 1, 1000, [14, 17, 20]],
    [37, 1, 1000, [33, 37, 41]],
    [2, 3, 1000, [3, 4, 4]],
    [2, 3, 3, [3, 3, 3]],
    [100, 101, 1000, [101, 105, 108]],
    [100, 1, 99, [92, 96, 99]],
    [100, 97, 103, [97, 100, 103]],
  ])('%d days, at least %d and at most %d, as Anki varies it', (interval, minimum, maximum, expected) => {
    expect(range(interval, minimum, maximum)).toEqual(expected)
  })

  test('never out of its bounds; the maximum wins over the minimum', () => {
    const anyBounds = fc.record({
      interval: fc.double({ min: 0, max: 50_000, noNaN: true }),
      minimum: fc.nat({ max: 40_000 }),
      maximum: fc.integer({ min: 1, max: 36_500 }),
      chance: fc.option(fc.double({ min: 0, max: 0.999999, noNaN: true })),
    })
    fc.assert(
      fc.property(anyBounds, ({ interval, minimum, maximum, chance }) => {
        const days = fuzzedInterval(interval, minimum, maximum, chance)
        expect(Number.isInteger(days)).toBe(true)
        expect(days).toBeLessThanOrEqual(maximum)
        expect(days).toBeGreaterThanOrEqual(Math.min(Math.max(minimum, 1), maximum))
      }),
    )
  })
})

describe('the chance of a card', () => {
  test('is the same each time, and another with each repetition and card', () => {
    expect(chanceOf(1_763_900_000_123, 3)).toBe(chanceOf(1_763_900_000_123, 3))
    const seen = new Set<number>()
    for (let id = 0; id < 50; id++) {
      for (let reps = 0; reps < 50; reps++) seen.add(chanceOf(1_763_900_000_000 + id, reps))
    }
    expect(seen.size).toBe(2500)
    expect(chanceOf(1, 3)).not.toBe(chanceOf(1 + 2 ** 32, 3))
  })

  test('is spread evenly from 0 to below 1', () => {
    const tenths = new Array<number>(10).fill(0)
    for (let id = 0; id < 10_000; id++) {
      const tenth = Math.floor(chanceOf(1_763_900_000_000 + id, 4) * 10)
      tenths[tenth] = (tenths[tenth] ?? 0) + 1
    }
    for (const count of tenths) expect(Math.abs(count - 1000)).toBeLessThan(150)
    expect(tenths).toHaveLength(10)
  })
})
