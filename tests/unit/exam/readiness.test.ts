import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inverseOf } from '../../../electron/exam/linear.ts'
import { estimateOf, fitOf, type ReadinessInput } from '../../../electron/exam/readiness.ts'
import { fittedMemory, type PastAnswer } from '../../../electron/exam/readiness-fit.ts'
import { leversOf } from '../../../electron/exam/readiness-levers.ts'
import { answerLogit, blindChance, logistic } from '../../../electron/exam/readiness-model.ts'
import { chanceOfAtLeast, chanceOfPassing, neededOf } from '../../../electron/exam/readiness-passing.ts'
import { missingSentence, readinessHeadline } from '../../../electron/exam/readiness-words.ts'

const pass = { share: 0.72, low: 0.65, high: 0.78 }

/** Forty questions on two topics, each on a fact of its own that is remembered with this chance. */
function anInput(chance: number | null, over: Partial<ReadinessInput> = {}): ReadinessInput {
  const items = (topic: string) =>
    Array.from({ length: 20 }, (_, index) => ({
      facts: [{ id: `${topic}-${index}`, chance, ifRevised: 0.97 }],
      blind: 0.25,
      weight: 1,
    }))
  return {
    topics: [
      { id: '2.1', weight: 0.6, items: items('2.1') },
      { id: '2.2', weight: 0.4, items: items('2.2') },
    ],
    questions: 50,
    answers: [],
    reviews: [],
    pass,
    ...over,
  }
}

const answers = (count: number, isRight: boolean, topic = '2.1'): PastAnswer[] =>
  Array.from({ length: count }, () => ({
    topic,
    known: { chance: 0.8, unlearnt: 0 },
    blind: 0.25,
    isRight,
    ageDays: 1,
  }))

const estimate = (input: ReadinessInput) => estimateOf(input, fitOf(input))

describe('how likely so many are right', () => {
  test('as counting every way gives it', () => {
    const parts = fc.array(
      fc.record({ questions: fc.nat(3), right: fc.double({ min: 0, max: 1, noNaN: true }) }),
      { maxLength: 4 },
    )
    fc.assert(
      fc.property(parts, fc.nat(12), (parts, needed) => {
        const each = parts.flatMap(({ questions, right }) => Array.from({ length: questions }, () => right))
        let sum = 0
        for (let way = 0; way < 2 ** each.length; way++) {
          const isRight = each.map((_, index) => (way & (1 << index)) !== 0)
          if (isRight.filter(Boolean).length < needed) continue
          sum += each.reduce((all, chance, index) => all * (isRight[index] ? chance : 1 - chance), 1)
        }
        expect(chanceOfAtLeast(parts, needed)).toBeCloseTo(sum, 9)
      }),
    )
  })

  test('72 % of 50 questions are 36, of 15 are 11', () => {
    expect([neededOf(50, 0.72), neededOf(15, 0.72)]).toEqual([36, 11])
  })

  test('not knowing the candidate well pulls the chance towards the middle', () => {
    const parts = [{ questions: 50, right: 0.85 }]
    expect(chanceOfPassing(parts, 0.72, 0)).toBeGreaterThan(0.99)
    expect(chanceOfPassing(parts, 0.72, 1)).toBeLessThan(0.9)
  })
})

describe('one question', () => {
  test.each([
    [4, 1, 1 / 4],
    [5, 2, 1 / 10],
    [6, 3, 1 / 20],
  ])('of %i options with %i right a blind guess is right one time in so many', (options, choose, chance) => {
    expect(blindChance(options, choose)).toBeCloseTo(chance, 12)
  })

  test('known for sure it is right but for a slip, unknown but for a guess', () => {
    const traits = { memory: 0, background: -20 }
    expect(logistic(answerLogit({ chance: 1, unlearnt: 0 }, 0.25, traits).logit)).toBeCloseTo(0.95, 3)
    // 0.25 to the power 0.7.
    expect(logistic(answerLogit({ chance: null, unlearnt: 1 }, 0.25, traits).logit)).toBeCloseTo(0.3789, 3)
  })

  test('its slope by background is that of the curve', () => {
    const at = (background: number) =>
      answerLogit({ chance: 0.7, unlearnt: 2 }, 0.25, { memory: 0.2, background })
    const measured = (at(0.301).logit - at(0.299).logit) / 0.002
    expect(at(0.3).byBackground).toBeCloseTo(measured, 5)
  })
})

test('a matrix times its inverse is one', () => {
  const matrix = [
    [4, 1, 0],
    [1, 3, 1],
    [0, 1, 2],
  ]
  const inverse = inverseOf(matrix)
  for (const [row, line] of matrix.entries()) {
    for (const column of [0, 1, 2]) {
      const sum = line.reduce((all, value, index) => all + value * (inverse[index]?.[column] ?? 0), 0)
      expect(sum).toBeCloseTo(row === column ? 1 : 0, 12)
    }
  }
})

test('who remembers as the scheduler says needs no correction; who remembers more gets one', () => {
  const reviews = (remembered: number) =>
    Array.from({ length: 200 }, (_, index) => ({ chance: 0.8, isRemembered: index < remembered }))
  expect(fittedMemory(reviews(160)).mean).toBeCloseTo(0, 2)
  // logit 0.9 less logit 0.8 is 0.811; the prior takes a little of it.
  const better = fittedMemory(reviews(180)).mean
  expect(better).toBeGreaterThan(0.55)
  expect(better).toBeLessThan(0.811)
  expect(fittedMemory([]).mean).toBe(0)
})

