import type { BuiltInNote } from '../../decks/types.ts'
import { removedBuiltIn } from './built-in-removed.ts'
import type { LoadedType } from './built-in-types.ts'
import { addCards, fitCards, freeId, ordinalsOf } from './cards.ts'
import { all, run, type Writer } from './db.ts'
import { hashOf, textsOf } from './note-text.ts'

export type Around = {
  /** Row ids of the decks by their id in the content. */
  deckIds: ReadonlyMap<string, number>
  types: ReadonlyMap<string, LoadedType>
  /** ms since 1970. */
  now: number
}

type Row = {
  id: number
  guid: string
  typeId: number
  fields: string
  hash: string | null
  tags: string | null
  deck: string | null
}

/** Makes, updates and removes the built-in notes with their cards; see `loadBuiltIn` for what is left alone. */
export function loadNotes(db: Writer, notes: readonly BuiltInNote[], around: Around): void {
  const rows = all<Row>(
    db,
    `SELECT id, guid, note_type_id AS typeId, fields, built_in_hash AS hash, built_in_tags AS tags,
       built_in_deck AS deck FROM note WHERE built_in_hash IS NOT NULL`,
  )
  const present = new Map(rows.map(row => [row.guid, row]))
  const removed = removedBuiltIn(db)
  // The user's own note may have come with a guid of the content, as through an export and import.
  const isTaken = (guid: string) => all(db, 'SELECT 1 FROM note WHERE guid = :guid', { guid }).length > 0
  let nextNote = freeId(db, 'note', around.now)
  let nextCard = freeId(db, 'card', around.now)
  const [{ position: lastPosition } = { position: null }] = all<{ position: number | null }>(
    db,
    'SELECT max(position) AS position FROM card',
  )
  const isFirst = rows.length === 0
  let position = lastPosition ?? 0
  for (const note of notes) {
    const row = present.get(note.guid)
    if (row !== undefined) {
      followNote(db, row, note, around)
      // Its new cards may have taken ids.
      if (!isFirst) nextCard = Math.max(nextCard, freeId(db, 'card', around.now))
      continue
    }
    if (removed.has(note.guid) || isTaken(note.guid)) continue
    position += 1
    nextCard += addNote(db, note, { ...around, noteId: nextNote, firstCardId: nextCard, position })
    nextNote += 1
  }
  const kept = new Set(notes.map(({ guid }) => guid))
  for (const row of rows) if (!kept.has(row.guid)) removeIfUntouched(db, row)
}

type Places = Around & { noteId: number; firstCardId: number; position: number }

/** Adds a note of the content with its cards, new; gives how many cards. */
function addNote(db: Writer, note: BuiltInNote, places: Places): number {
  const { noteId, firstCardId, position, now } = places
  const type = typeOf(note, places)
  const fields = fieldsOf(note, type)
  run(
    db,
    `INSERT INTO note (id, guid, note_type_id, fields, built_in_hash, built_in_tags, built_in_deck, created, modified)
     VALUES (:id, :guid, :typeId, :fields, :hash, :tags, :deck, :now, :now)`,
    {
      id: noteId,
      guid: note.guid,
      typeId: type.id,
      fields: JSON.stringify(fields),
      hash: hashOf(fields),
      tags: JSON.stringify(note.tags),
      deck: note.deck,
      now,
    },
  )
  for (const tag of new Set(note.tags)) addTag(db, noteId, tag)
  const ordinals = ordinalsOf({ ...type, fields })
  addCards(db, { noteId, deckId: deckIdOf(note, places), position, now, ordinals }, firstCardId)
  return ordinals.length
}

/** Brings a note that was delivered before to its present text, tags and deck, where the user left them. */
function followNote(db: Writer, row: Row, note: BuiltInNote, around: Around): void {
  const type = typeOf(note, around)
  const fields = fieldsOf(note, type)
  const hash = hashOf(fields)
  const isEdited = hashOf(textsOf(row.fields)) !== row.hash
  if (!isEdited && row.hash !== hash && row.typeId === type.id) {
    run(db, 'UPDATE note SET fields = :fields, built_in_hash = :hash, modified = :now WHERE id = :id', {
      id: row.id,
      fields: JSON.stringify(fields),
      hash,
      now: around.now,
    })
    if (type.kind !== 'exam') fitCards(db, row.id, ordinalsOf({ ...type, fields }), around.now)
  }
  followTags(db, row, note)
  followDeck(db, row, note, around)
}

/** New tags of the content come, tags that left it go; those the user gave or took stay so. */
function followTags(db: Writer, row: Row, note: BuiltInNote): void {
  const tags = JSON.stringify(note.tags)
  if (row.tags === tags) return
  const before = row.tags === null ? [] : textsOf(row.tags)
  for (const tag of before.filter(tag => !note.tags.includes(tag))) {
    run(db, 'DELETE FROM note_tag WHERE note_id = :id AND tag = :tag', { id: row.id, tag })
  }
  for (const tag of note.tags.filter(tag => !before.includes(tag))) addTag(db, row.id, tag)
  run(db, 'UPDATE note SET built_in_tags = :tags WHERE id = :id', { id: row.id, tags })
}

/** Cards that lie where they were delivered move with their note; those the user moved stay. */
function followDeck(db: Writer, row: Row, note: BuiltInNote, around: Around): void {
  if (row.deck === note.deck) return
  const from = row.deck === null ? undefined : around.deckIds.get(row.deck)
  if (from !== undefined) {
    run(db, 'UPDATE card SET deck_id = :to, version = version + 1 WHERE note_id = :id AND deck_id = :from', {
      id: row.id,
      from,
      to: deckIdOf(note, around),
    })
  }
  run(db, 'UPDATE note SET built_in_deck = :deck WHERE id = :id', { id: row.id, deck: note.deck })
}

/** A note that left the content goes, unless the user revised, edited, marked, flagged or reported it. */
function removeIfUntouched(db: Writer, row: Row): void {
  if (hashOf(textsOf(row.fields)) !== row.hash) return
  run(
    db,
    `DELETE FROM note WHERE id = :id AND is_marked = 0 AND wrong IS NULL AND NOT EXISTS (
       SELECT 1 FROM card WHERE note_id = :id AND (state > 0 OR reps > 0 OR flag > 0 OR is_suspended = 1
         OR EXISTS (SELECT 1 FROM review_log WHERE card_id = card.id)))`,
    { id: row.id },
  )
}

function addTag(db: Writer, id: number, tag: string): void {
  run(db, 'INSERT INTO note_tag (note_id, tag) VALUES (:id, :tag) ON CONFLICT DO NOTHING', { id, tag })
}

function typeOf(note: BuiltInNote, { types }: Around): LoadedType {
  const type = types.get(note.type)
  if (type === undefined) throw new Error(`The built-in note ${note.guid} has an unknown type: ${note.type}`)
  return type
}

function deckIdOf(note: BuiltInNote, { deckIds }: Around): number {
  const id = deckIds.get(note.deck)
  if (id === undefined) throw new Error(`The built-in note ${note.guid} has an unknown deck: ${note.deck}`)
  return id
}

function fieldsOf(note: BuiltInNote, type: LoadedType): string[] {
  return type.fields.map(name => note.fields[name] ?? '')
}
