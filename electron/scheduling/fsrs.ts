import { default_w, FSRSAlgorithm } from 'ts-fsrs'
import { elapsedDaysOf, type Grade, type ScheduledCard } from './card.ts'

/** What FSRS knows about a card. */
export type Memory = {
  /** Days until the chance of recall has fallen to 90 %; 0.001 to 36,500. */
  readonly stability: number
  /** 1 (easy) to 10 (hard). */
  readonly difficulty: number
}

/** The 21 parameters of FSRS-6 before anything is fitted to the learner. */
export const defaultParameters: readonly number[] = default_w

/** A card's memory, or null when nothing is known. */
export function memoryOf(card: Pick<ScheduledCard, 'stability' | 'difficulty'>): Memory | null {
  if (card.stability === null || card.difficulty === null) return null
  return { stability: card.stability, difficulty: card.difficulty }
}

const STABILITY_MIN = 0.001
const STABILITY_MAX = 36_500

/**
 * The memory after a review.
 *
 * Follows fsrs-rs, the reference. ts-fsrs does the work, except where it departs from the reference: it floors
 * the first stability at 0.1 and raises w19 to 0.01, so these two formulas stand here. Whether a review falls
 * on the same day is for `elapsedDays` to say; short-term memory is off when w17, w18 and w19 are 0.
 *
 * @param memory       null before the first review
 * @param elapsedDays  study days since the last review; below 0 counts as 0, parts of a day are rounded
 * @param parameters   21 numbers without a problem; the array must not be changed afterwards
 * @see fsrs-rs, src/model_v6.rs
 */
export function memoryAfter(
  memory: Memory | null,
  elapsedDays: number,
  grade: Grade,
  parameters: readonly number[],
): Memory {
  const { algorithm } = modelOf(parameters)
  if (memory === null) {
    return {
      stability: within(weight(parameters, grade - 1), STABILITY_MIN, STABILITY_MAX),
      difficulty: within(algorithm.init_difficulty(grade), 1, 10),
    }
  }
  const days = Math.max(0, Math.round(elapsedDays))
  // Memory from elsewhere (an SM-2 import) may lie outside; the reference clamps it at this point too.
  const stability = within(memory.stability, STABILITY_MIN, STABILITY_MAX)
  const difficulty = within(memory.difficulty, 1, 10)
  if (days === 0) {
    return {
      stability: sameDayStability(stability, grade, parameters),
      difficulty: algorithm.next_difficulty(difficulty, grade),
    }
  }
  const retrievability = retrievabilityAt({ stability, difficulty }, days, parameters)
  const next = algorithm.next_state({ stability, difficulty }, days, grade, retrievability)
  return { stability: next.stability, difficulty: next.difficulty }
}

/**
 * The chance of recalling a card, 0..1: R(t) = (1 + F·t/S)^(−w20), with F such that R(S) = 0.9.
 * It falls with t/S alone, so with the same w20 the order by t/S is the order by retrievability.
 *
 * @param elapsedDays  days since the last review, parts of a day allowed; below 0 counts as 0
 * @see fsrs-rs, src/model_v6.rs, power_forgetting_curve
 */
export function retrievabilityAt(memory: Memory, elapsedDays: number, parameters: readonly number[]): number {
  const { decay, factor } = modelOf(parameters)
  const stability = Math.max(memory.stability, STABILITY_MIN)
  return (1 + (factor * Math.max(0, elapsedDays)) / stability) ** decay
}

/** The chance, 0..1, that a card is known on a study day; null when nothing is known of it. */
export function retrievabilityOf(
  card: Pick<ScheduledCard, 'stability' | 'difficulty' | 'lastReviewDay'>,
  today: number,
  parameters: readonly number[],
): number | null {
  const memory = memoryOf(card)
  return memory && retrievabilityAt(memory, elapsedDaysOf(card, today), parameters)
}

/**
 * Days, not rounded, until the chance of recall has fallen to the desired one: S/F·(r^(−1/w20) − 1).
 *
 * @param desiredRetention     above 0, at most 1
 * @param maximumIntervalDays  the result is never longer
 * @throws RangeError when the desired retention is not such a value
 * @see fsrs-rs, src/model_v6.rs, next_interval
 */
