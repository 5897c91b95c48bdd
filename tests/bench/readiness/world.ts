import type { Chances } from './chances.ts'

/** A question: its topic, the facts it takes, and how it is answered. */
export type WorldQuestion = {
  readonly id: number
  readonly topic: number
  readonly facts: readonly number[]
  readonly options: number
  readonly choose: number
}

/** What there is to know, the bank the candidates practise with, and the exam they sit. */
export type World = {
  /** Topic of each fact. */
  readonly facts: readonly number[]
  readonly bank: readonly WorldQuestion[]
}

/** As the security domain of CLF-C02: shares of the form by topic. */
export const weights = [0.3, 0.3, 0.25, 0.15] as const
export const scoredInForm = [15, 15, 13, 7] as const
export const passShare = 0.72

const FACTS = 400
const QUESTIONS = 240
/** The share of the real form that is on none of the deck's facts. */
const OUTSIDE = 0.3

export function aWorld(chances: Chances): World {
  const facts = Array.from({ length: FACTS }, () => topicFrom(chances))
  const bank = Array.from({ length: QUESTIONS }, (_, id) => aQuestion(id, topicFrom(chances), facts, chances))
  return { facts, bank }
}

/** A new form of the real exam; a question without facts is on something the deck does not hold. */
export function aForm(world: World, chances: Chances): WorldQuestion[] {
  return scoredInForm.flatMap((count, topic) =>
    Array.from({ length: count }, (_, index) => {
      const question = aQuestion(1000 + topic * 100 + index, topic, world.facts, chances)
      return chances.happens(OUTSIDE) ? { ...question, facts: [] } : question
    }),
  )
}

function topicFrom(chances: Chances): number {
  const point = chances.even()
  let sum = 0
  for (const [topic, weight] of weights.entries()) {
    sum += weight
    if (point < sum) return topic
  }
  return weights.length - 1
}

function aQuestion(id: number, topic: number, facts: readonly number[], chances: Chances): WorldQuestion {
  const own = facts.flatMap((of, fact) => (of === topic ? [fact] : []))
  const pick = () => own[chances.whole(own.length)] ?? 0
  const isMultiple = chances.happens(0.2)
  return {
    id,
    topic,
    facts: chances.happens(0.3) ? [...new Set([pick(), pick()])] : [pick()],
    options: isMultiple ? 5 : 4,
    choose: isMultiple ? 2 : 1,
  }
}
