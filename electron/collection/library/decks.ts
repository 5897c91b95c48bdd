import type { DeckId } from '../../contract/core.ts'
import type { LibraryDeck } from '../../contract/library.ts'
import type { Handler } from '../collection.ts'
import { all, type Reader } from '../db.ts'
import type { Deck } from '../revising/deck-tree.ts'
import { heldOf } from '../revising/held.ts'
import { CARDLESS } from './find-notes.ts'

/** All decks in the order of their tree, with the notes in each. */
export const decks: Handler<'library.decks'> = (collection, _, at): LibraryDeck[] => {
  const tree = heldOf(collection, at).decks
  const notes = new Map<DeckId, number>()
  const add = (deckIds: Iterable<DeckId>, count: number) => {
    for (const deckId of deckIds) notes.set(deckId, (notes.get(deckId) ?? 0) + count)
  }
  for (const { first, last, count } of notesByDeck(collection.read)) {
    // A note whose cards lie in two decks is one note to a deck that is above both.
    add(new Set([...lineOf(tree.get(first)), ...lineOf(tree.get(last))]), count)
  }
  for (const { deckId, count } of questionsByDeck(collection.read)) add(lineOf(tree.get(deckId)), count)
  return [...tree.values()].map(({ id, line, name, depth }) => ({
    ...{ deckId: id, parentId: line[1] ?? null, name, depth },
    notes: notes.get(id) ?? 0,
  }))
}

const lineOf = (deck: Deck | undefined) => deck?.line ?? []

/** How many notes have their cards in which decks; as a rule both are the same. */
export function notesByDeck(db: Reader): { first: DeckId; last: DeckId; count: number }[] {
  return all(
    db,
    `SELECT first, last, count(*) AS count
     FROM (SELECT min(deck_id) AS first, max(deck_id) AS last FROM card GROUP BY note_id) GROUP BY first, last`,
  )
}

/** Exam questions without a card, by the deck that their card would lie in. */
export function questionsByDeck(db: Reader): { deckId: DeckId; count: number }[] {
  return all(
    db,
    `SELECT deck.id AS deckId, count(*) AS count FROM note JOIN deck ON built_in = built_in_deck
     WHERE ${CARDLESS} GROUP BY deck.id`,
  )
}
