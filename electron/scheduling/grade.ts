import { type Answer, answersOf } from './answers.ts'
import { elapsedDaysOf, type Grade, type ScheduledCard } from './card.ts'
import { isLeechAt } from './leech.ts'
import type { SchedulingOptions } from './options.ts'
import type { ReviewKind, ReviewLine } from './review-line.ts'
import type { StudyMoment } from './study-day.ts'

/** What grading a card yields. */
export type Graded<Card extends ScheduledCard> = {
  /** The card as it is now; what else the given card carried is kept. */
  readonly after: Card
  readonly log: ReviewLine
  /** The lapse made it a leech, or reminded of it: its note is to be tagged. Suspending is done in `after`. */
  readonly becameLeech: boolean
}

/**
 * The card after a grade. Any card can be graded at any time, early or late; the caller sees to it that a
 * suspended one is not. A grade ends a burial. Memory changes with every grade, on the same day too.
 *
 * @param options  without a problem, see `problemOfOptions`
 */
export function applyGrade<Card extends ScheduledCard>(
  card: Card,
  grade: Grade,
  at: StudyMoment,
  options: SchedulingOptions,
): Graded<Card> {
  const { memory, ...next } = answersOf(card, at, options)[grade]
  const isLapse = card.state === 'review' && grade === 1
  const lapses = card.lapses + (isLapse ? 1 : 0)
  const becameLeech = isLapse && isLeechAt(lapses, options.leechThreshold)
  const after: Card = {
    ...card,
    ...next,
    stability: memory.stability,
    difficulty: memory.difficulty,
    lastReview: at.now,
    lastReviewDay: at.today,
    reps: card.reps + 1,
    lapses,
    isSuspended: card.isSuspended || (becameLeech && options.leechAction === 'suspend'),
    buriedUntil: 0,
  }
  const log: ReviewLine = {
    cardId: card.id,
    at: at.now,
    studyDay: at.today,
    grade,
    kind: kindOf(card, at.today),
    stateBefore: card.state,
    stateAfter: next.state,
    stepBefore: card.step,
    stepAfter: next.step,
    stabilityBefore: card.stability,
    difficultyBefore: card.difficulty,
    stabilityAfter: memory.stability,
    difficultyAfter: memory.difficulty,
    scheduledDays: card.intervalDays,
    elapsedDays: elapsedDaysOf(card, at.today),
    intervalDays: next.intervalDays,
  }
  return { after, log, becameLeech }
}

/** What each grade would give, for the buttons: exactly what `applyGrade` then gives. */
export function previewIntervals(
  card: ScheduledCard,
  at: StudyMoment,
  options: SchedulingOptions,
): Readonly<Record<Grade, Pick<Answer, 'intervalDays' | 'due' | 'dueDay' | 'state'>>> {
  return answersOf(card, at, options)
}

function kindOf(card: ScheduledCard, today: number): ReviewKind {
  if (card.state === 'new' || card.state === 'learning') return 'learning'
  if (card.state === 'relearning') return 'relearning'
  return card.dueDay !== null && card.dueDay > today ? 'early' : 'review'
}
