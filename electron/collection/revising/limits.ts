import type { DeckId } from '../../contract/core.ts'
import type { Limits } from '../../scheduling/queue.ts'
import { limitsLeft } from '../../scheduling/queue.ts'
import { all, type Reader } from '../db.ts'
import { type DeckTree, deckOf } from './deck-tree.ts'

/** The most cards of a kind that a session beyond today's limits holds: another can follow it. */
export const BEYOND_MAX = 999

/** What a deck without a limit of its own may give. */
const UNLIMITED = Number.MAX_SAFE_INTEGER

/** What is left of today's limits, over the collection and for each deck that sets its own. */
export type Room = {
  /** Whether one more of this kind may be taken from the deck. */
  has(kind: keyof Limits, deckId: DeckId): boolean
  /** Takes one more of this kind from the deck, if there is room. */
  take(kind: keyof Limits, deckId: DeckId): boolean
  /** The most that may be taken of a kind, whatever the decks. */
  readonly total: Limits
  /** New cards of this very deck that were seen today. */
  newToday(deckId: DeckId): number
}

type DoneRow = { deckId: DeckId | null; new: number; review: number }

/**
 * New cards and reviews graded on a study day, by deck. Imported lines and changes by hand are no reviews.
 * A deleted card still counts for the collection.
 */
function doneOn(db: Reader, today: number): DoneRow[] {
  return all<DoneRow>(
    db,
    `SELECT card.deck_id AS deckId,
       sum(review_log.state_before = 0) AS new, sum(review_log.state_before = 2) AS review
     FROM review_log LEFT JOIN card ON card.id = review_log.card_id
     WHERE study_day = :today AND kind IN ('learning', 'review', 'early') AND state_before IN (0, 2)
     GROUP BY card.deck_id`,
    { today },
  )
}

/** What today's limits leave. With `isBeyond` none applies, but for the size of a session. */
export function roomOf(
  db: Reader,
  tree: DeckTree,
  settings: { newPerDay: number; reviewsPerDay: number },
  today: number,
  isBeyond: boolean,
): Room {
  const done = doneOn(db, today)
  if (isBeyond) return roomWithin(tree, { new: BEYOND_MAX, review: BEYOND_MAX }, new Map(), done)
  const all = { new: 0, review: 0 }
  const byDeck = new Map<DeckId, Limits>()
  for (const row of done) {
    all.new += row.new
    all.review += row.review
    const deck = row.deckId === null ? undefined : tree.get(row.deckId)
    for (const deckId of deck?.line ?? []) {
      const sum = byDeck.get(deckId) ?? { new: 0, review: 0 }
      byDeck.set(deckId, { new: sum.new + row.new, review: sum.review + row.review })
    }
  }
  const own = new Map<DeckId, { new: number; review: number }>()
  for (const deck of tree.values()) {
    if (deck.ownNew === null && deck.ownReviews === null) continue
    const limits = { newPerDay: deck.ownNew ?? UNLIMITED, reviewsPerDay: deck.ownReviews ?? UNLIMITED }
    own.set(deck.id, limitsLeft(limits, byDeck.get(deck.id) ?? { new: 0, review: 0 }))
  }
  return roomWithin(tree, limitsLeft(settings, all), own, done)
}

function roomWithin(
  tree: DeckTree,
  total: Limits,
  own: Map<DeckId, { new: number; review: number }>,
  done: readonly DoneRow[],
): Room {
  const seen = new Map(done.map(row => [row.deckId, row.new]))
  const left = { ...total }
  const limitedBy = (deckId: DeckId) => {
    if (own.size === 0) return []
    return deckOf(tree, deckId).line.flatMap(upwards => own.get(upwards) ?? [])
  }
  const has = (kind: keyof Limits, deckId: DeckId) =>
    left[kind] > 0 && limitedBy(deckId).every(limits => limits[kind] > 0)
  return {
    total,
    has,
    newToday: deckId => seen.get(deckId) ?? 0,
    take(kind, deckId) {
      if (!has(kind, deckId)) return false
      left[kind] -= 1
      for (const limits of limitedBy(deckId)) limits[kind] -= 1
      return true
    },
  }
}
