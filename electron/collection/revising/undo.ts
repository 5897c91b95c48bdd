import type { Handler } from '../collection.ts'
import { heldOf } from './held.ts'
import { recount, runningOf, sessionNow } from './session.ts'

/** Takes back the last change, whatever it was. A card graded or set aside by it is shown again. */
export const undo: Handler<'review.undo'> = (collection, _, at) => {
  const { label, cardIds } = collection.undo()
  const held = heldOf(collection, at)
  const running = runningOf(held)
  recount(collection.read, running)
  running.first = cardIds[0] ?? null
  return sessionNow(collection, held, at, `Undid ${label}`)
}

/** Does again what was taken back last. */
export const redo: Handler<'review.redo'> = (collection, _, at) => {
  const { label, cardIds } = collection.redo()
  const held = heldOf(collection, at)
  const running = runningOf(held)
  recount(collection.read, running)
  // What was graded again is not to be shown as if it waited; a card on a step comes when it is due.
  if (running.showing !== null && cardIds.includes(running.showing.cardId)) running.showing = null
  return sessionNow(collection, held, at, `Redid ${label}`)
}
