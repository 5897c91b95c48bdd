import { Refused } from '../../contract/refused.ts'
import type { Handler } from '../collection.ts'
import { one, run } from '../db.ts'
import { cardById } from './card-rows.ts'
import { type Held, heldOf, keepHeld } from './held.ts'
import { sessionNow } from './session.ts'

/** Names of the flags; 0 is none. */
const flagNames = ['none', 'red', 'orange', 'green', 'blue', 'pink', 'turquoise', 'purple']

/** Sets the card's flag. The card stays shown, and its turn goes on. */
export const flag: Handler<'review.flag'> = (collection, given, at) => {
  const held = heldOf(collection, at)
  const card = cardById(collection.read, given.cardId)
  if (card.flag === given.flag) return sessionNow(collection, held, at, null)
  const label = given.flag === 0 ? 'Remove flag' : `Flag ${flagNames[given.flag]}`
  collection.act(label, db => {
    run(db, 'UPDATE card SET flag = :flag, version = version + 1 WHERE id = :cardId', given)
  })
  keepHeld(collection, held)
  keepTurn(held, card.id, card.version)
  return sessionNow(collection, held, at, null)
}

/** A flag changes nothing that a grade rests on: a key pressed meanwhile still grades. */
function keepTurn(held: Held, cardId: number, version: number): void {
  const showing = held.session?.showing
  if (!held.session || showing?.cardId !== cardId || showing.version !== version) return
  held.session.showing = { ...showing, version: version + 1 }
}

/** Marks the note or takes its mark away. */
export const mark: Handler<'review.mark'> = (collection, given, at) => {
  const held = heldOf(collection, at)
  const note = one<{ isMarked: number }>(
    collection.read,
    'SELECT is_marked AS isMarked FROM note WHERE id = :noteId',
    { noteId: given.noteId },
  )
  if (note === undefined) throw new Refused('note_gone', 'This note is no longer in the collection.')
  const isMarked = given.isMarked ? 1 : 0
  if (note.isMarked !== isMarked) {
    collection.act(given.isMarked ? 'Mark note' : 'Unmark note', db => {
      run(db, 'UPDATE note SET is_marked = :isMarked WHERE id = :noteId', { noteId: given.noteId, isMarked })
    })
    keepHeld(collection, held)
  }
  return sessionNow(collection, held, at, null)
}
