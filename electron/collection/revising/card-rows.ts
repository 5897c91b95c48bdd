import { type CardId, CardState, type DeckId, type NoteId } from '../../contract/core.ts'
import { Refused } from '../../contract/refused.ts'
import type { ScheduledCard } from '../../scheduling/card.ts'
import { all, one, type Reader, run, type Writer } from '../db.ts'

/** A card as scheduling takes it, with what revising needs beside: where it belongs, and its version. */
export type Card = ScheduledCard & {
  readonly id: CardId
  readonly noteId: NoteId
  readonly ordinal: number
  readonly deckId: DeckId
  readonly flag: number
  /** ms since 1970. */
  readonly created: number
  /** Counts the card's changes: a card whose version is another has changed since it was shown. */
  readonly version: number
}

/** A card's row by column; its state by number, as it is kept. */
export type CardColumns = {
  id: CardId
  noteId: NoteId
  ordinal: number
  deckId: DeckId
  state: number
  step: number
  due: number | null
  dueDay: number | null
  stability: number | null
  difficulty: number | null
  lastReview: number | null
  lastReviewDay: number | null
  intervalDays: number
  reps: number
  lapses: number
  flag: number
  isSuspended: number
  buriedUntil: number
  created: number
  version: number
}

const columns = `id, note_id AS noteId, ordinal, deck_id AS deckId, state, step, due, due_day AS dueDay,
  stability, difficulty, last_review AS lastReview, last_review_day AS lastReviewDay,
  interval_days AS intervalDays, reps, lapses, flag, is_suspended AS isSuspended,
  buried_until AS buriedUntil, created, version`

/** The state a number in the file stands for. */
export function stateOf(number: number): CardState {
  const state = CardState.options[number]
  if (state === undefined) throw new RangeError(`No card state has the number ${number}.`)
  return state
}

/** The number that stands for a state in the file. */
export function numberOf(state: CardState): number {
  return CardState.options.indexOf(state)
}

function toCard(row: CardColumns): Card {
  return { ...row, state: stateOf(row.state), isSuspended: row.isSuspended === 1 }
}

/** A card, or null when there is none. */
export function cardIfAny(db: Reader, cardId: number): Card | null {
  const row = one<CardColumns>(db, `SELECT ${columns} FROM card WHERE id = :cardId`, { cardId })
  return row === undefined ? null : toCard(row)
}

/** A card; refused with `card_gone` when it was deleted meanwhile. */
export function cardById(db: Reader, cardId: number): Card {
  const card = cardIfAny(db, cardId)
  if (card === null) throw new Refused('card_gone', 'This card is no longer in the collection.')
  return card
}

/** All cards of a note, in the order of its templates. */
export function cardsOfNote(db: Reader, noteId: number): Card[] {
  const rows = all<CardColumns>(db, `SELECT ${columns} FROM card WHERE note_id = :noteId ORDER BY ordinal`, {
    noteId,
  })
  return rows.map(toCard)
}

/** Writes what scheduling decides about a card; its version counts on. */
export function saveSchedule(db: Writer, card: Card): void {
  run(
    db,
    `UPDATE card SET state = :state, step = :step, due = :due, due_day = :dueDay, stability = :stability,
       difficulty = :difficulty, last_review = :lastReview, last_review_day = :lastReviewDay,
       interval_days = :intervalDays, reps = :reps, lapses = :lapses, is_suspended = :isSuspended,
       buried_until = :buriedUntil, version = version + 1
     WHERE id = :id`,
    {
      id: card.id,
      state: numberOf(card.state),
      step: card.step,
      due: card.due,
      dueDay: card.dueDay,
      stability: card.stability,
      difficulty: card.difficulty,
      lastReview: card.lastReview,
      lastReviewDay: card.lastReviewDay,
      intervalDays: card.intervalDays,
      reps: card.reps,
      lapses: card.lapses,
      isSuspended: card.isSuspended ? 1 : 0,
      buriedUntil: card.buriedUntil,
    },
  )
}

/** Lets a card rest until a study day has begun. */
export function buryUntil(db: Writer, cardId: number, day: number): void {
  run(db, 'UPDATE card SET buried_until = :day, version = version + 1 WHERE id = :cardId', { cardId, day })
}

/** Takes a card out of revising until it is unsuspended. */
export function suspend(db: Writer, cardId: number): void {
  run(db, 'UPDATE card SET is_suspended = 1, version = version + 1 WHERE id = :cardId', { cardId })
}
