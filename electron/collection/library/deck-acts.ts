import type { DeckId } from '../../contract/core.ts'
import { Refused } from '../../contract/refused.ts'
import type { Collection, Handler } from '../collection.ts'
import { all, one, type Reader, run, type Writer } from '../db.ts'
import { acted } from './acted.ts'
import { removeNotes } from './note-acts.ts'

type Row = { id: DeckId; parentId: DeckId | null; name: string }

/** Makes an empty deck, after those that are there. */
export const makeDeck: Handler<'library.makeDeck'> = (collection, { name, parentId }) => {
  const { read } = collection
  if (parentId !== null) deckById(read, parentId)
  const wanted = soundName(read, name, parentId, null)
  const deckId = collection.act('Make deck', db => {
    const { lastId } = run(
      db,
      `INSERT INTO deck (parent_id, name, position)
       VALUES (:parentId, :name, (SELECT coalesce(max(position), 0) + 1 FROM deck))`,
      { parentId, name: wanted },
    )
    return lastId as DeckId
  })
  return { ...acted(collection, 1), deckId }
}

export const renameDeck: Handler<'library.renameDeck'> = (collection, { deckId, name }) => {
  const deck = deckById(collection.read, deckId)
  const wanted = soundName(collection.read, name, deck.parentId, deckId)
  return change(collection, 'Rename deck', deck, { ...deck, name: wanted })
}

export const moveDeck: Handler<'library.moveDeck'> = (collection, { deckId, parentId }) => {
  const { read } = collection
  const deck = deckById(read, deckId)
  if (parentId !== null) {
    const parent = deckById(read, parentId)
    if (withSubDecks(read, deckId).includes(parentId)) {
      throw new Refused(
        'deck_named',
        `${deck.name} can't lie within ${parent.name}, which is part of it. Choose another deck.`,
      )
    }
  }
  soundName(read, deck.name, parentId, deckId)
  return change(collection, 'Move deck', deck, { ...deck, parentId })
}

/** Deletes a deck with what lies below it, their cards, and the notes that have no card left. */
export const deleteDeck: Handler<'library.deleteDeck'> = (collection, { deckId }) => {
  deckById(collection.read, deckId)
  const deckIds = JSON.stringify(withSubDecks(collection.read, deckId))
  const within = 'deck_id IN (SELECT value FROM json_each(:deckIds))'
  const count = collection.act('Delete deck', db => {
    const notes = all<{ id: number }>(db, `SELECT DISTINCT note_id AS id FROM card WHERE ${within}`, {
      deckIds,
    })
    run(db, `DELETE FROM card WHERE ${within}`, { deckIds })
    const gone = removeNotes(
      db,
      cardlessAmong(
        db,
        notes.map(({ id }) => id),
      ),
    )
    run(db, 'DELETE FROM deck WHERE id IN (SELECT value FROM json_each(:deckIds))', { deckIds })
    return gone
  })
  return acted(collection, count)
}

function cardlessAmong(db: Writer, noteIds: readonly number[]): number[] {
  return all<{ id: number }>(
    db,
    `SELECT value AS id FROM json_each(:ids) WHERE NOT EXISTS (SELECT 1 FROM card WHERE note_id = value)`,
    { ids: JSON.stringify(noteIds) },
  ).map(({ id }) => id)
}

function change(collection: Collection, label: string, before: Row, { id, parentId, name }: Row) {
  if (before.parentId === parentId && before.name === name) return acted(collection, 0)
  collection.act(label, db =>
    run(db, 'UPDATE deck SET parent_id = :parentId, name = :name WHERE id = :id', { id, parentId, name }),
  )
  return acted(collection, 1)
}

function deckById(db: Reader, deckId: number): Row {
  const row = one<Row>(db, 'SELECT id, parent_id AS parentId, name FROM deck WHERE id = :deckId', { deckId })
  if (row === undefined) throw new Refused('deck_gone', 'This deck is no longer in the collection.')
  return row
}

/** The deck and all below it. */
function withSubDecks(db: Reader, deckId: number): number[] {
  return all<{ id: number }>(
    db,
    `WITH RECURSIVE below (id) AS (
       VALUES (:deckId) UNION SELECT deck.id FROM deck JOIN below ON parent_id = below.id
     ) SELECT id FROM below`,
    { deckId },
  ).map(({ id }) => id)
}

/** The name as it is kept. Throws Refused `deck_named` when a deck can't have it there. `self`: the deck itself. */
function soundName(db: Reader, given: string, parentId: number | null, self: number | null): string {
  const name = given.trim()
  if (name === '') throw new Refused('deck_named', 'The name is empty. Give the deck a name.', 'name')
  if (name.includes('::')) {
    throw new Refused(
      'deck_named',
      'A deck’s name has no :: in it. To put it within another deck, move it there.',
      'name',
    )
  }
  const holder = one<{ id: number }>(
    db,
    'SELECT id FROM deck WHERE coalesce(parent_id, 0) = coalesce(:parentId, 0) AND name = :name',
    { parentId, name },
  )
  if (holder !== undefined && holder.id !== self) {
    throw new Refused(
      'deck_named',
      `There is a deck ${name} in this place already. Choose another name.`,
      'name',
    )
  }
  return name
}
