import type { Owner, QuestionText } from '../../exam/bank.ts'
import { ownerOptions } from '../../exam/matrix-question.ts'
import { letters } from '../../exam/sheet.ts'
import { all, type Reader } from '../db.ts'
import { textsOf } from '../note-text.ts'
import { plain } from '../revising/content.ts'
import { noteTypesOf } from '../revising/note-types.ts'

/** A note that an exam can ask: an exam question, or one that asks whose a duty is. */
export type QuestionNote = {
  readonly guid: string
  readonly kind: 'written' | 'matrix'
  readonly isBuiltIn: boolean
  readonly tags: readonly string[]
  /** A field's HTML by its name; '' when it is not there. */
  readonly field: (name: string) => string
}

type Row = {
  guid: string
  typeId: number
  kind: string
  fields: string
  isBuiltIn: number
  tags: string | null
}

const EXAM_TAG = 'exam::'

/** Every note an exam can ask. */
export function questionNotes(db: Reader): QuestionNote[] {
  const types = noteTypesOf(db)
  const rows = all<Row>(
    db,
    `SELECT note.guid, note.note_type_id AS typeId, note_type.kind, note.fields,
       note.built_in_hash IS NOT NULL AS isBuiltIn,
       (SELECT json_group_array(tag) FROM note_tag WHERE note_id = note.id) AS tags
     FROM note_type JOIN note ON note.note_type_id = note_type.id
     WHERE note_type.kind IN ('exam', 'whose')`,
  )
  return rows.map(row => {
    const texts = textsOf(row.fields)
    const names = types.get(row.typeId)?.fields ?? []
    return {
      guid: row.guid,
      kind: row.kind === 'whose' ? 'matrix' : 'written',
      isBuiltIn: row.isBuiltIn === 1,
      tags: row.tags === null ? [] : textsOf(row.tags),
      field: name => texts[names.indexOf(name)] ?? '',
    }
  })
}

/** The ids of the things that tags with a prefix name. */
export function tagged(note: QuestionNote, prefix: string): string[] {
  return note.tags.filter(tag => tag.startsWith(prefix)).map(tag => tag.slice(prefix.length))
}

/** Whether a question is for an exam: one that names exams is for those alone. */
export function isFor(note: QuestionNote, code: string): boolean {
  const codes = tagged(note, EXAM_TAG)
  return codes.length === 0 || codes.includes(code)
}

/** What a note asks; null when it can't be asked, having no right option or a single one. */
export function questionText(note: QuestionNote): QuestionText | null {
  const options = note.kind === 'matrix' ? ownerOptions(whoseOf(note)) : writtenOptions(note)
  const choose = options.filter(({ isRight }) => isRight).length
  if (choose === 0 || options.length < 2) return null
  const url = plain(note.field('Source'))
  return {
    context: plain(note.field('Context')),
    stem: note.field('Question'),
    options,
    choose,
    reason: note.field('Reason'),
    source:
      url === ''
        ? null
        : { url, title: plain(note.field('Source title')) || url, checked: plain(note.field('Checked')) },
  }
}

function writtenOptions(note: QuestionNote): QuestionText['options'] {
  const right = new Set<string>(plain(note.field('Answer')).toUpperCase().match(/[A-F]/g) ?? [])
  return letters
    .map(letter => ({
      html: note.field(`Option ${letter}`),
      why: note.field(`Why ${letter}`),
      isRight: right.has(letter),
    }))
    .filter(({ html }) => html !== '')
}

function whoseOf(note: QuestionNote) {
  return {
    owner: ownerOf(note),
    reason: note.field('Reason'),
    awsPart: note.field('AWS part'),
    customerPart: note.field('Customer part'),
  }
}

function ownerOf(note: QuestionNote): Owner {
  const name = plain(note.field('Owner')).toLowerCase()
  return name === 'aws' || name === 'shared' ? name : 'customer'
}
