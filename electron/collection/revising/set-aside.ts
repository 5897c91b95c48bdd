import type { Gives, Taken } from '../../contract/contract.ts'
import type { Collection, Handler, Moment } from '../collection.ts'
import type { Writer } from '../db.ts'
import { buryUntil, type Card, cardsOfNote, suspend as suspendCard } from './card-rows.ts'
import { heldOf, keepHeld, studyAt } from './held.ts'
import { runningOf, sessionNow, shownCard } from './session.ts'

/** Lets the shown card or its note rest until the next study day. */
export const bury: Handler<'review.bury'> = (collection, given, at) => {
  const { today } = studyAt(heldOf(collection, at), at)
  return setAside(collection, given, at, {
    label: given.whole === 'card' ? 'Bury card' : 'Bury note',
    notice: given.whole === 'card' ? 'Card buried until tomorrow.' : 'Note buried until tomorrow.',
    isWanted: card => !card.isSuspended && card.buriedUntil <= today,
    change: (db, card) => buryUntil(db, card.id, today + 1),
  })
}

/** Takes the shown card or its note out of revising until it is unsuspended. */
export const suspend: Handler<'review.suspend'> = (collection, given, at) =>
  setAside(collection, given, at, {
    label: given.whole === 'card' ? 'Suspend card' : 'Suspend note',
    notice: given.whole === 'card' ? 'Card suspended.' : 'Note suspended.',
    isWanted: card => !card.isSuspended,
    change: (db, card) => suspendCard(db, card.id),
  })

type Aside = {
  label: string
  notice: string
  isWanted: (card: Card) => boolean
  change: (db: Writer, card: Card) => void
}

function setAside(
  collection: Collection,
  given: Taken<'review.bury'>,
  at: Moment,
  { label, notice, isWanted, change }: Aside,
): Gives<'review.bury'> {
  const held = heldOf(collection, at)
  const running = runningOf(held)
  collection.act(label, db => {
    const shown = shownCard(db, running, given)
    // The shown card first: it is the one to come back to when this is undone.
    const others = given.whole === 'note' ? cardsOfNote(db, shown.noteId) : []
    for (const card of [shown, ...others.filter(({ id }) => id !== shown.id)]) {
      if (isWanted(card)) change(db, card)
    }
  })
  keepHeld(collection, held)
  // Built anew: what was set aside makes room within today's limits.
  running.queue = null
  return sessionNow(collection, held, at, notice)
}
