import { describe, expect, test } from 'vitest'
import { type Grade, grades } from '../../../electron/scheduling/card.ts'
import {
  defaultParameters,
  intervalFor,
  type Memory,
  memoryAfter,
  memoryFromSm2,
  retrievabilityAt,
  wholeIntervalFor,
} from '../../../electron/scheduling/fsrs.ts'
import { upgradedParameters } from '../../../electron/scheduling/parameters.ts'
import { givenBy, known, vectors } from './fixtures.ts'

// tests/fixtures/fsrs/README.md: float64 against float64, and against float32.
const FLOAT64 = 2e-6
const FLOAT32 = 1e-4

/** How far a number is from the expected one, relative to it. */
function distance(actual: number, expected: number): number {
  return Math.abs(actual - expected) / Math.abs(expected)
}

function parametersNamed(id: string): number[] {
  const set = vectors.parameters[id]
  if (!set) throw new Error(`no parameters ${id}`)
  return set.w
}

function withDecay(decay: number): number[] {
  return [...defaultParameters.slice(0, 20), decay]
}

function memoryAfterAll(
  ratings: readonly Grade[],
  days: readonly number[],
  parameters: readonly number[],
): Memory {
  let memory: Memory | null = null
  for (const [index, grade] of ratings.entries()) {
    memory = memoryAfter(memory, days[index] ?? 0, grade, parameters)
  }
  if (memory === null) throw new Error('no reviews')
  return memory
}

describe('each recorded history is reproduced review by review', () => {
  test.each(vectors.vectors)('$name ($parameters_id)', vector => {
    const tolerance = vector.py_fsrs_agrees ? FLOAT64 : FLOAT32
    let memory: Memory | null = null
    for (const [index, { delta_days, rating }] of vector.reviews.entries()) {
      const expected = vector.expected[index]
      if (!expected) throw new Error('a review without expectation')
      if (memory !== null && expected.retrievability !== null) {
        const retrievability = retrievabilityAt(memory, delta_days, vector.parameters)
        expect(Math.abs(retrievability - expected.retrievability)).toBeLessThanOrEqual(1e-6)
      }
      memory = memoryAfter(memory, delta_days, rating, vector.parameters)
      const { stability, difficulty } = memory
      expect(distance(stability, expected.stability)).toBeLessThanOrEqual(tolerance)
      expect(distance(difficulty, expected.difficulty)).toBeLessThanOrEqual(tolerance)
      const interval = intervalFor(stability, vector.desired_retention, vector.parameters, 1e9)
      expect(distance(interval, expected.interval)).toBeLessThanOrEqual(tolerance)
      const days = wholeIntervalFor(
        stability,
        vector.desired_retention,
        vector.parameters,
        vector.maximum_interval,
      )
      expect(Math.abs(days - expected.interval_days)).toBeLessThanOrEqual(expected.near_half ? 1 : 0)
    }
  })
})

test('the four answers from one memory are the recorded ones', () => {
  const names = ['again', 'hard', 'good', 'easy'] as const
  for (const state of vectors.next_states) {
    const parameters = parametersNamed(state.parameters_id)
    const tolerance = state.py_fsrs_differs ? FLOAT32 : FLOAT64
    for (const [index, name] of names.entries()) {
      const expected = state.expected[name]
      const memory = memoryAfter(state.memory, state.delta_days, (index + 1) as Grade, parameters)
      expect(distance(memory.stability, expected.stability), JSON.stringify(state)).toBeLessThanOrEqual(
        tolerance,
      )
      expect(distance(memory.difficulty, expected.difficulty)).toBeLessThanOrEqual(tolerance)
      const interval = intervalFor(memory.stability, state.desired_retention, parameters, 1e9)
      expect(distance(interval, expected.interval)).toBeLessThanOrEqual(tolerance)
    }
  }
})

