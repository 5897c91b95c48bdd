import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawn } from '../../../electron/exam/drawing.ts'
import { aBankFor, aQuestion, somePlan } from './builders.ts'

const seed = fc.nat(2 ** 32 - 1)

/** How many of some questions lie in a topic, by the guid that `aBankFor` gives them. */
const inTopic = (questions: readonly { guid: string }[], id: string) =>
  questions.filter(({ guid }) => guid.startsWith(`${id}-`)).length

describe('on banks that suffice', () => {
  test('every domain and every topic has its share to within one question', () => {
    fc.assert(
      fc.property(somePlan, seed, (plan, seed) => {
        const { questions } = drawn(plan, aBankFor(plan, 90), seed)
        expect(questions).toHaveLength(plan.questions)
        for (const { id, weight } of plan.topics) {
          expect(Math.abs(inTopic(questions, id) - weight * plan.questions)).toBeLessThan(1 + 1e-6)
        }
        for (const domain of new Set(plan.topics.map(topic => topic.domain))) {
          const topics = plan.topics.filter(topic => topic.domain === domain)
          const exact = topics.reduce((sum, { weight }) => sum + weight, 0) * plan.questions
          const count = topics.reduce((sum, { id }) => sum + inTopic(questions, id), 0)
          expect(Math.abs(count - exact)).toBeLessThan(1 + 1e-6)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('multiple response, the matrix and what does not count have their shares', () => {
    fc.assert(
      fc.property(somePlan, seed, (plan, seed) => {
        const bank = aBankFor(plan, 270)
        const byGuid = new Map(bank.map(question => [question.guid, question]))
        const { questions } = drawn(plan, bank, seed)
        const count = (is: (guid: string) => boolean) => questions.filter(({ guid }) => is(guid)).length
        expect(count(guid => (byGuid.get(guid)?.choose ?? 0) > 1)).toBe(
          Math.round(plan.questions * plan.multipleResponse),
        )
        // Half of a topic at most.
        const matrix = plan.topics.map(({ id }) => {
          const of = questions.filter(({ guid }) => guid.startsWith(`${id}-`))
          const asked = of.filter(({ guid }) => byGuid.get(guid)?.kind === 'matrix').length
          expect(asked).toBeLessThanOrEqual(Math.floor(of.length / 2))
          return { asked, isFull: asked >= Math.floor(of.length / 2) - 1 }
        })
        const wanted = Math.round(plan.questions * plan.matrix)
        const asked = matrix.reduce((sum, topic) => sum + topic.asked, 0)
        expect(asked).toBeLessThanOrEqual(wanted)
        if (plan.multipleResponse + plan.matrix < 0.4 && !matrix.every(({ isFull }) => isFull)) {
          expect(asked).toBe(wanted)
        }
        expect(questions.filter(({ isScored }) => !isScored)).toHaveLength(plan.unscored)
      }),
      { numRuns: 300 },
    )
  })
})

test('no question comes twice, and each shows every option once', () => {
  fc.assert(
    fc.property(somePlan, fc.integer({ min: 0, max: 30 }), seed, (plan, each, seed) => {
      const bank = aBankFor(plan, each)
      const { questions } = drawn(plan, bank, seed)
      expect(new Set(questions.map(({ guid }) => guid)).size).toBe(questions.length)
      for (const { guid, order } of questions) {
        const options = bank.find(question => question.guid === guid)?.options ?? 0
        expect([...order].sort()).toEqual(Array.from({ length: options }, (_, index) => index))
      }
    }),
    { numRuns: 300 },
  )
})

test('the same seed gives the same exam, in whatever order the bank is read', () => {
  fc.assert(
    fc.property(somePlan, seed, (plan, seed) => {
      const bank = aBankFor(plan, 40)
      const turned = [...bank].reverse()
      expect(drawn(plan, turned, seed)).toEqual(drawn(plan, bank, seed))
    }),
    { numRuns: 100 },
  )
})

test('seeds give different exams', () => {
  const plan = { ...onePlan, questions: 10 }
  const exams = Array.from({ length: 50 }, (_, seed) =>
    JSON.stringify(drawn(plan, aBankFor(plan, 90), seed).questions),
  )
  expect(new Set(exams).size).toBe(50)
})

const onePlan = {
  ...{ questions: 4, unscored: 0, minutes: 10, multipleResponse: 0, matrix: 0 },
  topics: [{ id: '2.1', domain: 2, weight: 1 }],
}

test('questions seen lately come last, the oldest of them first', () => {
  const bank = [5, null, 3, null, 9, 1].map((lastShown, index) => aQuestion({ guid: `q${index}`, lastShown }))
  const guids = (questions: number) =>
    drawn({ ...onePlan, questions }, bank, 3)
      .questions.map(({ guid }) => guid)
      .sort()
  expect(guids(2)).toEqual(['q1', 'q3'])
  expect(guids(4)).toEqual(['q1', 'q2', 'q3', 'q5'])
})

test('two questions that rest on the same card come together only where nothing else is left', () => {
  const bank = ['a', 'a', 'b', 'b', 'c', 'c', 'd', 'd'].map((rest, index) =>
    aQuestion({ guid: `q${index}`, rests: [rest] }),
  )
  for (let seed = 0; seed < 30; seed++) {
    const { questions } = drawn(onePlan, bank, seed)
    const rests = questions.map(({ guid }) => bank.find(question => question.guid === guid)?.rests[0])
    expect(new Set(rests).size).toBe(4)
  }
  expect(drawn({ ...onePlan, questions: 8 }, bank, 1).questions).toHaveLength(8)
})

describe('where the banks are short', () => {
  const full = {
    ...{ questions: 65, unscored: 15, minutes: 90, multipleResponse: 0, matrix: 0 },
    topics: [
      { id: '1.1', domain: 1, weight: 0.24 },
      { id: '2.1', domain: 2, weight: 0.2 },
      { id: '2.2', domain: 2, weight: 0.1 },
      { id: '3.1', domain: 3, weight: 0.34 },
      { id: '4.1', domain: 4, weight: 0.12 },
    ],
  }
  const many = (topic: string, domain: number | null, count: number) =>
    Array.from({ length: count }, (_, index) => aQuestion({ guid: `${topic}-${index}`, topic, domain }))

  test('the exam is shorter, in time and in unscored questions too, and says which domains it leaves out', () => {
    const bank = [...many('2.1', 2, 30), ...many('2.2', 2, 30), ...many('3.1', 3, 5)]
    const { allotment, questions } = drawn(full, bank, 1)
    // 65 times 0.30 is 19.5; the halves of the other domains are larger.
    expect(questions).toHaveLength(19 + 5)
    expect(allotment).toMatchObject({ questions: 24, leftOut: [1, 4], unscored: 6, minutes: 34 })
    expect(questions.filter(({ isScored }) => !isScored)).toHaveLength(6)
  })

  test('a topic that is short is made up by the others of its domain', () => {
    const bank = [...many('2.1', 2, 3), ...many('2.2', 2, 30)]
    const { questions } = drawn(full, bank, 1)
    expect(inTopic(questions, '2.1')).toBe(3)
    expect(questions).toHaveLength(19)
  })

  test('questions that name no domain stand in', () => {
    const bank = [...many('2.1', 2, 30), ...many('other', null, 100)]
    const { allotment } = drawn(full, bank, 1)
    expect(allotment).toMatchObject({ questions: 65, standIns: 46, leftOut: [1, 3, 4] })
  })

  test('an empty bank gives an empty exam', () => {
    expect(drawn(full, [], 1).questions).toEqual([])
  })
})
