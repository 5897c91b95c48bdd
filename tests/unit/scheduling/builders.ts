import fc from 'fast-check'
import { type Grade, newCard, type ScheduledCard } from '../../../electron/scheduling/card.ts'
import { applyGrade } from '../../../electron/scheduling/grade.ts'
import { defaultOptions, type SchedulingOptions } from '../../../electron/scheduling/options.ts'
import type { ReviewLine } from '../../../electron/scheduling/review-line.ts'
import { DAY_MS, momentAt, type StudyMoment } from '../../../electron/scheduling/study-day.ts'
import { vectors } from './fixtures.ts'

export const MINUTE_MS = 60_000

/** Monday, noon in Madrid. */
export const noon = Date.parse('2026-11-23T11:00Z')

export function aMoment(now = noon): StudyMoment {
  return momentAt(now, 4, 'Europe/Madrid')
}

export function someOptions(given: Partial<SchedulingOptions> = {}): SchedulingOptions {
  return { ...defaultOptions, hasFuzz: false, ...given }
}

/** On review, due today, last seen ten days ago. */
export function aDueCard(given: Partial<ScheduledCard> = {}): ScheduledCard {
  const { today } = aMoment()
  return {
    ...newCard(1),
    state: 'review',
    due: noon,
    dueDay: today,
    stability: 10,
    difficulty: 5,
    lastReview: noon - 10 * DAY_MS,
    lastReviewDay: today - 10,
    intervalDays: 10,
    reps: 4,
    ...given,
  }
}

/** Grades a card again and again, each time after a wait in ms; the log, and the card in the end. */
export function graded(
  start: ScheduledCard,
  answers: readonly { grade: Grade; afterMs: number }[],
  options: SchedulingOptions,
): { card: ScheduledCard; lines: ReviewLine[] } {
  let card = start
  let now = noon
  const lines: ReviewLine[] = []
  for (const { grade, afterMs } of answers) {
    now += afterMs
    const { after, log } = applyGrade(card, grade, aMoment(now), options)
    card = after
    lines.push(log)
  }
  return { card, lines }
}

export const anyGrade = fc.constantFrom<Grade>(1, 2, 3, 4)

const anyStep = fc.oneof(
  fc.integer({ min: 1, max: 120 }).map(minutes => minutes * MINUTE_MS),
  fc.integer({ min: 1, max: 20 * 24 }).map(hours => hours * 60 * MINUTE_MS),
)

export const anyOptions: fc.Arbitrary<SchedulingOptions> = fc.record({
  parameters: fc.constantFrom(...Object.values(vectors.parameters).map(set => set.w)),
  desiredRetention: fc.double({ min: 0.7, max: 0.99, noNaN: true }),
  maximumIntervalDays: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.constant(36_500)),
  learningSteps: fc.array(anyStep, { maxLength: 4 }),
  relearningSteps: fc.array(anyStep, { maxLength: 3 }),
  hasFuzz: fc.boolean(),
  leechThreshold: fc.integer({ min: 0, max: 9 }),
  leechAction: fc.constantFrom('suspend' as const, 'tag' as const),
  newPerDay: fc.constant(20),
  reviewsPerDay: fc.constant(200),
  buriesSiblings: fc.boolean(),
})

/** Waits from minutes to two years, sometimes none, sometimes a clock set back by up to three days. */
const anyWait = fc.oneof(
  fc.integer({ min: 0, max: 90 * MINUTE_MS }),
  fc.integer({ min: 0, max: 730 * DAY_MS }),
  fc.integer({ min: -3 * DAY_MS, max: 0 }),
)

export const anyAnswers = fc.array(fc.record({ grade: anyGrade, afterMs: anyWait }), {
  minLength: 1,
  maxLength: 25,
})

/** A card with some past, its log, and a moment at which it is graded next. */
export type CardWithPast = {
  card: ScheduledCard
  lines: ReviewLine[]
  options: SchedulingOptions
  at: StudyMoment
}

export const anyCard: fc.Arbitrary<CardWithPast> = fc
  .record({ id: fc.nat({ max: 2_000_000_000_000 }), answers: anyAnswers, options: anyOptions, wait: anyWait })
  .map(({ id, answers, options, wait }) => {
    const { card, lines } = graded(newCard(id), answers, options)
    return { card, lines, options, at: aMoment((card.lastReview ?? noon) + wait) }
  })
