import { defaultParameters } from './fsrs.ts'
import { problemOfParameters } from './parameters.ts'

/** How a deck's cards are scheduled. */
export type SchedulingOptions = {
  /** The 21 parameters of FSRS-6. */
  readonly parameters: readonly number[]
  /** The chance of recall at which a card comes up again, 0.70..0.99. */
  readonly desiredRetention: number
  /** Whole days no interval exceeds, 1..36,500. */
  readonly maximumIntervalDays: number
  /** Waits of a card that is new, in ms, in order; none: it goes to review at once. */
  readonly learningSteps: readonly number[]
  /** Waits of a card that lapsed, in ms, in order; none: it stays on review. */
  readonly relearningSteps: readonly number[]
  /** Whether intervals are varied a little, so that cards learnt together don't stay together. */
  readonly hasFuzz: boolean
  /** Lapses that make a card a leech; 0: none ever is. */
  readonly leechThreshold: number
  /** What happens to a leech: its note gets the tag `leech`, and with `suspend` the card rests too. */
  readonly leechAction: 'suspend' | 'tag'
  /** New cards shown on one study day, at most. */
  readonly newPerDay: number
  /** Reviews shown on one study day, at most. */
  readonly reviewsPerDay: number
  /** Whether the other cards of a note rest until tomorrow once one was graded. */
  readonly buriesSiblings: boolean
}

const MINUTE_MS = 60_000
const YEAR_MS = 365 * 86_400_000

/** What a deck starts with: Anki's numbers, except that siblings are buried. */
export const defaultOptions: SchedulingOptions = {
  parameters: defaultParameters,
  desiredRetention: 0.9,
  maximumIntervalDays: 36_500,
  learningSteps: [MINUTE_MS, 10 * MINUTE_MS],
  relearningSteps: [10 * MINUTE_MS],
  hasFuzz: true,
  leechThreshold: 8,
  leechAction: 'tag',
  newPerDay: 20,
  reviewsPerDay: 200,
  buriesSiblings: true,
}

/** What is wrong with the options, where, and what would be right, in one sentence; null when nothing is. */
export function problemOfOptions(options: SchedulingOptions): string | null {
  const { desiredRetention, maximumIntervalDays, leechAction } = options
  if (!(desiredRetention >= 0.7 && desiredRetention <= 0.99)) {
    return `Desired retention is ${desiredRetention}; choose a value from 0.70 to 0.99.`
  }
  if (!Number.isInteger(maximumIntervalDays) || maximumIntervalDays < 1 || maximumIntervalDays > 36_500) {
    return `The maximum interval is ${maximumIntervalDays}; choose whole days from 1 to 36500.`
  }
  if (leechAction !== 'suspend' && leechAction !== 'tag') {
    return `The leech action is “${leechAction}”; choose suspend or tag.`
  }
  return (
    problemOfSteps('learning', options.learningSteps) ??
    problemOfSteps('relearning', options.relearningSteps) ??
    problemOfCount('The leech threshold', options.leechThreshold) ??
    problemOfCount('New cards a day', options.newPerDay) ??
    problemOfCount('Reviews a day', options.reviewsPerDay) ??
    problemOfParameters(options.parameters)
  )
}

function problemOfSteps(name: string, steps: readonly number[]): string | null {
  const index = steps.findIndex(step => !(step >= 1000 && step <= YEAR_MS))
  if (index < 0) return null
  const minutes = (steps[index] ?? Number.NaN) / MINUTE_MS
  return `The ${name} step ${index + 1} is ${minutes} minutes; choose a time from one second to one year.`
}

function problemOfCount(name: string, count: number): string | null {
  if (Number.isInteger(count) && count >= 0 && count <= 99_999) return null
  return `${name} is ${count}; choose a whole number from 0 to 99999.`
}