test('the forgetting curve runs through the recorded points', () => {
  for (const point of vectors.forgetting_curve) {
    const memory = { stability: point.stability, difficulty: 5 }
    const retrievability = retrievabilityAt(memory, point.elapsed_days, withDecay(point.decay))
    expect(Math.abs(retrievability - point.retrievability)).toBeLessThanOrEqual(1e-6)
  }
})

test('intervals for a desired retention are the recorded ones', () => {
  for (const { stability, desired_retention, decay, interval } of vectors.next_interval) {
    const days = intervalFor(stability, desired_retention, withDecay(decay), 1e9)
    expect(distance(days, interval)).toBeLessThanOrEqual(FLOAT64)
  }
})

test('memory converted from SM-2 is the recorded one', () => {
  for (const {
    parameters_id,
    ease_factor,
    interval_days,
    sm2_retention,
    expected,
  } of vectors.sm2_conversion) {
    const memory = memoryFromSm2(ease_factor, interval_days, sm2_retention, parametersNamed(parameters_id))
    expect(distance(memory.stability, expected.stability)).toBeLessThanOrEqual(FLOAT64)
    expect(distance(memory.difficulty, expected.difficulty)).toBeLessThanOrEqual(FLOAT64)
  }
})

describe('facts from the tests of the FSRS projects', () => {
  test('default parameters', () => {
    expect([...defaultParameters]).toEqual(known('default_parameters'))
  })

  test.each([
    ['memory_state_short_term', [...defaultParameters]],
    ['memory_state_long_term', [...defaultParameters.slice(0, 17), 0, 0, 0, 0.1542]],
    ['memory_state_all_ratings', [...defaultParameters]],
  ])('%s', (id, parameters) => {
    const { ratings, delta_days } = givenBy<{ ratings: Grade[]; delta_days: number[] }>(id)
    const expected = known<Memory>(id)
    const memory = memoryAfterAll(ratings, delta_days, parameters)
    expect(Math.abs(memory.stability - expected.stability)).toBeLessThanOrEqual(1e-4)
    expect(Math.abs(memory.difficulty - expected.difficulty)).toBeLessThanOrEqual(1e-4)
  })

  test('nineteen parameters of FSRS-5, filled up, give the memory FSRS-5 gave', () => {
    type Given = { parameters: number[]; ratings: Grade[]; delta_days: number[] }
    const given = givenBy<Given>('memory_state_fsrs5_19_parameters')
    const parameters = upgradedParameters(given.parameters)
    const memory = memoryAfterAll(given.ratings, given.delta_days, parameters)
    expect(memory.stability).toBeCloseTo(31.722992, 4)
    expect(memory.difficulty).toBeCloseTo(7.382128, 4)
    const next = memoryAfter({ stability: 20.925528, difficulty: 7.005062 }, 21, 3, parameters)
    expect(next.stability).toBeCloseTo(40.87456, 4)
    expect(next.difficulty).toBeCloseTo(6.9913807, 4)
  })

  test('the first review', () => {
    const expected = known<{ stability: number[]; difficulty: number[] }>('first_review')
    const memories = grades.map(grade => memoryAfter(null, 0, grade, defaultParameters))
    for (const [index, memory] of memories.entries()) {
      expect(memory.stability).toBeCloseTo(expected.stability[index] ?? Number.NaN, 8)
      expect(memory.difficulty).toBeCloseTo(expected.difficulty[index] ?? Number.NaN, 8)
    }
  })

  test('intervals by desired retention', () => {
    const { desired_retention } = givenBy<{ desired_retention: number[] }>('next_interval_by_retention')
    const { fsrs_rs } = known<{ fsrs_rs: number[] }>('next_interval_by_retention')
    const days = desired_retention.map(retention => wholeIntervalFor(1, retention, defaultParameters, 1e9))
    expect(days.slice(1)).toEqual(fsrs_rs.slice(1))
    // The first is three million days long: float32 and float64 differ in its last digit.
    expect(distance(days[0] ?? 0, fsrs_rs[0] ?? 0)).toBeLessThan(FLOAT64)
  })

  test('the forgetting curve', () => {
    const { elapsed_days, stability } = givenBy<{ elapsed_days: number[]; stability: number[] }>(
      'forgetting_curve_pairs',
    )
    for (const [index, expected] of known<number[]>('forgetting_curve_pairs').entries()) {
      const memory = { stability: stability[index] ?? 0, difficulty: 5 }
      expect(retrievabilityAt(memory, elapsed_days[index] ?? 0, defaultParameters)).toBeCloseTo(expected, 5)
    }
    const week = retrievabilityAt({ stability: 8.2956, difficulty: 1 }, 8, defaultParameters)
    expect(week).toBeCloseTo(known<number>('retrievability_after_first_easy_8_days'), 7)
    for (const [days, expected] of known<number[]>('forgetting_curve_s1').entries()) {
      expect(retrievabilityAt({ stability: 1, difficulty: 5 }, days, defaultParameters)).toBeCloseTo(
        expected,
        7,
      )
    }
  })

  test('difficulty after each grade', () => {
    const { by_rating } = known<{ by_rating: number[] }>('next_difficulty_from_5')
    for (const [index, grade] of grades.entries()) {
      const memory = memoryAfter({ stability: 5, difficulty: 5 }, 1, grade, defaultParameters)
      expect(memory.difficulty).toBeCloseTo(by_rating[index] ?? Number.NaN, 5)
    }
  })

  test('same-day stability', () => {
    const { same_day } = known<{ same_day: number[] }>('next_stability_pieces')
    for (const [index, grade] of grades.entries()) {
      const memory = memoryAfter({ stability: 5, difficulty: 5 }, 0, grade, defaultParameters)
      expect(memory.stability).toBeCloseTo(same_day[index] ?? Number.NaN, 4)
    }
  })

  test('a card converted from SM-2 grows by its ease with the next Good', () => {
    const memory = memoryFromSm2(2, 15, 0.9, defaultParameters)
    const next = memoryAfter(memory, 15, 3, defaultParameters)
    expect(Math.abs(next.stability / 15 - 2)).toBeLessThan(0.01)
  })

  test('an SM-2 retention of 1 fits no memory and is refused', () => {
    expect(() => memoryFromSm2(2.5, 10, 1, defaultParameters)).toThrow(RangeError)
  })
})

