import type { CardId, Counts, DeckId, NoteId } from '../../contract/core.ts'
import { retrievabilityOf } from '../../scheduling/fsrs.ts'
import { mixNew, orderReviews } from '../../scheduling/queue.ts'
import type { Reader } from '../db.ts'
import { type DeckTree, deckOf } from './deck-tree.ts'
import {
  type Day,
  type NewRow,
  type ReviewRow,
  reviewRows,
  type Scope,
  stepRows,
  wantedRows,
} from './due-cards.ts'
import type { Room } from './limits.ts'
import { newCards } from './new-cards.ts'

/** A card that waits in the queue, new or on review. */
export type QueuedCard = {
  readonly id: CardId
  readonly noteId: NoteId
  readonly deckId: DeckId
  readonly kind: 'new' | 'review'
}

/** A card on a step. `due`: ms since 1970 when it may be shown; one that waited for the day is due at once. */
export type StepCard = {
  readonly id: CardId
  readonly noteId: NoteId
  readonly deckId: DeckId
  readonly due: number
}

/** The cards of a study day: those on a step, by when they come due, and the others in the order of revising. */
export type Queue = { readonly steps: StepCard[]; readonly cards: QueuedCard[] }

/**
 * Chooses and orders the cards of a study day: cards on a step; those asked for on this day, whatever the limits;
 * reviews most likely forgotten first, interleaved over topics; new cards in content order, topics taking turns, spread among the reviews.
 * Of a note's cards one is taken, where its deck buries siblings. Reads indexes only.
 *
 * @param room  what today's limits leave; is used up
 */
export function queueOf(db: Reader, tree: DeckTree, day: Day, scope: Scope, room: Room): Queue {
  const seen = new Set<NoteId>()
  const steps = stepRows(db, day, scope).map(({ id, noteId, deckId, due, dueDay }) => {
    seen.add(noteId)
    return { id, noteId, deckId, due: dueDay === null ? due : Math.min(due, day.endsAt - DAY_AT_MOST_MS) }
  })
  const asked = new Set<CardId>()
  const isFree = (row: { id: CardId; noteId: NoteId; deckId: DeckId }) => {
    if (asked.has(row.id)) return false
    if (!deckOf(tree, row.deckId).options.buriesSiblings) return true
    return !seen.has(row.noteId)
  }
  const wanted = wantedRows(db, day, scope).filter(row => {
    if (!isFree(row)) return false
    asked.add(row.id)
    seen.add(row.noteId)
    return true
  })
  const reviews: ReviewRow[] = []
  eachBatch(
    room.total.review,
    limit => reviewRows(db, day, scope, limit),
    row => {
      if (!isFree(row) || !room.take('review', row.deckId)) return
      seen.add(row.noteId)
      reviews.push(row)
    },
    () => reviews.length,
  )
  const news = newCards(db, tree, day, scope, room, row => {
    if (!isFree(row) || !room.take('new', row.deckId)) return false
    seen.add(row.noteId)
    return true
  })
  const ordered = orderReviews(
    reviews.map(row => ({
      ...row,
      topic: String(row.deckId),
      retrievability: chanceOf(row, tree, day.today),
    })),
  )
  return {
    steps: steps.sort((one, other) => one.due - other.due || one.id - other.id),
    cards: [
      ...wanted.map(row => queued(row, row.isNew === 1 ? 'new' : 'review')),
      ...mixNew(
        ordered.map(row => queued(row, 'review')),
        news.map(row => queued(row, 'new')),
      ),
    ],
  }
}

/** How many cards of each state a queue holds. */
export function countsOf(queue: Queue): Counts {
  const review = queue.cards.filter(card => card.kind === 'review').length
  return { new: queue.cards.length - review, learning: queue.steps.length, review }
}

const DAY_AT_MOST_MS = 26 * 3_600_000

function queued({ id, noteId, deckId }: NewRow, kind: 'new' | 'review'): QueuedCard {
  return { id, noteId, deckId, kind }
}

function chanceOf(row: ReviewRow, tree: DeckTree, today: number): number {
  const { parameters } = deckOf(tree, row.deckId).options
  // Difficulty plays no part in it.
  const card = { stability: row.stability, difficulty: 5, lastReviewDay: row.lastDay }
  return retrievabilityOf(card, today, parameters) ?? 0
}

/**
 * Reads rows in order until enough are taken: first a few more than wanted, since some will be siblings or
 * beyond a deck's own limit, then four times as many.
 */
function eachBatch<Row>(
  wanted: number,
  read: (limit: number) => Row[],
  use: (row: Row) => void,
  taken: () => number,
): void {
  let from = 0
  for (let limit = wanted + 64; taken() < wanted; limit *= 4) {
    const rows = read(limit)
    for (const row of rows.slice(from)) use(row)
    if (rows.length < limit) return
    from = rows.length
  }
}
