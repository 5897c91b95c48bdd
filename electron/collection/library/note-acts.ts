import { Refused } from '../../contract/refused.ts'
import { forgetBuiltIn } from '../built-in-removed.ts'
import type { Handler } from '../collection.ts'
import { all, one, run, type Writer } from '../db.ts'
import { acted, labelFor } from './acted.ts'

/** Deletes notes with their cards and tags; the log of their reviews stays. */
export const deleteNotes: Handler<'library.deleteNotes'> = (collection, { noteIds }) => {
  const count = collection.act(labelFor('Delete', noteIds.length), db => removeNotes(db, noteIds))
  return acted(collection, count)
}

/** Deletes notes; gives how many there were. A built-in one is remembered, so that no update brings it back. */
export function removeNotes(db: Writer, noteIds: readonly number[]): number {
  const ids = JSON.stringify(noteIds)
  const builtIn = all<{ guid: string }>(
    db,
    `SELECT guid FROM note WHERE id IN (SELECT value FROM json_each(:ids)) AND built_in_hash IS NOT NULL`,
    { ids },
  )
  forgetBuiltIn(
    db,
    builtIn.map(({ guid }) => guid),
  )
  return run(db, 'DELETE FROM note WHERE id IN (SELECT value FROM json_each(:ids))', { ids }).changes
}

/** Moves all cards of notes into one deck. */
export const moveNotes: Handler<'library.moveNotes'> = (collection, { noteIds, deckId }) => {
  if (one(collection.read, 'SELECT 1 FROM deck WHERE id = :deckId', { deckId }) === undefined) {
    throw new Refused('deck_gone', 'This deck is no longer in the collection. Choose another one.')
  }
  const count = collection.act(labelFor('Move', noteIds.length), db =>
    changeCards(db, noteIds, {
      set: 'deck_id = :deckId',
      where: 'deck_id <> :deckId',
      parameters: { deckId },
    }),
  )
  return acted(collection, count)
}

/** Takes all cards of notes out of revising, or brings them back. */
export const suspendNotes: Handler<'library.suspendNotes'> = (collection, { noteIds, isSuspended }) => {
  const label = labelFor(isSuspended ? 'Suspend' : 'Unsuspend', noteIds.length)
  const count = collection.act(label, db =>
    changeCards(db, noteIds, {
      set: 'is_suspended = :isSuspended',
      where: 'is_suspended <> :isSuspended',
      parameters: { isSuspended: isSuspended ? 1 : 0 },
    }),
  )
  return acted(collection, count)
}

type CardChange = { set: string; where: string; parameters: Record<string, number> }

/** Changes cards of notes where they differ; gives the number of notes concerned. */
function changeCards(db: Writer, noteIds: readonly number[], { set, where, parameters }: CardChange): number {
  const given = { ...parameters, ids: JSON.stringify(noteIds) }
  const concerned = `note_id IN (SELECT value FROM json_each(:ids)) AND ${where}`
  const before = one<{ count: number }>(
    db,
    `SELECT count(DISTINCT note_id) AS count FROM card WHERE ${concerned}`,
    given,
  )
  run(db, `UPDATE card SET ${set}, version = version + 1 WHERE ${concerned}`, given)
  return before?.count ?? 0
}
