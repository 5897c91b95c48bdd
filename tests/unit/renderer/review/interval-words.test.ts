import { describe, expect, test } from 'vitest'
import {
  intervalWords,
  tookWords,
  untilNextWords,
  untilWords,
} from '../../../../renderer/rooms/review/interval-words.ts'

const minutes = (count: number) => count / 1440

describe('an interval', () => {
  test.each([
    [minutes(0.5), 'under 1 min'],
    [minutes(1), '1 min'],
    [minutes(10), '10 min'],
    [minutes(59), '59 min'],
    [minutes(60), '1 h'],
    [minutes(5 * 60 + 10), '5 h'],
    [0.999, '1 day'],
    [1, '1 day'],
    [9, '9 days'],
    [21, '21 days'],
    [99, '99 days'],
    [122, '4 months'],
    [137, '4.5 months'],
    [340, '11 months'],
    [365.25, '1 year'],
    [600, '1.6 years'],
    [36500, '100 years'],
  ])('of %d days reads %s', (days, words) => {
    expect(intervalWords(days)).toBe(words)
  })
})

describe('a time taken', () => {
  test.each([
    [400, '0 s'],
    [8200, '8 s'],
    [60_000, '1 min'],
    [125_000, '2 min 5 s'],
    [3_600_000, '1 h'],
    [3_840_000, '1 h 4 min'],
  ])('of %d ms reads %s', (ms, words) => {
    expect(tookWords(ms)).toBe(words)
  })
})

describe('a countdown', () => {
  test.each([
    [-5, 'now'],
    [0, 'now'],
    [1, '1 s'],
    [59_000, '59 s'],
    [59_001, '1 min'],
    [60_001, '2 min'],
    [240_000, '4 min'],
    [240_001, '5 min'],
    [3_600_000, '1 h'],
    [3_660_000, '1 h 1 min'],
  ])('with %d ms left reads %s', (ms, words) => {
    expect(untilWords(ms)).toBe(words)
  })

  test('is looked at again exactly when its words change', () => {
    for (const left of [239_999, 200_500, 120_000, 60_001, 60_000, 59_500, 59_000, 1500, 1000]) {
      const wait = untilNextWords(left)
      expect(untilWords(left - wait + 0.5)).toBe(untilWords(left))
      expect(untilWords(left - wait)).not.toBe(untilWords(left))
    }
  })
})
