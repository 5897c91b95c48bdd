import type { CardId, Grade } from '../../contract/core.ts'
import { siblingsToBury } from '../../scheduling/burying.ts'
import { applyGrade } from '../../scheduling/grade.ts'
import type { ReviewLine } from '../../scheduling/review-line.ts'
import type { StudyMoment } from '../../scheduling/study-day.ts'
import type { Handler } from '../collection.ts'
import { one, type Reader, run, type Writer } from '../db.ts'
import { buryUntil, type Card, cardsOfNote, numberOf, saveSchedule } from './card-rows.ts'
import { type DeckTree, deckOf } from './deck-tree.ts'
import { heldOf, keepHeld, type Running, studyAt } from './held.ts'
import { putStep, takeOut } from './live-queue.ts'
import { runningOf, sessionNow, shownCard } from './session.ts'
import { addTag, LEECH_TAG } from './tags.ts'

/** What grading a card did. */
export type Answered = {
  readonly after: Card
  /** Id of the log line; it is also when the card counts as reviewed, ms since 1970. */
  readonly logId: number
  /** Siblings that rest until tomorrow. */
  readonly buried: readonly CardId[]
  readonly becameLeech: boolean
}

const gradeNames: Record<Grade, string> = { 1: 'Again', 2: 'Hard', 3: 'Good', 4: 'Easy' }

/** What the undo step of a grade is called. */
export function gradeLabel(grade: Grade): string {
  return `Grade ${gradeNames[grade]}`
}

/** Grades the shown card and finds the next: one transaction, one undo step. */
export const answer: Handler<'review.answer'> = (collection, given, at) => {
  const held = heldOf(collection, at)
  const running = runningOf(held)
  const study = studyAt(held, at)
  const answered = collection.act(gradeLabel(given.grade), db =>
    gradeCard(db, held.decks, shownCard(db, running, given), given, study),
  )
  keepHeld(collection, held)
  running.answers.push(answered.logId)
  running.done += 1
  // Its turn is over, though it may be back in the queue with a step.
  running.showing = null
  advance(running, answered, study)
  return sessionNow(collection, held, at, leechNotice(answered))
}

/** Grades a card: writes its new schedule and the log line, buries siblings, tags a leech. */
export function gradeCard(
  db: Writer,
  tree: DeckTree,
  card: Card,
  given: { grade: Grade; tookMs: number },
  study: StudyMoment,
): Answered {
  const { options } = deckOf(tree, card.deckId)
  const { after, log, becameLeech } = applyGrade(card, given.grade, study, options)
  const logId = freeLogId(db, card.id, study.now)
  const reviewed = { ...after, lastReview: logId }
  saveSchedule(db, reviewed)
  addReview(db, log, logId, given.tookMs)
  const siblings = cardsOfNote(db, card.noteId)
  const buried = siblingsToBury(card.id, siblings, study.today, options) as CardId[]
  for (const cardId of buried) buryUntil(db, cardId, study.today + 1)
  if (becameLeech) addTag(db, card.noteId, LEECH_TAG)
  return { after: reviewed, logId, buried, becameLeech }
}

/**
 * The id of the next log line: the time, counted on where it is taken. Never before the card's last line, so
 * that lines stay in order when the clock was set back.
 */
function freeLogId(db: Reader, cardId: number, now: number): number {
  const last = one<{ id: number | null }>(
    db,
    'SELECT max(id) AS id FROM review_log WHERE card_id = :cardId',
    { cardId },
  )
  let id = Math.max(Math.trunc(now), (last?.id ?? -1) + 1)
  while (one(db, 'SELECT 1 FROM review_log WHERE id = :id', { id }) !== undefined) id += 1
  return id
}

function addReview(db: Writer, log: ReviewLine, id: number, tookMs: number): void {
  const { at: _, stateBefore, stateAfter, ...line } = log
  run(
    db,
    `INSERT INTO review_log (id, card_id, grade, kind, study_day, state_before, state_after, step_before,
       step_after, stability_before, difficulty_before, stability_after, difficulty_after, scheduled_days,
       elapsed_days, interval_days, took_ms)
     VALUES (:id, :cardId, :grade, :kind, :studyDay, :stateBefore, :stateAfter, :stepBefore, :stepAfter,
       :stabilityBefore, :difficultyBefore, :stabilityAfter, :difficultyAfter, :scheduledDays, :elapsedDays,
       :intervalDays, :tookMs)`,
    { ...line, id, tookMs, stateBefore: numberOf(stateBefore), stateAfter: numberOf(stateAfter) },
  )
}

/** Brings the queue up to date without building it anew; another day or a lost queue leaves that to the reader. */
function advance(running: Running, { after, buried }: Answered, study: StudyMoment): void {
  const { queue } = running
  if (queue === null || queue.day !== study.today) return
  takeOut(queue, after.id)
  for (const cardId of buried) takeOut(queue, cardId)
  const isOnStep = after.state === 'learning' || after.state === 'relearning'
  if (!isOnStep || after.isSuspended || after.due === null || after.dueDay !== null) return
  putStep(queue, { id: after.id, noteId: after.noteId, deckId: after.deckId, due: after.due })
}

/** What is said when a card became a leech; null when it did not. */
export function leechNotice({ after, becameLeech }: Answered): string | null {
  if (!becameLeech) return null
  const times = `This card was forgotten ${after.lapses} times`
  return after.isSuspended
    ? `${times}. It rests as a leech: mend its note, then unsuspend it.`
    : `${times}. Its note is tagged as a leech: a clearer text may help.`
}
