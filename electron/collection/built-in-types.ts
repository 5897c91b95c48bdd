import type { BuiltInNoteType } from '../../decks/types.ts'
import { all, run, type Writer } from './db.ts'
import { hashOf, textsOf } from './note-text.ts'

/** A built-in note type as it now stands in the collection. */
export type LoadedType = { id: number; kind: string; fields: string[]; templates: number }

/** Makes and updates the built-in note types. Gives them by their name in the content. */
export function loadNoteTypes(db: Writer, types: readonly BuiltInNoteType[]): Map<string, LoadedType> {
  const loaded = new Map<string, LoadedType>()
  for (const type of types) loaded.set(type.name, loadNoteType(db, type))
  return loaded
}

function loadNoteType(db: Writer, type: BuiltInNoteType): LoadedType {
  const { name, kind, css, sortField, id: builtIn } = type
  const [row] = all<{ id: number }>(db, 'SELECT id FROM note_type WHERE built_in = :builtIn', { builtIn })
  const values = { name, kind, css, sortField, builtIn }
  if (row === undefined) {
    const { lastId } = run(
      db,
      `INSERT INTO note_type (name, kind, css, sort_field, built_in)
       VALUES (:name, :kind, :css, :sortField, :builtIn)`,
      values,
    )
    writeFields(db, lastId, type.fields)
    writeTemplates(db, lastId, type)
    return { id: lastId, kind, fields: type.fields, templates: type.templates.length }
  }
  run(
    db,
    `UPDATE note_type SET name = :name, kind = :kind, css = :css, sort_field = :sortField
     WHERE built_in = :builtIn AND (name, kind, css, sort_field) IS NOT (:name, :kind, :css, :sortField)`,
    values,
  )
  writeTemplates(db, row.id, type)
  return { id: row.id, kind, fields: fitFields(db, row.id, type.fields), templates: type.templates.length }
}

/**
 * Lays the fields out anew when the content changed them, and every note's texts with them.
 * A field that left the content stays at the end: an edited note may say something in it.
 */
function fitFields(db: Writer, typeId: number, wanted: readonly string[]): string[] {
  const present = all<{ name: string }>(
    db,
    'SELECT name FROM field WHERE note_type_id = :typeId ORDER BY ordinal',
    { typeId },
  ).map(({ name }) => name)
  const next = [...wanted, ...present.filter(name => !wanted.includes(name))]
  if (next.length === present.length && next.every((name, index) => name === present[index])) return next
  writeFields(db, typeId, next)
  const notes = all<{ id: number; fields: string; hash: string | null }>(
    db,
    'SELECT id, fields, built_in_hash AS hash FROM note WHERE note_type_id = :typeId',
    { typeId },
  )
  for (const note of notes) {
    const texts = textsOf(note.fields)
    const fields = next.map(name => texts[present.indexOf(name)] ?? '')
    // The same texts in another order are no edit of the user's.
    const hash = note.hash === hashOf(texts) ? hashOf(fields) : note.hash
    run(db, 'UPDATE note SET fields = :fields, built_in_hash = :hash WHERE id = :id', {
      id: note.id,
      fields: JSON.stringify(fields),
      hash,
    })
  }
  return next
}

function writeFields(db: Writer, typeId: number, names: readonly string[]): void {
  run(db, 'DELETE FROM field WHERE note_type_id = :typeId', { typeId })
  for (const [ordinal, name] of names.entries()) {
    run(db, 'INSERT INTO field (note_type_id, ordinal, name) VALUES (:typeId, :ordinal, :name)', {
      typeId,
      ordinal,
      name,
    })
  }
}

function writeTemplates(db: Writer, typeId: number, type: BuiltInNoteType): void {
  run(db, 'DELETE FROM template WHERE note_type_id = :typeId', { typeId })
  for (const [ordinal, { name, front, back }] of type.templates.entries()) {
    run(
      db,
      `INSERT INTO template (note_type_id, ordinal, name, front, back)
       VALUES (:typeId, :ordinal, :name, :front, :back)`,
      { typeId, ordinal, name, front, back },
    )
  }
}
