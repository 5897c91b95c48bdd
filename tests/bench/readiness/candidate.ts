import type { Grade } from '../../../electron/scheduling/card.ts'
import {
  defaultParameters,
  type Memory,
  memoryAfter,
  retrievabilityAt,
  wholeIntervalFor,
} from '../../../electron/scheduling/fsrs.ts'
import { problemOfParameters } from '../../../electron/scheduling/parameters.ts'
import { type Chances, squashed } from './chances.ts'
import type { World, WorldQuestion } from './world.ts'

/** A fact's card: what the app believes of it, and how it truly is with the candidate. */
type Card = { app: Memory; truth: Memory; lastDay: number; due: number }

/** A review as the app's log has it. */
export type LoggedReview = { readonly chance: number; readonly isRemembered: boolean }

/** A simulated person. What they are like is known to nobody but the simulation. */
export class Candidate {
  readonly #world: World
  readonly #chances: Chances
  /** FSRS parameters of their own. */
  readonly #parameters: readonly number[]
  readonly #cards = new Map<number, Card>()
  /** Facts they knew before and don't forget. */
  readonly #knownBefore: ReadonlySet<number>
  readonly #slip: number
  /** How likely a wrong option is recognised as such. */
  readonly #strikes: number
  /** How likely they know what the deck does not hold. */
  readonly #outside: number
  readonly #order: readonly number[]
  readonly #seen = new Set<number>()
  readonly newPerDay: number
  readonly diligence: number
  readonly log: LoggedReview[] = []

  constructor(world: World, chances: Chances) {
    this.#world = world
    this.#chances = chances
    this.#parameters = otherParameters(chances)
    const before = chances.normal(-1.2, 0.8)
    this.#knownBefore = new Set(
      world.facts.flatMap((_, fact) => (chances.happens(squashed(before)) ? [fact] : [])),
    )
    this.#slip = squashed(chances.normal(-2.9, 0.5))
    this.#strikes = squashed(chances.normal(-0.8, 0.7))
    this.#outside = squashed(before + chances.normal(1.4, 0.6))
    this.#order = [...world.facts.keys()].sort(() => chances.even() - 0.5)
    this.newPerDay = 4 + chances.whole(20)
    this.diligence = chances.between(0.4, 1)
  }

  /** A day's revising by the app's schedule: what is due, then new facts. */
  revise(day: number): void {
    for (const [fact, card] of this.#cards) if (card.due <= day) this.#review(fact, card, day)
    for (let count = 0; count < this.newPerDay; count++) {
      const fact = this.#order[this.#cards.size]
      if (fact === undefined) return
      const grade: Grade = this.#knownBefore.has(fact) ? 3 : 1
      this.#cards.set(fact, this.#scheduled(this.#graded(null, 0, grade), day))
    }
  }

  #review(fact: number, card: Card, day: number): void {
    const elapsed = day - card.lastDay
    const isRemembered = this.#recalls(fact, day)
    this.log.push({ chance: retrievabilityAt(card.app, elapsed, defaultParameters), isRemembered })
    const good: Grade = this.#chances.happens(0.8) ? 3 : this.#chances.happens(0.5) ? 2 : 4
    this.#cards.set(fact, this.#scheduled(this.#graded(card, elapsed, isRemembered ? good : 1), day))
  }

  /** Both memories after a grade; Again is followed by Good on the same day, as the steps have it. */
  #graded(card: Card | null, elapsed: number, grade: Grade): { app: Memory; truth: Memory } {
    let app = memoryAfter(card?.app ?? null, elapsed, grade, defaultParameters)
    let truth = memoryAfter(card?.truth ?? null, elapsed, grade, this.#parameters)
    if (grade === 1) {
      app = memoryAfter(app, 0, 3, defaultParameters)
      truth = memoryAfter(truth, 0, 3, this.#parameters)
    }
    return { app, truth }
  }

  #scheduled({ app, truth }: { app: Memory; truth: Memory }, day: number): Card {
    return {
      app,
      truth,
      lastDay: day,
      due: day + wholeIntervalFor(app.stability, 0.9, defaultParameters, 36_500),
    }
  }

  #recalls(fact: number, day: number): boolean {
    if (this.#knownBefore.has(fact)) return true
    const card = this.#cards.get(fact)
    if (card === undefined) return false
    return this.#chances.happens(retrievabilityAt(card.truth, day - card.lastDay, this.#parameters))
  }

  /** Whether they get a question right on a day. One seen before may be remembered as such. */
  answers(question: WorldQuestion, day: number): boolean {
    const wasSeen = this.#seen.has(question.id)
    this.#seen.add(question.id)
    if (wasSeen && this.#chances.happens(0.5)) return true
    const knows =
      question.facts.length === 0
        ? this.#chances.happens(this.#outside)
        : question.facts.every(fact => this.#recalls(fact, day))
    if (knows) return !this.#chances.happens(this.#slip)
    return this.#guesses(question)
  }

  /** Strikes out what they see to be wrong, and chooses among the rest. */
  #guesses({ options, choose }: WorldQuestion): boolean {
    let left = options
    for (let wrong = 0; wrong < options - choose; wrong++) if (this.#chances.happens(this.#strikes)) left -= 1
    for (let index = 0; index < choose; index++) {
      if (!this.#chances.happens((choose - index) / (left - index))) return false
    }
    return true
  }

  /** What the app can say of a fact on a day: its retrievability there, or null when it was never learnt. */
  appChance(fact: number, day: number): number | null {
    const card = this.#cards.get(fact)
    return card ? retrievabilityAt(card.app, day - card.lastDay, defaultParameters) : null
  }

  /** The share of all facts whose interval is three weeks or more, as programs count mature cards. */
  matureShare(): number {
    const mature = [...this.#cards.values()].filter(({ due, lastDay }) => due - lastDay >= 21).length
    return mature / this.#world.facts.length
  }
}

/** FSRS parameters as other people have them: each moved by some, all stabilities together by more. */
function otherParameters(chances: Chances): readonly number[] {
  const pace = Math.exp(chances.normal(0, 0.4))
  for (;;) {
    const parameters = defaultParameters.map((value, index) => {
      if (index === 20) return chances.between(0.1, 0.4)
      return value * Math.exp(chances.normal(0, 0.15)) * (index < 4 ? pace : 1)
    })
    if (problemOfParameters(parameters) === null) return parameters
  }
}
