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
  /** What it asks. */
  readonly text: QuestionText
  /** Guids of the notes an exam question rests on, and where its bank says that it lies; '' for nothing. */
  readonly tests: readonly string[]
  readonly domain: string
  readonly task: string
  /** Of the stack beside the answer. */
  readonly service: string
  readonly layer: string
}

/** A field's HTML by its name; '' when it is not there. */
type Field = (name: string) => string

type Row = {
  guid: string
  typeId: number
  kind: string
  fields: string
  isBuiltIn: number
  tags: string | null
}

const EXAM_TAG = 'exam::'

/** Every note an exam can ask; one without a right option, or with a single one, can't be asked. */
export function questionNotes(db: Reader): QuestionNote[] {
  const types = noteTypesOf(db)
  const rows = all<Row>(
    db,
    `SELECT note.guid, note.note_type_id AS typeId, note_type.kind, note.fields,
       note.built_in_hash IS NOT NULL AS isBuiltIn,
       (SELECT json_group_array(tag) FROM note_tag WHERE note_id = note.id) AS tags
     FROM note_type CROSS JOIN note ON note.note_type_id = note_type.id
     WHERE note_type.kind IN ('exam', 'whose')`,
  )
  return rows.flatMap(row => {
    const texts = textsOf(row.fields)
    const names = types.get(row.typeId)?.fields ?? []
    const field: Field = name => texts[names.indexOf(name)] ?? ''
    const kind = row.kind === 'whose' ? 'matrix' : 'written'
    const text = questionText(kind, field)
    if (text === null) return []
    return {
      ...{ guid: row.guid, kind, text },
      isBuiltIn: row.isBuiltIn === 1,
      tags: row.tags === null ? [] : textsOf(row.tags),
      tests: kind === 'written' ? plain(field('Tests')).split(' ').filter(Boolean) : [],
      domain: plain(field('Domain')),
      task: plain(field('Task')),
      service: plain(field('Service')),
      layer: plain(field('Layer')),
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

/** What a note asks; null when it can't be asked. */
function questionText(kind: QuestionNote['kind'], field: Field): QuestionText | null {
  const options = kind === 'matrix' ? ownerOptions(whoseOf(field)) : writtenOptions(field)
  const choose = options.filter(({ isRight }) => isRight).length
  if (choose === 0 || options.length < 2) return null
  const url = plain(field('Source'))
  return {
    context: plain(field('Context')),
    stem: field('Question'),
    options,
    choose,
    reason: field('Reason'),
    source:
      url === ''
        ? null
        : { url, title: plain(field('Source title')) || url, checked: plain(field('Checked')) },
  }
}

function writtenOptions(field: Field): QuestionText['options'] {
  const right = new Set<string>(plain(field('Answer')).toUpperCase().match(/[A-F]/g) ?? [])
  return letters
    .map(letter => ({
      html: field(`Option ${letter}`),
      why: field(`Why ${letter}`),
      isRight: right.has(letter),
    }))
    .filter(({ html }) => html !== '')
}

function whoseOf(field: Field) {
  return {
    owner: ownerOf(field),
    reason: field('Reason'),
    awsPart: field('AWS part'),
    customerPart: field('Customer part'),
  }
}

function ownerOf(field: Field): Owner {
  const name = plain(field('Owner')).toLowerCase()
  return name === 'aws' || name === 'shared' ? name : 'customer'
}