describe('the chance of passing', () => {
  test('rises with what is remembered, and lies within its interval and its pass marks', () => {
    const chance = fc.double({ min: 0.02, max: 0.98, noNaN: true })
    fc.assert(
      fc.property(chance, chance, (one, other) => {
        const [worse, better] = [Math.min(one, other), Math.max(one, other)]
        const [low, high] = [estimate(anInput(worse)), estimate(anInput(better))]
        expect(high.chance).toBeGreaterThanOrEqual(low.chance - 1e-9)
        for (const { chance, low: from, high: to, ifEasier, ifHarder } of [low, high]) {
          expect(from).toBeLessThanOrEqual(to)
          expect(ifHarder).toBeLessThanOrEqual(chance)
          expect(ifEasier).toBeGreaterThanOrEqual(chance)
        }
      }),
      { numRuns: 60 },
    )
  })

  test('rises with right answers, falls with wrong ones, and the more answers the narrower it is', () => {
    const none = estimate(anInput(0.8))
    const right = estimate(anInput(0.8, { answers: answers(30, true) }))
    const wrong = estimate(anInput(0.8, { answers: answers(30, false) }))
    expect(right.chance).toBeGreaterThan(none.chance)
    expect(wrong.chance).toBeLessThan(none.chance)
    expect(right.spread).toBeLessThan(none.spread)
  })

  test('a few answers move it less than many', () => {
    const by = (count: number) => estimate(anInput(0.8, { answers: answers(count, false) })).chance
    expect(by(2)).toBeGreaterThan(by(10))
    expect(by(10)).toBeGreaterThan(by(40))
    const none = estimate(anInput(0.8)).chance
    expect(none - by(2)).toBeLessThan((none - by(40)) / 2)
  })

  test('answers of long ago count less', () => {
    const old = answers(20, false).map(answer => ({ ...answer, ageDays: 300 }))
    expect(estimate(anInput(0.8, { answers: old })).chance).toBeGreaterThan(
      estimate(anInput(0.8, { answers: answers(20, false) })).chance,
    )
  })

  test('a topic is judged by its own answers more than by another’s', () => {
    const [first = 0, second = 0] = estimate(anInput(0.8, { answers: answers(20, false, '2.2') })).expected
    expect(second).toBeLessThan(first)
  })

  test('a question counts by its weight', () => {
    const two = (weight: number) => {
      const [known, unknown] = [0.98, null].map((chance, index) => ({
        ...{ facts: [{ id: String(index), chance, ifRevised: 0.9 }], blind: 0.25 },
        weight: index === 0 ? weight : 1,
      }))
      const items = known && unknown ? [known, unknown] : []
      return estimate({ ...anInput(0.8), topics: [{ id: '2.1', weight: 1, items }] }).expected[0] ?? 0
    }
    const alone = two(1e9)
    expect(two(1)).toBeCloseTo((alone + two(1e-9)) / 2, 6)
    expect(two(3)).toBeGreaterThan(two(1))
  })

  test('facts never learnt make it low, but not nothing', () => {
    const { chance, expected } = estimate(anInput(null))
    expect(chance).toBeLessThan(0.3)
    expect(expected[0]).toBeGreaterThan(0.3)
  })
})

describe('what would raise it most', () => {
  const levers = (input: ReadinessInput, seconds = 10) => {
    const fit = fitOf(input)
    return leversOf(input, fit, estimateOf(input, fit), seconds)
  }

  test('at most three, the best a minute first', () => {
    const found = levers(anInput(0.5))
    expect(found.length).toBeGreaterThan(0)
    expect(found.length).toBeLessThanOrEqual(3)
    const rates = found.map(({ perMinute }) => perMinute)
    expect(rates).toEqual([...rates].sort((one, other) => other - one))
    for (const { gain, minutes, perMinute } of found) expect(perMinute).toBeCloseTo(gain / minutes, 12)
  })

  test('the topic with the larger share of the exam comes first', () => {
    expect(levers(anInput(0.5))[0]).toMatchObject({ topic: '2.1', what: 'revise', cards: 15, minutes: 2.5 })
  })

  test('what was never learnt is to be learnt, and takes longer', () => {
    expect(levers(anInput(null))[0]).toMatchObject({ what: 'learn', cards: 10, minutes: 5 })
  })

  test('nothing is named when everything sits', () => {
    expect(levers(anInput(0.97))).toEqual([])
  })
})

test('before there is enough it says what is missing', () => {
  expect(missingSentence(12, 80)).toBe(
    'A number would be a guess before there are 20 answers in exams (12 so far).',
  )
  expect(missingSentence(3, 4)).toMatch(/20 answers in exams \(3 so far\) and 50 reviews/)
  expect(missingSentence(20, 50)).toBeNull()
})

test('the headline says it in words and never as certain', () => {
  expect(readinessHeadline(0.74)).toBe('Likely to pass: 74\u2009%')
  expect(readinessHeadline(0.9999)).toBe('Almost certain to pass: 99\u2009%')
  expect(readinessHeadline(0)).toBe('Hardly to be passed yet: 1\u2009%')
})
