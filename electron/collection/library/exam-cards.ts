import { Refused } from '../../contract/refused.ts'
import { addCards, freeId } from '../cards.ts'
import type { Handler } from '../collection.ts'
import { all, one, type Writer } from '../db.ts'
import { acted, labelFor } from './acted.ts'
import { CARDLESS } from './find-notes.ts'

/** Makes a card of each exam question that has none; other notes are passed over. */
export const makeCards: Handler<'library.makeCards'> = (collection, { noteIds }, { now }) => {
  const questions = all<{ id: number; home: number | null }>(
    collection.read,
    `SELECT id, (SELECT deck.id FROM deck WHERE built_in = built_in_deck) AS home FROM note
     WHERE id IN (SELECT value FROM json_each(:ids)) AND ${CARDLESS} ORDER BY id`,
    { ids: JSON.stringify(noteIds) },
  )
  const count = collection.act(labelFor('Make', questions.length, 'card'), db => {
    for (const { id, home } of questions) addCard(db, id, home ?? anyDeck(db), now)
    return questions.length
  })
  return acted(collection, count)
}

function addCard(db: Writer, noteId: number, deckId: number, now: number): void {
  const last = one<{ position: number | null }>(db, 'SELECT max(position) AS position FROM card')
  const position = (last?.position ?? 0) + 1
  addCards(db, { noteId, deckId, position, now, ordinals: [0] }, freeId(db, 'card', now))
}

/** For a question whose own deck was deleted. */
function anyDeck(db: Writer): number {
  const deck = one<{ id: number }>(db, 'SELECT id FROM deck ORDER BY parent_id IS NOT NULL, position, id')
  if (deck === undefined) {
    throw new Refused(
      'deck_gone',
      'There is no deck for the card. Make a deck in the library, then try again.',
    )
  }
  return deck.id
}
