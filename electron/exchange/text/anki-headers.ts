import { z } from 'zod'
import type { PackageNoteType } from '../deck-package.ts'
import { tagsOf } from './gather.ts'

/**
 * The lines `#key:value` that Anki's text export begins with. Columns count from 0.
 * `isAnki`: at least one of them was there, so that lines beginning with `#` are comments.
 * @see Anki, rslib/src/import_export/text/csv/metadata.rs
 */
export type AnkiHeaders = {
  isAnki: boolean
  separator: string | null
  isHtml: boolean | null
  tags: string[]
  /** Names of all columns, if told. */
  columns: string | null
  noteType: string | null
  deck: string | null
  noteTypeColumn: number | null
  deckColumn: number | null
  tagsColumn: number | null
  guidColumn: number | null
  /** Note types that Demarc's own export describes, by name. */
  described: Map<string, PackageNoteType>
  /** Where the records begin: offset into the text, and how many lines stand before. */
  bodyAt: number
  linesBefore: number
  /** Comments among them, left out. */
  comments: number
}

const separators: Record<string, string> = {
  comma: ',',
  semicolon: ';',
  tab: '\t',
  space: ' ',
  pipe: '|',
  colon: ':',
}

/** Our own header line: a note type's fields and templates; other programs take it for a comment. */
export const noteTypeKey = 'demarc note type'

const Described = z.object({
  name: z.string().min(1),
  kind: z.enum(['basic', 'cloze', 'typed', 'choice', 'whose', 'error', 'reversed', 'exam', 'anki']),
  isCloze: z.boolean(),
  fields: z.array(z.string().min(1)).min(1),
  templates: z.array(z.object({ name: z.string(), front: z.string(), back: z.string() })).min(1),
  css: z.string(),
  sortField: z.int().nonnegative(),
})

/** Reads the header lines at the beginning of a text. A line with `#` that holds no known key is a comment. */
export function ankiHeaders(text: string): AnkiHeaders {
  const headers: AnkiHeaders = {
    isAnki: false,
    separator: null,
    isHtml: null,
    tags: [],
    columns: null,
    noteType: null,
    deck: null,
    noteTypeColumn: null,
    deckColumn: null,
    tagsColumn: null,
    guidColumn: null,
    described: new Map(),
    bodyAt: 0,
    linesBefore: 0,
    comments: 0,
  }
  while (text[headers.bodyAt] === '#') {
    const found = text.indexOf('\n', headers.bodyAt)
    const end = found < 0 ? text.length : found
    const line = text.slice(headers.bodyAt + 1, end)
    const known = take(headers, line)
    // `#1 rule<tab>…` of a table without headers is a record.
    if (!known && !headers.isAnki && /[\t;|]/.test(line)) break
    if (known) headers.isAnki = true
    else headers.comments++
    headers.bodyAt = Math.min(end + 1, text.length)
    headers.linesBefore++
  }
  return headers
}

function take(headers: AnkiHeaders, line: string): boolean {
  const colon = line.indexOf(':')
  if (colon < 0) return false
  const value = line.slice(colon + 1)
  const word = value.trim()
  const column = /^\d{1,3}$/.test(word) && Number(word) > 0 ? Number(word) - 1 : null
  switch (line.slice(0, colon).trim().toLowerCase()) {
    case 'separator':
      headers.separator = separators[word.toLowerCase()] ?? (value === '\t' ? '\t' : word.slice(0, 8) || null)
      return true
    case 'html':
      headers.isHtml = word.toLowerCase() === 'true'
      return true
    case 'tags':
      headers.tags = tagsOf(value)
      return true
    case 'columns':
      headers.columns = value
      return true
    case 'notetype':
      headers.noteType = word || null
      return true
    case 'deck':
      headers.deck = word || null
      return true
    case 'notetype column':
      headers.noteTypeColumn = column
      return true
    case 'deck column':
      headers.deckColumn = column
      return true
    case 'tags column':
      headers.tagsColumn = column
      return true
    case 'guid column':
      headers.guidColumn = column
      return true
    // What to do with duplicates is decided by the import itself.
    case 'if matches':
      return true
    case noteTypeKey:
      return addNoteType(headers, value)
    default:
      return false
  }
}

function addNoteType(headers: AnkiHeaders, json: string): boolean {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    return false
  }
  const read = Described.safeParse(value)
  if (!read.success) return false
  const { fields, templates, ...type } = read.data
  headers.described.set(type.name, {
    ...type,
    id: type.name,
    fields: fields.map(name => ({ name, other: {} })),
    templates: templates.map(template => ({ ...template, other: {} })),
    other: {},
  })
  return true
}

/** The line for a note type, for `ankiHeaders` to read again. */
export function noteTypeLine(type: PackageNoteType): string {
  const { name, kind, isCloze, css, sortField } = type
  const fields = type.fields.map(field => field.name)
  const templates = type.templates.map(({ name, front, back }) => ({ name, front, back }))
  return `#${noteTypeKey}:${JSON.stringify({ name, kind, isCloze, fields, templates, css, sortField })}`
}
