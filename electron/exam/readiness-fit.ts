import { dot, inverseOf, type Matrix, times } from './linear.ts'
import { answerLogit, type Known, logistic, logitOf } from './readiness-model.ts'

/** One review: how likely the scheduler held recall to be, 0..1, and whether the card was recalled. */
export type ReviewedCard = { readonly chance: number; readonly isRemembered: boolean }

/** One answer in an exam to a question not seen in an exam before. */
export type PastAnswer = {
  readonly topic: string
  readonly known: Known
  readonly blind: number
  readonly isRight: boolean
  /** Days ago; skill is a matter of weeks. */
  readonly ageDays: number
}

/** A number that was fitted: its most likely value and its variance. */
export type Fitted = { readonly mean: number; readonly variance: number }

// Spreads of what candidates are like before anything is known of them, on the logit. Chosen on simulated candidates
// of other seeds than those that docs/readiness.md reports on, and wide enough for 20 answers to be heard.
const MEMORY_SPREAD = 0.5
const BACKGROUND = { mean: logitOf(0.3), spread: 0.8 }
const SKILL_SPREAD = 0.7
const TOPIC_SPREAD = 0.4
/** After so many days an answer counts half. */
const HALF_LIFE_DAYS = 60
const STEPS = 12

/**
 * How much better than predicted the candidate remembers, from the reviews of the log: the most likely logit m in
 * P(recalled) = σ(logit R + m), with a normal prior around 0 (Newton's method, Laplace's approximation).
 */
export function fittedMemory(reviews: readonly ReviewedCard[]): Fitted {
  let mean = 0
  let precision = 1 / MEMORY_SPREAD ** 2
  for (let step = 0; step < STEPS; step++) {
    let slope = -mean / MEMORY_SPREAD ** 2
    precision = 1 / MEMORY_SPREAD ** 2
    for (const { chance, isRemembered } of reviews) {
      const expected = logistic(logitOf(chance) + mean)
      slope += (isRemembered ? 1 : 0) - expected
      precision += expected * (1 - expected)
    }
    mean += slope / precision
  }
  return { mean, variance: 1 / precision }
}

/** What the answers say: traits in the order background, skill, then one for each topic, and their covariance. */
export type FittedAnswers = { readonly mean: readonly number[]; readonly covariance: Matrix }

/** Row of the design: how an answer's logit moves with each trait. */
export function movesOf(topics: readonly string[], topic: string, byBackground: number): number[] {
  return [byBackground, 1, ...topics.map(id => (id === topic ? 1 : 0))]
}

/**
 * Background, skill and the skill in each topic, from the answers so far: the most likely ones in
 * P(right) = σ(logit p + skill + skill of the topic), shrunk towards the usual candidate by normal priors. With few
 * answers they stay near the priors; a topic without any has its skill from the others (Fisher scoring).
 */
export function fittedAnswers(
  answers: readonly PastAnswer[],
  topics: readonly string[],
  memory: number,
): FittedAnswers {
  const prior = [BACKGROUND.mean, 0, ...topics.map(() => 0)]
  const spreads = [BACKGROUND.spread, SKILL_SPREAD, ...topics.map(() => TOPIC_SPREAD)]
  let mean: readonly number[] = prior
  let covariance: Matrix = []
  for (let step = 0; step < STEPS; step++) {
    const slope = mean.map((value, index) => ((prior[index] ?? 0) - value) / (spreads[index] ?? 1) ** 2)
    const precision = spreads.map((spread, row) =>
      spreads.map((_, column) => (row === column ? spread ** -2 : 0)),
    )
    for (const answer of answers) addAnswer(answer, topics, memory, mean, slope, precision)
    covariance = inverseOf(precision)
    const step = times(covariance, slope)
    mean = mean.map((value, index) => value + Math.max(-1, Math.min(1, step[index] ?? 0)))
  }
  return { mean, covariance }
}

function addAnswer(
  { known, blind, topic, isRight, ageDays }: PastAnswer,
  topics: readonly string[],
  memory: number,
  mean: readonly number[],
  slope: number[],
  precision: number[][],
): void {
  const { logit, byBackground } = answerLogit(known, blind, { memory, background: mean[0] ?? 0 })
  const moves = movesOf(topics, topic, byBackground)
  const skill = dot(moves.slice(1), mean.slice(1))
  const expected = logistic(logit + skill)
  const weight = 0.5 ** (Math.max(0, ageDays) / HALF_LIFE_DAYS)
  for (const [row, move] of moves.entries()) {
    if (move === 0) continue
    slope[row] = (slope[row] ?? 0) + weight * move * ((isRight ? 1 : 0) - expected)
    const line = precision[row]
    if (line === undefined) continue
    for (const [column, other] of moves.entries()) {
      line[column] = (line[column] ?? 0) + weight * expected * (1 - expected) * move * other
    }
  }
}
