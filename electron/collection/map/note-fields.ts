import { z } from 'zod'
import type { NoteId } from '../../contract/core.ts'
import { type Fields, plain } from '../revising/content.ts'
import type { NoteType } from '../revising/note-types.ts'

/** A note as it lies in the file. */
export type NoteRow = { readonly noteId: NoteId; readonly typeId: number; readonly fields: string }

const FieldTexts = z.array(z.string())

/** A note's texts by field name. */
export function fieldsOf(type: NoteType, json: string): Fields {
  const texts = FieldTexts.parse(JSON.parse(json))
  return name => texts[type.fields.indexOf(name)] ?? ''
}

/** Where a note's fact comes from. */
export function sourceOf(fields: Fields): { url: string; title: string } | null {
  const url = plain(fields('Source'))
  return url === '' ? null : { url, title: plain(fields('Source title')) || url }
}