export function intervalFor(
  stability: number,
  desiredRetention: number,
  parameters: readonly number[],
  maximumIntervalDays: number,
): number {
  if (!(desiredRetention > 0 && desiredRetention <= 1)) {
    throw new RangeError(`A desired retention of ${desiredRetention} is not between 0 and 1.`)
  }
  const { decay, factor } = modelOf(parameters)
  const days = (Math.max(stability, STABILITY_MIN) / factor) * (desiredRetention ** (1 / decay) - 1)
  return Math.min(days, maximumIntervalDays)
}

/** `intervalFor` in whole days, a half rounded up: at least 1, at most the maximum. Neither spaced nor fuzzed. */
export function wholeIntervalFor(
  stability: number,
  desiredRetention: number,
  parameters: readonly number[],
  maximumIntervalDays: number,
): number {
  const days = intervalFor(stability, desiredRetention, parameters, maximumIntervalDays)
  return Math.min(Math.max(Math.round(days), 1), maximumIntervalDays)
}

/**
 * The memory that fits a card scheduled by SM-2: its interval is taken to reach `sm2Retention`, and the next
 * Good to multiply it by the ease.
 *
 * @param easeFactor    such as 2.5
 * @param intervalDays  the interval SM-2 gave last; below 0.001 counts as 0.001
 * @param sm2Retention  the share recalled under SM-2, between 0 and 1, usually 0.9
 * @throws RangeError when no finite memory fits, as with a retention of 1
 * @see fsrs-rs, src/model_v6.rs, memory_state_from_sm2_fsrs6
 */
export function memoryFromSm2(
  easeFactor: number,
  intervalDays: number,
  sm2Retention: number,
  parameters: readonly number[],
): Memory {
  const { decay, factor } = modelOf(parameters)
  const stability = (Math.max(intervalDays, STABILITY_MIN) * factor) / (sm2Retention ** (1 / decay) - 1)
  const growth =
    Math.exp(weight(parameters, 8)) *
    stability ** -weight(parameters, 9) *
    Math.expm1((1 - sm2Retention) * weight(parameters, 10))
  const difficulty = 11 - (easeFactor - 1) / growth
  if (!Number.isFinite(stability) || !Number.isFinite(difficulty)) {
    throw new RangeError(
      `No memory fits an ease of ${easeFactor}, an interval of ${intervalDays} days and a retention of ${sm2Retention}.`,
    )
  }
  return { stability, difficulty: within(difficulty, 1, 10) }
}

/** S·S^(−w19)·e^(w17·(g − 3 + w18)); only Again may lower it. fsrs-rs, src/model_v6.rs, stability_short_term. */
function sameDayStability(stability: number, grade: Grade, parameters: readonly number[]): number {
  const growth =
    Math.exp(weight(parameters, 17) * (grade - 3 + weight(parameters, 18))) *
    stability ** -weight(parameters, 19)
  return within(stability * (grade === 1 ? growth : Math.max(growth, 1)), STABILITY_MIN, STABILITY_MAX)
}

type Model = { readonly algorithm: FSRSAlgorithm; readonly decay: number; readonly factor: number }

const models = new WeakMap<readonly number[], Model>()

function modelOf(parameters: readonly number[]): Model {
  const known = models.get(parameters)
  if (known) return known
  const decay = -weight(parameters, 20)
  const model = {
    // Without relearning steps, for with three of them ts-fsrs lowers w17 and w18.
    algorithm: new FSRSAlgorithm({ w: [...parameters], learning_steps: [], relearning_steps: [] }),
    decay,
    factor: Math.exp(Math.log(0.9) / decay) - 1,
  }
  models.set(parameters, model)
  return model
}

function weight(parameters: readonly number[], index: number): number {
  const value = parameters[index]
  if (value === undefined || !Number.isFinite(value)) {
    throw new RangeError(`FSRS parameter w${index} is missing or not a number.`)
  }
  return value
}

function within(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high)
}
