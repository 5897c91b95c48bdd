import type { CardId, Grade } from '../../contract/core.ts'
import { Refused } from '../../contract/refused.ts'
import { retrievabilityOf } from '../../scheduling/fsrs.ts'
import { previewIntervals } from '../../scheduling/grade.ts'
import { type StudyMoment, studyDayStart } from '../../scheduling/study-day.ts'
import type { Collection, Moment } from '../collection.ts'
import { all, type Reader } from '../db.ts'
import { gradeCard, gradeLabel } from './answer.ts'
import { type Card, cardById, cardsOfNote } from './card-rows.ts'
import { deckNamed, deckOf, withSubDecks } from './deck-tree.ts'
import { everything } from './due-cards.ts'
import { dayOf, type Held, heldOf, studyAt } from './held.ts'
import { roomOf } from './limits.ts'
import { queueOf } from './queue.ts'
import { reviewsOf } from './review-rows.ts'

/** A card as the command line prints it. Times ISO-8601 UTC, stability and interval in days. */
export type CardView = {
  id: string
  deck: string
  note: string
  state: string
  step: number
  stability: number | null
  difficulty: number | null
  retrievability: number | null
  due: string | null
  intervalDays: number
}
export type DueView = {
  new: number
  learning: number
  review: number
  cards: Pick<CardView, 'id' | 'deck' | 'note' | 'state' | 'due' | 'retrievability'>[]
}
export type AnswerView = {
  card: Omit<CardView, 'deck' | 'note'>
  /** Days each grade would give now, parts of a day below 1. */
  next: { again: number; hard: number; good: number; easy: number }
}
export type ReviewView = {
  at: string
  grade: Grade | null
  state: string
  stability: number | null
  difficulty: number | null
  intervalDays: number
  tookMs: number
  kind: string
}

/**
 * What Today would give on a study day, in the order of revising.
 * @param on    `YYYY-MM-DD`; null: the present study day
 * @param deck  a deck's full or own name, taken with its sub-decks; null: all. Refused when there is none.
 */
export function dueView(
  collection: Collection,
  { on, deck }: { on: string | null; deck: string | null },
  at: Moment,
): DueView {
  const held = heldOf(collection, at)
  const study = onDay(studyAt(held, at), on)
  const db = collection.read
  const decks = deck === null ? null : withSubDecks(held.decks, [deckNamed(held.decks, deck)])
  const scope = { ...everything, deckIds: decks?.map(({ id }) => id) ?? null }
  const room = roomOf(db, held.decks, held.settings, study.today, false)
  const queue = queueOf(db, held.decks, dayOf(study), scope, room)
  const ids = [...queue.steps.map(step => step.id), ...queue.cards.map(card => card.id)]
  const cards = cardViews(db, held, ids, study).map(
    ({ id, deck: name, note, state, due, retrievability }) => ({
      ...{ id, deck: name, note, state, due, retrievability },
    }),
  )
  const review = queue.cards.filter(card => card.kind === 'review').length
  return { new: queue.cards.length - review, learning: queue.steps.length, review, cards }
}

/** Grades any card that is not suspended. `givenAt`: ms since 1970; null: now. */
export function answerView(
  collection: Collection,
  given: { cardId: number; grade: Grade; givenAt: number | null },
  at: Moment,
): AnswerView {
  const held = heldOf(collection, at)
  const moment = { ...at, now: given.givenAt ?? at.now }
  const study = studyAt(held, moment)
  collection.act(gradeLabel(given.grade), db => {
    const card = cardById(db, given.cardId)
    if (card.isSuspended) {
      throw new Refused('card_suspended', 'This card is suspended. Unsuspend it first.', String(card.id))
    }
    if (card.lastReview !== null && moment.now < card.lastReview) {
      const last = new Date(card.lastReview).toISOString()
      throw new Refused('time_earlier', `The card was last graded at ${last}. Give a later time.`, '--at')
    }
    gradeCard(db, held.decks, card, { grade: given.grade, tookMs: 0 }, study)
  })
  return answered(collection.read, heldOf(collection, moment), given.cardId, study)
}

/** Takes back the last change; the card is null when that was about no card. */
export function undoView(
  collection: Collection,
  at: Moment,
): { undone: string; card: AnswerView['card'] | null; next: AnswerView['next'] | null } {
  const { label, cardIds } = collection.undo()
  const held = heldOf(collection, at)
  const [cardId] = cardIds
  if (cardId === undefined) return { undone: label, card: null, next: null }
  return { undone: label, ...answered(collection.read, held, cardId, studyAt(held, at)) }
}

/** The cards of a note. */
export function cardViewsOfNote(collection: Collection, noteId: number, at: Moment): CardView[] {
  const held = heldOf(collection, at)
  const ids = cardsOfNote(collection.read, noteId).map(card => card.id)
  return cardViews(collection.read, held, ids, studyAt(held, at))
}

/** The log lines of some cards, oldest first. */
export function reviewViews(db: Reader, cardIds: readonly number[]): ReviewView[] {
  return reviewsOf(db, cardIds).map(
    ({ at, grade, state, stability, difficulty, intervalDays, tookMs, kind }) => ({
      ...{ at: new Date(at).toISOString(), grade, state, stability, difficulty, intervalDays, tookMs, kind },
    }),
  )
}

function answered(db: Reader, held: Held, cardId: number, study: StudyMoment): AnswerView {
  const card = cardById(db, cardId)
  const next = previewIntervals(card, study, deckOf(held.decks, card.deckId).options)
  const { deck: _, note: __, ...view } = toView(card, '', held, study)
  return {
    card: view,
    next: {
      again: next[1].intervalDays,
      hard: next[2].intervalDays,
      good: next[3].intervalDays,
      easy: next[4].intervalDays,
    },
  }
}

function cardViews(db: Reader, held: Held, cardIds: readonly CardId[], study: StudyMoment): CardView[] {
  const guids = new Map(
    all<{ id: number; guid: string }>(
      db,
      `SELECT card.id, guid FROM card JOIN note ON note.id = note_id
       WHERE card.id IN (SELECT value FROM json_each(:ids))`,
      { ids: JSON.stringify(cardIds) },
    ).map(row => [row.id, row.guid]),
  )
  return cardIds.map(cardId => toView(cardById(db, cardId), guids.get(cardId) ?? '', held, study))
}

function toView(card: Card, note: string, held: Held, study: StudyMoment): CardView {
  const { fullName, options } = deckOf(held.decks, card.deckId)
  return {
    id: String(card.id),
    deck: fullName,
    note,
    state: card.state,
    step: card.step,
    stability: card.stability,
    difficulty: card.difficulty,
    retrievability: retrievabilityOf(card, study.today, options.parameters),
    due: card.due === null ? null : new Date(card.due).toISOString(),
    intervalDays: card.intervalDays,
  }
}

/** The moment a named study day begins, or the given one when that is its day. */
function onDay(study: StudyMoment, on: string | null): StudyMoment {
  if (on === null) return study
  const at = Date.parse(`${on}T00:00:00Z`)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(on) || Number.isNaN(at)) {
    throw new Refused('arguments_invalid', 'Give a day as YYYY-MM-DD.', '--on')
  }
  const today = Math.floor(at / 86_400_000)
  if (today === study.today) return study
  return { ...study, today, now: studyDayStart(today, study.rollover, study.timeZone) }
}
