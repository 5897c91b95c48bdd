import { all, type Reader } from '../db.ts'

/** A note type as cards need it: how it is shown, its field and template names, in order. */
export type NoteType = {
  readonly id: number
  readonly name: string
  readonly kind: string
  /** One card for each deletion instead of one for each template. */
  readonly isCloze: boolean
  readonly css: string
  readonly fields: readonly string[]
  readonly templates: readonly Template[]
}

/** Front and back in Anki's template language. */
export type Template = { readonly name: string; readonly front: string; readonly back: string }

export type NoteTypes = ReadonlyMap<number, NoteType>

export function noteTypesOf(db: Reader): NoteTypes {
  const fields = all<{ id: number; name: string }>(
    db,
    'SELECT note_type_id AS id, name FROM field ORDER BY note_type_id, ordinal',
  )
  const templates = all<Template & { id: number }>(
    db,
    'SELECT note_type_id AS id, name, front, back FROM template ORDER BY note_type_id, ordinal',
  )
  const types = new Map<number, NoteType & { fields: string[]; templates: Template[] }>()
  for (const { isCloze, ...type } of all<{
    id: number
    name: string
    kind: string
    css: string
    isCloze: number
  }>(
    db,
    `SELECT id, name, kind, css, kind = 'cloze' OR coalesce(other ->> '$.isCloze', 0) AS isCloze FROM note_type`,
  )) {
    types.set(type.id, { ...type, isCloze: isCloze === 1, fields: [], templates: [] })
  }
  for (const { id, name } of fields) types.get(id)?.fields.push(name)
  for (const { id, ...template } of templates) types.get(id)?.templates.push(template)
  return types
}