describe('what plain ts-fsrs does otherwise', () => {
  test('a first stability below 0.1 stays as fitted', () => {
    const parameters = [0.0604632, ...defaultParameters.slice(1)]
    expect(memoryAfter(null, 0, 1, parameters).stability).toBe(0.0604632)
  })

  test('w19 = 0 stays 0', () => {
    const parameters = parametersNamed('w19_zero')
    const memory = memoryAfter({ stability: 20, difficulty: 5 }, 0, 4, parameters)
    expect(memory.stability).toBeCloseTo(20 * Math.exp(0.5425 * (1 + 0.0912)), 6)
  })

  test('a clock set back counts as the same day instead of failing', () => {
    const memory = { stability: 10, difficulty: 5 }
    expect(memoryAfter(memory, -3, 3, defaultParameters)).toEqual(
      memoryAfter(memory, 0, 3, defaultParameters),
    )
    expect(retrievabilityAt(memory, -3, defaultParameters)).toBe(1)
  })

  test('memory out of bounds is brought into them instead of failing', () => {
    const memory = memoryAfter({ stability: 0.0003, difficulty: 0.5 }, 1, 3, defaultParameters)
    expect(memory).toEqual(memoryAfter({ stability: 0.001, difficulty: 1 }, 1, 3, defaultParameters))
  })

  test('a parameter that is missing is named', () => {
    expect(() => memoryAfter(null, 0, 1, defaultParameters.slice(0, 17))).toThrow('w20')
  })

  test('a desired retention of 0 is refused, not replaced by the default', () => {
    expect(() => intervalFor(10, 0, defaultParameters, 36_500)).toThrow(RangeError)
  })
})
