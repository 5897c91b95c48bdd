import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { wilson } from '../../../electron/exam/interval.ts'
import { isRight, scoreOf, scoresBy } from '../../../electron/exam/scoring.ts'
import { type Answered, letters, noAnswer } from '../../../electron/exam/sheet.ts'
import { answered, aSheetQuestion } from './builders.ts'

/** A sheet as a person would hold it against the key: strings, and nothing of the app's. */
type Line = { key: string; given: string; counts: boolean; domain: string }

const someLine: fc.Arbitrary<Line> = fc.record({
  key: fc.subarray(['A', 'B', 'C', 'D', 'E', 'F'], { minLength: 1, maxLength: 4 }).map(all => all.join('')),
  given: fc.subarray(['A', 'B', 'C', 'D', 'E', 'F']).map(all => all.join('')),
  counts: fc.boolean(),
  domain: fc.constantFrom('One', 'Two', 'Three', 'Four'),
})

/** Counts by hand: a line is right if every one of the six boxes is as on the key. */
function bruteForce(lines: readonly Line[]): { right: number; scored: number } {
  let right = 0
  let scored = 0
  for (const { key, given, counts } of lines) {
    if (!counts) continue
    scored += 1
    let boxes = 0
    for (const box of 'ABCDEF') if (key.indexOf(box) < 0 === given.indexOf(box) < 0) boxes += 1
    if (boxes === 6) right += 1
  }
  return { right, scored }
}

function toSheet(lines: readonly Line[]): Answered[] {
  return lines.map(({ key, given, counts, domain }, index) => ({
    question: {
      ...aSheetQuestion(key, { position: index + 1, isScored: counts, domain }),
      options: letters.map(letter => ({ html: letter, why: '', isRight: key.includes(letter) })),
    },
    answer: { ...noAnswer, chosen: letters.filter(letter => given.includes(letter)) },
  }))
}

test('10,000 random sheets score as an independent scorer has it, whole and by domain', () => {
  fc.assert(
    fc.property(fc.array(someLine, { maxLength: 30 }), lines => {
      const sheet = toSheet(lines)
      expect(scoreOf(sheet)).toEqual(bruteForce(lines))
      for (const { name, right, scored } of scoresBy(sheet, ({ domain }) => ({ id: domain, name: domain }))) {
        expect({ right, scored }).toEqual(bruteForce(lines.filter(({ domain }) => domain === name)))
      }
    }),
    { numRuns: 10_000 },
  )
}, 60_000)

describe('one question', () => {
  const two = aSheetQuestion('BD')
  test('half right is wrong', () => expect(isRight(two, ['B'])).toBe(false))
  test('one too many is wrong', () => expect(isRight(two, ['B', 'C', 'D'])).toBe(false))
  test('all right ones in any order are right', () => expect(isRight(two, ['D', 'B'])).toBe(true))
  test('no answer is wrong', () => expect(isRight(two, [])).toBe(false))
})

test('an unscored question counts nowhere', () => {
  const miss = answered('A', 'B')
  const unscored = { ...miss, question: { ...miss.question, isScored: false } }
  expect(scoreOf([unscored, answered('A', 'A')])).toEqual({ right: 1, scored: 1 })
})

describe('Wilson’s interval', () => {
  // Brown, Cai and DasGupta (2001) and hand calculation with z = 1.959964.
  test.each([
    [41, 50, 0.692, 0.902],
    [0, 20, 0, 0.1611],
    [20, 20, 0.8389, 1],
    [7, 10, 0.3968, 0.8922],
  ])('%i of %i', (right, of, low, high) => {
    const interval = wilson(right, of)
    expect(interval.low).toBeCloseTo(low, 3)
    expect(interval.high).toBeCloseTo(high, 3)
  })

  test('holds the share, and keeps within 0 and 1', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(500), (of, some) => {
        const { share, low, high } = wilson(some % (of + 1), of)
        expect(low).toBeGreaterThanOrEqual(0)
        expect(low).toBeLessThanOrEqual(share)
        expect(high).toBeGreaterThanOrEqual(share)
        expect(high).toBeLessThanOrEqual(1)
      }),
    )
  })
})
