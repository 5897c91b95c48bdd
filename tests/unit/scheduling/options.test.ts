import { describe, expect, test } from 'vitest'
import { defaultParameters } from '../../../electron/scheduling/fsrs.ts'
import {
  defaultOptions,
  problemOfOptions,
  type SchedulingOptions,
} from '../../../electron/scheduling/options.ts'
import { problemOfParameters, upgradedParameters } from '../../../electron/scheduling/parameters.ts'
import { givenBy, known, vectors } from './fixtures.ts'

describe('options', () => {
  test('the default ones have no problem', () => {
    expect(problemOfOptions(defaultOptions)).toBeNull()
  })

  test.each<[Partial<SchedulingOptions>, string]>([
    [{ desiredRetention: 0.5 }, 'retention is 0.5'],
    [{ desiredRetention: 1 }, 'retention is 1'],
    [{ desiredRetention: Number.NaN }, 'retention is NaN'],
    [{ maximumIntervalDays: 0 }, 'maximum interval is 0'],
    [{ maximumIntervalDays: 1.5 }, 'maximum interval is 1.5'],
    [{ learningSteps: [60_000, 0] }, 'learning step 2 is 0 minutes'],
    [{ relearningSteps: [Number.POSITIVE_INFINITY] }, 'relearning step 1'],
    [{ leechThreshold: -1 }, 'leech threshold is -1'],
    [{ leechAction: 'delete' as 'tag' }, 'leech action'],
    [{ newPerDay: 2.5 }, 'New cards a day is 2.5'],
    [{ reviewsPerDay: Number.NaN }, 'Reviews a day is NaN'],
    [{ parameters: [] }, '21 parameters'],
  ])('%o is refused with a sentence that names it', (given, words) => {
    expect(problemOfOptions({ ...defaultOptions, ...given })).toContain(words)
  })

  test('no steps and no limit on leeches are fine', () => {
    const none = { learningSteps: [], relearningSteps: [], leechThreshold: 0, newPerDay: 0, reviewsPerDay: 0 }
    expect(problemOfOptions({ ...defaultOptions, ...none })).toBeNull()
  })
})

describe('parameters', () => {
  const changed = (index: number, value: number) =>
    defaultParameters.map((w, other) => (other === index ? value : w))

  test('of every recorded set have no problem', () => {
    for (const { w } of Object.values(vectors.parameters)) expect(problemOfParameters(w)).toBeNull()
  })

  test('at their bounds have no problem, as float32 either', () => {
    const { low, high } = known<{ low: number[]; high: number[] }>('parameter_bounds')
    for (const bounds of [low, high, low.map(Math.fround), high.map(Math.fround)]) {
      expect(problemOfParameters(bounds)).toBeNull()
    }
  })

  test('beyond each bound are refused, and the sentence says which', () => {
    const { low, high } = known<{ low: number[]; high: number[] }>('parameter_bounds')
    for (let index = 0; index < 21; index++) {
      expect(problemOfParameters(changed(index, (low[index] ?? 0) - 0.0001))).toContain(`w${index} `)
      expect(problemOfParameters(changed(index, (high[index] ?? 0) + 0.0001))).toContain(`w${index} `)
    }
  })

  test('that are no numbers are refused', () => {
    expect(problemOfParameters(changed(3, Number.NaN))).toContain('w3 (number 4 of 21) is not a number')
    expect(problemOfParameters(changed(20, Number.POSITIVE_INFINITY))).toContain('w20')
    expect(problemOfParameters(['0.2' as unknown as number, ...defaultParameters.slice(1)])).toContain('w0')
  })

  test('too few or too many are refused', () => {
    expect(problemOfParameters(defaultParameters.slice(1))).toContain('20 were given')
  })

  test('of FSRS 4.5 and 5 are filled up as fsrs-rs fills them up', () => {
    const { parameters } = givenBy<{ parameters: number[] }>('migrate_17_to_21_parameters')
    const upgraded = upgradedParameters(parameters)
    for (const [index, w] of known<number[]>('migrate_17_to_21_parameters').entries()) {
      expect(upgraded[index]).toBeCloseTo(w, 6)
    }
    expect(upgraded).toHaveLength(21)
    expect(problemOfParameters(upgraded)).toBeNull()
    expect(upgradedParameters(defaultParameters.slice(0, 19))).toEqual([
      ...defaultParameters.slice(0, 19),
      0,
      0.5,
    ])
  })

  test('of FSRS-6 stay as they are, none become the default ones, any other number is refused', () => {
    expect(upgradedParameters(defaultParameters)).toBe(defaultParameters)
    expect(upgradedParameters([])).toBe(defaultParameters)
    expect(() => upgradedParameters([1, 2, 3])).toThrow('3 were given')
  })
})
