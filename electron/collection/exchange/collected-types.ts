import { z } from 'zod'
import type { PackageNoteType } from '../../exchange/deck-package.ts'
import { all, type Reader } from '../db.ts'
import type { Kept } from './collected-rows.ts'
import { TypeExtra } from './type-plans.ts'

type TypeRow = { id: number; name: string; kind: string; css: string; sort_field: number; other: string }
type FieldRow = { id: number; name: string; other: string }
type TemplateRow = FieldRow & { front: string; back: string }

const Extra = z.record(z.string(), z.unknown())
const Kind = z.enum(['basic', 'cloze', 'typed', 'choice', 'whose', 'error', 'reversed', 'exam', 'anki'])

/** The note types that notes of a condition have, or all. */
export function collectedTypes(
  db: Reader,
  used: ReadonlySet<number> | null,
  { isWithRows }: Kept,
): PackageNoteType[] {
  const fields = all<FieldRow>(
    db,
    'SELECT note_type_id AS id, name, other FROM field ORDER BY note_type_id, ordinal',
  )
  const templates = all<TemplateRow>(
    db,
    'SELECT note_type_id AS id, name, front, back, other FROM template ORDER BY note_type_id, ordinal',
  )
  return all<TypeRow>(db, 'SELECT * FROM note_type ORDER BY id')
    .filter(({ id }) => used === null || used.has(id))
    .map(row => {
      const extra = TypeExtra.safeParse(JSON.parse(row.other)).data ?? {}
      return {
        id: String(row.id),
        name: row.name,
        kind: Kind.catch('anki').parse(row.kind),
        isCloze: extra.isCloze ?? row.kind === 'cloze',
        fields: fields
          .filter(({ id }) => id === row.id)
          .map(({ name, other }) => ({ name, other: known(other) })),
        templates: templates
          .filter(({ id }) => id === row.id)
          .map(({ name, front, back, other }) => ({ name, front, back, other: known(other) })),
        css: row.css,
        sortField: row.sort_field,
        ...(extra.sourceId === undefined ? {} : { sourceId: extra.sourceId }),
        ...(isWithRows ? { row: { ...row } } : {}),
        other: extra.other ?? {},
      }
    })
}

const known = (json: string) => Extra.parse(JSON.parse(json))
