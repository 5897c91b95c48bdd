import { describe, expect, test } from 'vitest'
import { clockTime, withChoice, withStrike } from '../../../../renderer/rooms/exam/sitting-state.ts'
import { aQuestion } from './a-sitting.ts'

describe('choosing', () => {
  test('goes by how many the question asks for', () => {
    expect(withChoice(aQuestion(1, { chosen: ['A'] }), 'C').chosen).toEqual(['C'])
    expect(withChoice(aQuestion(1, { choose: 2, chosen: ['A'] }), 'C').chosen).toEqual(['A', 'C'])
  })

  test('what was struck out brings it back, and striking out what is chosen gives it up', () => {
    expect(withChoice(aQuestion(1, { struck: ['B'] }), 'B')).toEqual({ chosen: ['B'], struck: [] })
    expect(withStrike(aQuestion(1, { chosen: ['B'] }), 'B')).toEqual({ chosen: [], struck: ['B'] })
    expect(withStrike(aQuestion(1, { struck: ['B'] }), 'B')).toEqual({ chosen: [], struck: [] })
  })
})

test.each([
  [90 * 60_000, '90:00'],
  [61 * 60_000 + 24_000, '61:24'],
  [3_845_000 + 3_600_000, '2:04:05'],
  [59_001, '01:00'],
  [1, '00:01'],
  [0, '00:00'],
  [-5000, '00:00'],
])('%d ms left stand on the clock as %s', (left, shown) => {
  expect(clockTime(left)).toBe(shown)
})
