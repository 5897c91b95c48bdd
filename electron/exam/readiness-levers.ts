import type { Estimate, Fit, ReadinessInput, ReadinessTopic } from './readiness.ts'
import { chanceWith } from './readiness.ts'
import type { Fact } from './readiness-model.ts'

/** Something to do: cards of a topic to revise or to learn, and what that would do to the chance of passing. */
export type Lever = {
  readonly topic: string
  readonly what: 'revise' | 'learn'
  readonly cards: number
  readonly minutes: number
  /** Percentage points, in all and a minute. */
  readonly gain: number
  readonly perMinute: number
}

/** As much as is done in one go. */
const REVISE_AT_MOST = 15
const LEARN_AT_MOST = 10
/** A new card is looked at about so often as long as one that is revised: its steps of the first day. */
const LEARNING_TAKES = 3
/** Below this many percentage points nobody would notice. */
const WORTH = 0.05

/**
 * The things that would raise the chance of passing most per minute, the best first: for every topic, revising the
 * learnt facts that revising helps most, and learning some that are new.
 * @param secondsPerCard  how long the user takes for one card
 */
export function leversOf(
  input: ReadinessInput,
  fit: Fit,
  estimate: Estimate,
  secondsPerCard: number,
  atMost = 3,
): Lever[] {
  return input.topics
    .flatMap(topic => [
      lever(topic, 'revise', shakyFacts(topic), secondsPerCard),
      lever(topic, 'learn', newFacts(topic), secondsPerCard * LEARNING_TAKES),
    ])
    .filter(({ facts }) => facts.length > 0)
    .map(({ topic, what, facts, minutes }) => {
      const chance = chanceWith(input, fit, estimate, { ...topic, items: withRevised(topic, facts) })
      const gain = 100 * (chance - estimate.chance)
      return { topic: topic.id, what, cards: facts.length, minutes, gain, perMinute: gain / minutes }
    })
    .filter(({ gain }) => gain >= WORTH)
    .sort((one, other) => other.perMinute - one.perMinute)
    .slice(0, atMost)
}

function lever(topic: ReadinessTopic, what: Lever['what'], facts: readonly Fact[], secondsEach: number) {
  return { topic, what, facts, minutes: (facts.length * secondsEach) / 60 }
}

/** The topic's learnt facts that revising helps most, by how many questions rest on them. */
function shakyFacts(topic: ReadinessTopic): Fact[] {
  return mostAsked(topic, ({ chance }) => chance !== null)
    .map(({ fact, times }) => ({ fact, helps: times * (fact.ifRevised - (fact.chance ?? 0)) }))
    .filter(({ helps }) => helps > 0.01)
    .sort((one, other) => other.helps - one.helps)
    .slice(0, REVISE_AT_MOST)
    .map(({ fact }) => fact)
}

/** The topic's facts that were never learnt, those that most questions rest on first. */
function newFacts(topic: ReadinessTopic): Fact[] {
  return mostAsked(topic, ({ chance, ifRevised }) => chance === null && ifRevised > 0)
    .slice(0, LEARN_AT_MOST)
    .map(({ fact }) => fact)
}

function mostAsked({ items }: ReadinessTopic, isMeant: (fact: Fact) => boolean) {
  const facts = new Map<string, { fact: Fact; times: number }>()
  for (const { facts: own, weight } of items) {
    for (const fact of own.filter(isMeant)) {
      const known = facts.get(fact.id)
      if (known) known.times += weight
      else facts.set(fact.id, { fact, times: weight })
    }
  }
  return [...facts.values()].sort((one, other) => other.times - one.times)
}

function withRevised({ items }: ReadinessTopic, revised: readonly Fact[]): ReadinessTopic['items'] {
  const ids = new Set(revised.map(({ id }) => id))
  return items.map(item => ({
    ...item,
    facts: item.facts.map(fact => (ids.has(fact.id) ? { ...fact, chance: fact.ifRevised } : fact)),
  }))
}
