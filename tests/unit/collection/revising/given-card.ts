import { run, type Writer } from '../../../../electron/collection/db.ts'

export const DAY = 86_400_000
export const MINUTE = 60_000
export const HOUR = 3_600_000

/** A card as a test wants it; what it does not name is that of a new card. */
export type Given = {
  deck?: string
  /** Cards of the same name belong to one note. */
  note?: string
  state?: 'new' | 'learning' | 'review' | 'relearning'
  /** Study days from today; below 0: overdue. Of a learning card minutes from now. */
  dueIn?: number
  stability?: number
  /** Days since the last review. */
  elapsed?: number
  lapses?: number
  isSuspended?: boolean
  buriedUntil?: number
  tags?: string[]
  step?: number
  /** Of a card on a step that waits for a study day: days from today. */
  dueDayIn?: number
}

/** Writes the row of a card. */
export function addCard(
  db: Writer,
  place: { id: number; noteId: number; ordinal: number; deckId: number },
  given: Given,
  { now, today }: { now: number; today: number },
): void {
  const { state = 'new', dueIn = 0, dueDayIn, elapsed = 10 } = given
  const isNew = state === 'new'
  const onDays = state === 'review'
  const dayIn = onDays ? dueIn : dueDayIn
  run(
    db,
    `INSERT INTO card (id, note_id, ordinal, deck_id, state, step, position, due, due_day, stability, difficulty,
       last_review, last_review_day, interval_days, reps, lapses, is_suspended, buried_until, created)
     VALUES (:id, :noteId, :ordinal, :deckId, :state, :step, :noteId, :due, :dueDay, :stability, :difficulty,
       :lastReview, :lastReviewDay, :interval, :reps, :lapses, :isSuspended, :buriedUntil, :now)`,
    {
      ...place,
      now,
      state: ['new', 'learning', 'review', 'relearning'].indexOf(state),
      step: given.step ?? 0,
      due: isNew ? null : onDays ? (today + dueIn) * DAY : now + dueIn * MINUTE,
      dueDay: dayIn === undefined ? null : today + dayIn,
      stability: isNew ? null : (given.stability ?? 10),
      difficulty: isNew ? null : 5,
      lastReview: isNew ? null : now - (onDays ? elapsed * DAY : 0),
      lastReviewDay: isNew ? null : today - (onDays ? elapsed : 0),
      interval: onDays ? elapsed + dueIn : 0,
      reps: isNew ? 0 : 3,
      lapses: given.lapses ?? 0,
      isSuspended: given.isSuspended ? 1 : 0,
      buriedUntil: given.buriedUntil ?? 0,
    },
  )
}
