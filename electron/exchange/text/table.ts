import type { DeckPackage, PackageNoteType } from '../deck-package.ts'
import { clozeNumbers } from './card-count.ts'
import { type Gathering, gatheringOf, looseTags, tagsOf } from './gather.ts'
import { linesToHtml } from './html.ts'
import { basicType, clozeType, clozeTypeOf, fieldNames, reversedType, tableType } from './note-types.ts'
import { type Plan, planOf, type TextOptions } from './plan.ts'
import type { Row } from './rows.ts'
import type { TextFile } from './text-file.ts'

/** A record sorted into its parts; fields are HTML, by the place of their column among the fields. */
export type Entry = {
  fields: string[]
  guid: string | null
  noteType: string | null
  deck: string
  tags: string[]
  line: number
}

/**
 * A table of notes: comma, tab or otherwise separated text, Anki's text export, Quizlet's lists.
 * Each record that is not blank is a note; what is missing or too much in one is told in a warning.
 * @throws ExchangeRefused when there is no record
 */
export function readTable(file: TextFile, options: TextOptions): DeckPackage {
  const plan = planOf(file, options)
  const gathering = gatheringOf(file)
  if (!file.isCertain) {
    gathering.warn(
      file.name,
      `The file does not say its encoding; it was read as ${file.encoding}. If letters look wrong, choose another.`,
    )
  }
  const entries = entriesOf(file, plan, options, gathering)
  const types = typesOf(entries, plan, options)
  for (const entry of entries) {
    const type = types(entry)
    gathering.add({
      type,
      fields: fitted(entry.fields, type, plan),
      deck: entry.deck,
      guid: entry.guid,
      tags: entry.tags,
      where: `line ${entry.line}`,
    })
  }
  return gathering.package(
    formatName(plan, file),
    `${file.name} holds no notes: every line is blank or a comment.`,
  )
}

/** All records but the heading and blank ones, cells as HTML. */
export function entriesOf(file: TextFile, plan: Plan, options: TextOptions, gathering: Gathering): Entry[] {
  const entries: Entry[] = []
  const base = options.deck ?? plan.headers.deck ?? file.title
  let isHeading = plan.heading !== null
  const rows = plan.rows(({ line }) =>
    gathering.warn(
      `line ${line}`,
      'A quote opens here and is never closed; it was read as an ordinary sign.',
    ),
  )
  for (const row of rows) {
    if (row.cells.every(cell => cell.trim() === '')) continue
    if (isHeading) isHeading = false
    else entries.push(entryOf(row, plan, base, gathering))
  }
  return entries
}

function entryOf(row: Row, plan: Plan, base: string, gathering: Gathering): Entry {
  const entry: Entry = {
    fields: [],
    guid: null,
    noteType: plan.headers.noteType,
    deck: base,
    tags: [...plan.headers.tags],
    line: row.line,
  }
  const toHtml = (cell: string) => (plan.isHtml ? cell : linesToHtml(cell))
  for (const [index, use] of plan.columns.entries()) {
    const cell = row.cells[index] ?? ''
    const word = cell.trim()
    if (use.is === 'field') entry.fields.push(toHtml(cell))
    else if (use.is === 'guid') entry.guid = word || null
    else if (use.is === 'note type') entry.noteType = word || entry.noteType
    else if (use.is === 'deck') entry.deck = word || base
    else if (use.is === 'tags') entry.tags.push(...(plan.headers.isAnki ? tagsOf(word) : looseTags(word)))
  }
  const surplus = row.cells.slice(plan.columns.length).filter(cell => cell.trim() !== '')
  if (surplus.length > 0) {
    const last = entry.fields.length - 1
    entry.fields[last] = [entry.fields[last] ?? '', ...surplus.map(toHtml)].filter(Boolean).join('<br>')
    const most = plan.columns.length
    gathering.warn(`line ${row.line}`, `More than ${most} columns; the rest was added to the last field.`)
  }
  if ((entry.fields[0] ?? '').trim() === '') {
    gathering.warn(`line ${row.line}`, 'The first field is empty.')
  }
  return entry
}

