import type { NoteId } from '../contract/core.ts'
import type { EditableNote } from '../contract/notes.ts'
import { Refused } from '../contract/refused.ts'
import { fitCards, ordinalsOf } from './cards.ts'
import type { Collection, Handler } from './collection.ts'
import { all, one, type Reader, run, type Writer } from './db.ts'
import { clozeNumbers, hashOf, isBlank, textsOf } from './note-text.ts'

type Row = {
  noteId: NoteId
  guid: string
  typeId: number
  noteType: string
  kind: string
  fields: string
  wrong: string | null
  hash: string | null
  deckId: number | null
  templates: number
}

function rowOf(db: Reader, noteId: number): Row {
  const row = one<Row>(
    db,
    `SELECT note.id AS noteId, guid, note_type_id AS typeId, note_type.name AS noteType, kind, fields, wrong,
       built_in_hash AS hash,
       (SELECT deck_id FROM card WHERE note_id = note.id ORDER BY ordinal LIMIT 1) AS deckId,
       (SELECT count(*) FROM template WHERE note_type_id = note_type.id) AS templates
     FROM note JOIN note_type ON note_type.id = note_type_id WHERE note.id = :noteId`,
    { noteId },
  )
  if (row === undefined) throw new Refused('note_gone', 'This note is no longer in the collection.')
  return row
}

/** A deck's name with those of its parents before it, joined by `::`. */
export function deckPath(db: Reader, deckId: number): string {
  const names = all<{ name: string }>(
    db,
    `WITH RECURSIVE up (id, parent_id, name, depth) AS (
       SELECT id, parent_id, name, 0 FROM deck WHERE id = :deckId
       UNION ALL SELECT deck.id, deck.parent_id, deck.name, depth + 1 FROM deck JOIN up ON deck.id = up.parent_id
       WHERE depth < 100
     ) SELECT name FROM up ORDER BY depth DESC`,
    { deckId },
  )
  return names.map(({ name }) => name).join('::')
}

/** The tags of a note, in alphabetical order. */
export function tagsOf(db: Reader, noteId: number): string[] {
  return all<{ tag: string }>(db, 'SELECT tag FROM note_tag WHERE note_id = :noteId ORDER BY tag', {
    noteId,
  }).map(({ tag }) => tag)
}

/** The names of a note type's fields, in order. */
export function fieldNamesOf(db: Reader, typeId: number): string[] {
  return all<{ name: string }>(db, 'SELECT name FROM field WHERE note_type_id = :typeId ORDER BY ordinal', {
    typeId,
  }).map(({ name }) => name)
}

/** A note as the editor shows it. Throws Refused `note_gone`. */
export function editableNote(db: Reader, noteId: number): EditableNote {
  const row = rowOf(db, noteId)
  const texts = textsOf(row.fields)
  return {
    noteId: row.noteId,
    guid: row.guid,
    noteType: row.noteType,
    deck: row.deckId === null ? '' : deckPath(db, row.deckId),
    fields: fieldNamesOf(db, row.typeId).map((name, index) => ({ name, value: texts[index] ?? '' })),
    tags: tagsOf(db, row.noteId),
    isBuiltIn: row.hash !== null,
    isEdited: row.hash !== null && hashOf(texts) !== row.hash,
    wrong: row.wrong,
  }
}

export const oneNote: Handler<'notes.one'> = ({ read }, { noteId }) => editableNote(read, noteId)

export const saveNote: Handler<'notes.save'> = (collection, { noteId, fields, tags }, { now }) => {
  const { read } = collection
  const row = rowOf(read, noteId)
  const names = fieldNamesOf(read, row.typeId)
  if (fields.length !== names.length) {
    throw new Refused(
      'arguments_invalid',
      `A note of type ${row.noteType} has ${names.length} fields, and ${fields.length} were given.`,
      'fields',
    )
  }
  refuseEmpty(row, names, fields)
  const present = textsOf(row.fields)
  const isTextSame = fields.every((text, index) => text === present[index])
  const wanted = tidyTags(tags)
  const had = tagsOf(read, noteId)
  const areTagsSame = wanted.length === had.length && wanted.every(tag => had.includes(tag))
  if (isTextSame && areTagsSame) return editableNote(read, noteId)
  collection.act('Edit note', db => {
    run(db, 'UPDATE note SET fields = :fields, modified = :now WHERE id = :noteId', {
      noteId,
      fields: JSON.stringify(fields),
      now,
    })
    if (!areTagsSame) saveTags(db, noteId, had, wanted)
    const { kind, templates } = row
    // Only a cloze's text says which cards there are; other notes keep those they have.
    if (!isTextSame && kind === 'cloze') fitCards(db, noteId, ordinalsOf({ kind, templates, fields }), now)
    // Cards show the note: whoever holds a turn of one has to show it again.
    run(db, 'UPDATE card SET version = version + 1 WHERE note_id = :noteId', { noteId })
  })
  return editableNote(read, noteId)
}

function refuseEmpty({ kind }: Row, names: readonly string[], fields: readonly string[]): void {
  const name = names[0] ?? ''
  if (isBlank(fields[0] ?? '')) {
    throw new Refused('field_empty', `The field ${name} is empty. Write something in it, then save.`, name)
  }
  if (kind === 'cloze' && clozeNumbers(fields.join('\n')).length === 0) {
    throw new Refused(
      'field_empty',
      `The field ${name} hides nothing. Keep at least one deletion, such as {{c1::text}}.`,
      name,
    )
  }
}

/** Tags have no spaces, and none comes twice. */
function tidyTags(tags: readonly string[]): string[] {
  return [...new Set(tags.map(tag => tag.trim().replaceAll(/\s+/g, '_')).filter(tag => tag !== ''))]
}

function saveTags(db: Writer, noteId: number, had: readonly string[], wanted: readonly string[]): void {
  for (const tag of had.filter(tag => !wanted.includes(tag))) {
    run(db, 'DELETE FROM note_tag WHERE note_id = :noteId AND tag = :tag', { noteId, tag })
  }
  for (const tag of wanted.filter(tag => !had.includes(tag))) {
    run(db, 'INSERT INTO note_tag (note_id, tag) VALUES (:noteId, :tag)', { noteId, tag })
  }
}

export const reportWrong: Handler<'notes.reportWrong'> = (collection, { noteId, text }) => {
  const row = rowOf(collection.read, noteId)
  const wrong = text.trim() === '' ? null : text.trim()
  if (wrong !== row.wrong) setWrong(collection, noteId, wrong)
  return editableNote(collection.read, noteId)
}

/** A report is a mark with a text; taking it back leaves a mark that was there before. */
function setWrong(collection: Collection, noteId: number, wrong: string | null): void {
  collection.act(wrong === null ? 'Take back report' : 'Report wrong fact', db => {
    if (wrong === null) {
      run(db, 'UPDATE note SET wrong = NULL WHERE id = :noteId', { noteId })
    } else {
      run(db, 'UPDATE note SET wrong = :wrong, is_marked = 1 WHERE id = :noteId', { noteId, wrong })
    }
  })
}
