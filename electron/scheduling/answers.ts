import { type CardState, elapsedDaysOf, type Grade, type ScheduledCard } from './card.ts'
import { intervalFor, type Memory, memoryAfter, memoryOf } from './fsrs.ts'
import { chanceOf, fuzzedInterval } from './fuzz.ts'
import type { SchedulingOptions } from './options.ts'
import { stepAfter } from './steps.ts'
import { DAY_MS, type StudyMoment, studyDay, studyDayStart } from './study-day.ts'

/** When a card comes up next, and where it then stands. */
export type Answer = {
  readonly state: CardState
  readonly step: number
  readonly due: number
  readonly dueDay: number | null
  readonly intervalDays: number
  readonly memory: Memory
}

type Wait = Pick<Answer, 'due' | 'dueDay' | 'intervalDays'>

/**
 * What each grade would give. Buttons and grading both come from here, so they can't differ.
 *
 * Intervals are whole days from 1 to the maximum, varied by card and repetition. On review Hard < Good < Easy,
 * and an interval that grows grows by at least a day; both give way to the maximum. A lower grade never waits
 * longer than a higher one: where steps are longer than what FSRS gives, they are shortened to it.
 *
 * @see Anki, rslib/src/scheduler/states: new.rs, learning.rs, relearning.rs, review.rs
 */
export function answersOf(
  card: ScheduledCard,
  at: StudyMoment,
  options: SchedulingOptions,
): Record<Grade, Answer> {
  const before = memoryOf(card)
  const elapsedDays = elapsedDaysOf(card, at.today)
  const memoryOn = (grade: Grade) => memoryAfter(before, elapsedDays, grade, options.parameters)
  const memories = { 1: memoryOn(1), 2: memoryOn(2), 3: memoryOn(3), 4: memoryOn(4) }
  const answers =
    card.state === 'review'
      ? reviewAnswers(card, memories, at, options)
      : stepAnswers(card, memories, at, options)
  // From Easy downwards, which the maximum already holds for.
  for (const grade of [3, 2, 1] as const) {
    const higher = answers[(grade + 1) as Grade]
    if (isLater(answers[grade], higher)) {
      const { due, dueDay, intervalDays } = higher
      answers[grade] = { ...answers[grade], due, dueDay, intervalDays }
    }
  }
  return answers
}

type Memories = Readonly<Record<Grade, Memory>>

function reviewAnswers(
  card: ScheduledCard,
  memories: Memories,
  at: StudyMoment,
  options: SchedulingOptions,
): Record<Grade, Answer> {
  const interval = intervalsFor(card, memories, options)
  const grown = (grade: Grade) =>
    Math.round(interval.exact(grade)) > card.intervalDays ? Math.floor(card.intervalDays) + 1 : 1
  const hard = interval.fuzzed(2, grown(2))
  const good = interval.fuzzed(3, Math.max(grown(3), hard + 1))
  const easy = interval.fuzzed(4, Math.max(grown(4), good + 1))
  const lapse = stepAfter(1, 0, options.relearningSteps)
  const again = lapse
    ? { state: 'relearning' as const, step: lapse.step, ...waitOnStep(lapse.waitMs, at) }
    : onReview(interval.rounded(1), at)
  return {
    1: { ...again, memory: memories[1] },
    2: { ...onReview(hard, at), memory: memories[2] },
    3: { ...onReview(good, at), memory: memories[3] },
    4: { ...onReview(easy, at), memory: memories[4] },
  }
}

function stepAnswers(
  card: ScheduledCard,
  memories: Memories,
  at: StudyMoment,
  options: SchedulingOptions,
): Record<Grade, Answer> {
  const isRelearning = card.state === 'relearning'
  const steps = isRelearning ? options.relearningSteps : options.learningSteps
  const state: CardState = isRelearning ? 'relearning' : 'learning'
  const interval = intervalsFor(card, memories, options)
  const answer = (grade: 1 | 2 | 3): Answer => {
    const next = stepAfter(grade, card.step, steps)
    const place = next
      ? { state, step: next.step, ...waitOnStep(next.waitMs, at) }
      : onReview(interval.fuzzed(grade, 1), at)
    return { ...place, memory: memories[grade] }
  }
  const easy = interval.fuzzed(4, interval.fuzzed(3, 1) + 1)
  return { 1: answer(1), 2: answer(2), 3: answer(3), 4: { ...onReview(easy, at), memory: memories[4] } }
}

/** The intervals FSRS gives after each grade, in days. */
function intervalsFor(card: ScheduledCard, memories: Memories, options: SchedulingOptions) {
  const { desiredRetention, parameters, maximumIntervalDays, hasFuzz } = options
  const chance = hasFuzz ? chanceOf(card.id, card.reps) : null
  const exact = (grade: Grade) =>
    intervalFor(memories[grade].stability, desiredRetention, parameters, maximumIntervalDays)
  return {
    exact,
    rounded: (grade: Grade) => fuzzedInterval(exact(grade), 1, maximumIntervalDays, null),
    fuzzed: (grade: Grade, minimum: number) =>
      fuzzedInterval(exact(grade), minimum, maximumIntervalDays, chance),
  }
}

function onReview(days: number, at: StudyMoment) {
  return { state: 'review' as const, step: 0, ...waitOfDays(days, at) }
}

function waitOfDays(days: number, at: StudyMoment): Wait {
  const dueDay = at.today + days
  return { due: studyDayStart(dueDay, at.rollover, at.timeZone), dueDay, intervalDays: days }
}

/** A step that does not end on the study day it began on ends with the start of a later one, as in Anki. */
function waitOnStep(waitMs: number, at: StudyMoment): Wait {
  const due = at.now + waitMs
  const days = studyDay(due, at.rollover, at.timeZone) - at.today
  // 24 hours may end on the same study day when clocks go back; a day they are all the same.
  if (days < 1 && waitMs < DAY_MS) return { due, dueDay: null, intervalDays: waitMs / DAY_MS }
  return waitOfDays(Math.max(days, 1), at)
}

function isLater(one: Wait, other: Wait): boolean {
  if (one.dueDay === null) return other.dueDay === null && one.due > other.due
  return other.dueDay === null || one.dueDay > other.dueDay
}