const typed: Record<string, PackageNoteType> = {
  basic: basicType,
  cloze: clozeType,
  reversed: reversedType,
  'basic (and reversed card)': {
    ...reversedType,
    id: 'Basic (and reversed card)',
    name: 'Basic (and reversed card)',
  },
}

/** The note type of each entry: described in the file, known by its name, or made for its columns. */
function typesOf(
  entries: readonly Entry[],
  plan: Plan,
  options: TextOptions,
): (entry: Entry) => PackageNoteType {
  const names = plan.columns.flatMap(use => (use.is === 'field' ? [use.name] : []))
  const made = new Map<string, PackageNoteType>()
  const told = (entry: Entry) => options.mapping?.noteType || entry.noteType
  const widths = new Map<string, number>()
  const clozes = new Set<string>()
  for (const entry of entries) {
    const name = told(entry)
    if (!name) continue
    const filled = entry.fields.findLastIndex(field => field !== '') + 1
    widths.set(name, Math.max(widths.get(name) ?? 1, filled))
    if (entry.fields.some(field => clozeNumbers(field).length > 0)) clozes.add(name)
  }
  const build = (name: string): PackageNoteType => {
    const known = plan.headers.described.get(name) ?? knownType(name, widths.get(name) ?? 1)
    if (known) return known
    const fields = namesFor(names, widths.get(name) ?? 1)
    const isCloze = clozes.has(name) || /\bcloze\b/i.test(name)
    return isCloze ? clozeTypeOf(name, fields) : tableType(name, fields)
  }
  return entry => {
    const name = told(entry)
    if (!name) return clozeNumbers(entry.fields[0] ?? '').length > 0 ? clozeFor(names) : untoldType(names)
    const type = made.get(name) ?? build(name)
    made.set(name, type)
    return type
  }
}

function knownType(name: string, width: number): PackageNoteType | null {
  const type = Object.hasOwn(typed, name.toLowerCase()) ? typed[name.toLowerCase()] : undefined
  return type && width <= type.fields.length ? { ...type, id: name, name } : null
}

function namesFor(names: readonly string[], width: number): string[] {
  return fieldNames(Array.from({ length: Math.max(width, 2) }, (_, index) => names[index] ?? ''))
}

/** A table that names no type: two columns are a Basic note, more are a type of their own. */
function untoldType(names: readonly string[]): PackageNoteType {
  if (names.length <= 2) return basicType
  const list = names.join(', ')
  return tableType(`Table (${list.length > 80 ? `${list.slice(0, 80)}…` : list})`, names)
}

function clozeFor(names: readonly string[]): PackageNoteType {
  return names.length <= 2 ? clozeType : clozeTypeOf(`Cloze (${names.join(', ').slice(0, 80)})`, names)
}

const backWords = /^(?:backs?|answers?|definitions?|meanings?|response|translations?)$/i
const frontWords = /^(?:fronts?|questions?|terms?|words?|prompt)$/i

/** Fields in the order of their type: by name where the column carries one of its names, else as they stand. */
function fitted(fields: readonly string[], type: PackageNoteType, plan: Plan): string[] {
  const names = plan.columns.flatMap(use => (use.is === 'field' ? [use.name] : []))
  const places = type.fields.map(field => names.indexOf(field.name))
  if (places.every(place => place >= 0)) return places.map(place => fields[place] ?? '')
  const isTurned = names.length === 2 && backWords.test(names[0] ?? '') && frontWords.test(names[1] ?? '')
  return isTurned ? [fields[1] ?? '', fields[0] ?? ''] : [...fields]
}

function formatName(plan: Plan, file: TextFile): string {
  if (plan.headers.isAnki) return "Anki's text export"
  const names: Record<string, string> = { ',': 'comma', '\t': 'tab', ';': 'semicolon', '|': 'pipe' }
  const name = names[plan.separator]
  return `Table${name ? `, ${name} separated` : ''} (${file.encoding.toUpperCase()})`
}
