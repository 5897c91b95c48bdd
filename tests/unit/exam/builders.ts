import fc from 'fast-check'
import type { BankQuestion } from '../../../electron/exam/bank.ts'
import type { Plan } from '../../../electron/exam/blueprint.ts'
import type { Answered, SheetQuestion } from '../../../electron/exam/sheet.ts'
import { letters, noAnswer } from '../../../electron/exam/sheet.ts'

/** A written question with one right option of four, never shown. */
export function aQuestion(over: Partial<BankQuestion> = {}): BankQuestion {
  return {
    guid: 'q',
    kind: 'written',
    domain: 2,
    topic: '2.1',
    services: [],
    choose: 1,
    options: 4,
    rests: [],
    lastShown: null,
    wasRight: null,
    memory: { chance: null, unlearnt: 1 },
    ...over,
  }
}

/** Plans over domains 1 to 4 with one to four topics each and any weights. */
export const somePlan: fc.Arbitrary<Plan> = fc
  .record({
    questions: fc.integer({ min: 1, max: 80 }),
    weights: fc.array(fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 4 }), {
      minLength: 1,
      maxLength: 4,
    }),
    multipleResponse: fc.double({ min: 0, max: 0.5, noNaN: true }),
    matrix: fc.double({ min: 0, max: 0.5, noNaN: true }),
    unscored: fc.double({ min: 0, max: 0.4, noNaN: true }),
  })
  .map(({ questions, weights, unscored, ...shares }) => {
    const total = weights.flat().reduce((sum, weight) => sum + weight, 0)
    return {
      ...{ questions, unscored: Math.floor(questions * unscored), minutes: 90, ...shares },
      topics: weights.flatMap((topics, domain) =>
        topics.map((weight, topic) => ({
          id: `${domain + 1}.${topic + 1}`,
          domain: domain + 1,
          weight: weight / total,
        })),
      ),
    }
  })

/** A bank that holds `each` questions of every topic of a plan, of all sorts. */
export function aBankFor(plan: Plan, each: number): BankQuestion[] {
  return plan.topics.flatMap(({ id, domain }) =>
    Array.from({ length: each }, (_, index) =>
      aQuestion({
        guid: `${id}-${index}`,
        topic: id,
        domain,
        kind: index % 3 === 0 ? 'matrix' : 'written',
        choose: index % 3 === 1 ? 2 : 1,
        options: index % 3 === 1 ? 5 : index % 3 === 0 ? 3 : 4,
        lastShown: index % 2 === 0 ? index : null,
      }),
    ),
  )
}

/** A question of a sheet; `right`: letters of its right options, of four or five. */
export function aSheetQuestion(right: string, over: Partial<SheetQuestion> = {}): SheetQuestion {
  return {
    position: 1,
    isScored: true,
    domain: 'Security',
    topic: { id: '2.1', name: 'Shared responsibility' },
    service: '',
    context: '',
    stem: 'Whose is it?',
    options: letters.slice(0, right.length > 1 ? 5 : 4).map(letter => ({
      html: letter,
      why: '',
      isRight: right.includes(letter),
    })),
    choose: right.length,
    reason: '',
    source: null,
    ...over,
  }
}

/** A question with what was chosen. */
export function answered(right: string, chosen: string, over: Partial<Answered['answer']> = {}): Answered {
  const given = letters.filter(letter => chosen.includes(letter))
  return {
    question: aSheetQuestion(right),
    answer: { ...noAnswer, chosen: given, firstChosen: given, ...over },
  }
}
