import { apportioned } from './apportion.ts'
import { dot, times } from './linear.ts'
import {
  type Fitted,
  type FittedAnswers,
  fittedAnswers,
  fittedMemory,
  movesOf,
  type PastAnswer,
  type ReviewedCard,
} from './readiness-fit.ts'
import { answerLogit, type Item, knownOf, logistic } from './readiness-model.ts'
import { chanceOfPassing, type FormPart, moved, Z_80 } from './readiness-passing.ts'
import type { PassShare } from './verdict.ts'

/** A topic of the exam: its share of the form, and the banks' questions on it as a sample of what may be asked. */
export type ReadinessTopic = { readonly id: string; readonly weight: number; readonly items: readonly Item[] }

export type ReadinessInput = {
  readonly topics: readonly ReadinessTopic[]
  /** Scored questions of the form that lie in these topics. */
  readonly questions: number
  readonly answers: readonly PastAnswer[]
  readonly reviews: readonly ReviewedCard[]
  readonly pass: PassShare
}

/** What was fitted to a candidate, from which any form's chance follows. */
export type Fit = {
  readonly memory: Fitted
  readonly answers: FittedAnswers
  readonly topics: readonly string[]
}

/** The chance of passing, 0..1, and what it hangs on. `low`, `high`: an 80 % interval. */
export type Estimate = {
  readonly chance: number
  readonly low: number
  readonly high: number
  readonly ifEasier: number
  readonly ifHarder: number
  /** Expected share right of each topic, in the given order. */
  readonly expected: readonly number[]
  /** What is not known of the candidate, on the logit of the share right. */
  readonly spread: number
}

/**
 * What no fit sees: that the real exam is not the banks, and that candidates have better and worse days. On the
 * logit; chosen with the priors, see `readiness-fit.ts`.
 */
const UNSEEN_SPREAD = 0.5

/** Reads the candidate off reviews and answers. */
export function fitOf({ reviews, answers, topics }: ReadinessInput): Fit {
  const ids = topics.map(({ id }) => id)
  const memory = fittedMemory(reviews)
  return { memory, topics: ids, answers: fittedAnswers(answers, ids, memory.mean) }
}

/** How likely a pass is: what each topic's questions rest on and how likely that is remembered, moved by the fit. */
export function estimateOf(input: ReadinessInput, fit: Fit): Estimate {
  const read = input.topics.map(topic => readTopic(topic, fit))
  const parts = partsOf(
    input,
    read.map(({ right }) => right),
  )
  const spread = Math.sqrt(spreadOf(input, fit, read) ** 2 + UNSEEN_SPREAD ** 2)
  const chanceAt = (pass: number) => chanceOfPassing(parts, pass, spread)
  const edge = (by: number) => chanceOfPassing(moved(parts, by * spread), input.pass.share, 0)
  const chance = chanceAt(input.pass.share)
  return {
    chance,
    // Near 0 and 1 the mean lies outside its own middle four fifths.
    low: Math.min(chance, edge(-Z_80)),
    high: Math.max(chance, edge(Z_80)),
    ifEasier: chanceAt(input.pass.low),
    ifHarder: chanceAt(input.pass.high),
    expected: read.map(({ right }) => right),
    spread,
  }
}

/** The chance of passing if one topic stood otherwise, all else as estimated. */
export function chanceWith(
  input: ReadinessInput,
  fit: Fit,
  estimate: Estimate,
  topic: ReadinessTopic,
): number {
  const right = input.topics.map(({ id }, index) =>
    id === topic.id ? readTopic(topic, fit).right : (estimate.expected[index] ?? 0),
  )
  return chanceOfPassing(partsOf(input, right), input.pass.share, estimate.spread)
}

type ReadTopic = { readonly right: number; readonly slope: readonly number[] }

/** The share right in a topic, and how it moves with each fitted trait: means over its questions by their weights. */
function readTopic({ id, items }: ReadinessTopic, { memory, answers, topics }: Fit, by = 0): ReadTopic {
  let right = 0
  const slope = answers.mean.map(() => 0)
  // A topic without questions is answered as one on a fact that was never learnt.
  const asked = items.length > 0 ? items : [{ facts: [], blind: 0.25, weight: 1 }]
  const total = asked.reduce((sum, { weight }) => sum + weight, 0)
  for (const { facts, blind, weight } of asked) {
    const traits = { memory: memory.mean + by, background: answers.mean[0] ?? 0 }
    const { logit, byBackground } = answerLogit(knownOf(facts), blind, traits)
    const moves = movesOf(topics, id, byBackground)
    const chance = logistic(logit + dot(moves.slice(1), answers.mean.slice(1)))
    right += (chance * weight) / total
    for (const [index, move] of moves.entries()) {
      slope[index] = (slope[index] ?? 0) + (chance * (1 - chance) * move * weight) / total
    }
  }
  return { right, slope }
}

/**
 * What is not known of the candidate, as the standard deviation of one logit that moves all topics together: the
 * variance of the expected share by the delta method, divided by how fast the share moves with that logit.
 */
function spreadOf({ topics }: ReadinessInput, fit: Fit, read: readonly ReadTopic[]): number {
  const total = topics.reduce((sum, { weight }) => sum + weight, 0)
  const { covariance } = fit.answers
  const slope = fit.answers.mean.map(() => 0)
  let speed = 0
  let byMemory = 0
  const nudge = 0.01
  for (const [index, topic] of topics.entries()) {
    const share = topic.weight / total
    const { right, slope: moves } = read[index] ?? { right: 0.5, slope: [] }
    for (const [at, move] of moves.entries()) slope[at] = (slope[at] ?? 0) + share * move
    speed += share * right * (1 - right)
    byMemory += (share * (readTopic(topic, fit, nudge).right - right)) / nudge
  }
  const variance = dot(slope, times(covariance, slope)) + byMemory ** 2 * fit.memory.variance
  return speed === 0 ? 0 : Math.sqrt(variance) / speed
}

/** The form's questions, each topic with its share of them. */
function partsOf({ topics, questions }: ReadinessInput, right: readonly number[]): FormPart[] {
  const counts = apportioned(
    questions,
    topics.map(({ weight }) => ({ weight, cap: questions })),
  )
  return topics.map((_, index) => ({ questions: counts[index] ?? 0, right: right[index] ?? 0 }))
}
