import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import type { BuiltIn, BuiltInNote, BuiltInNoteType } from '../../decks/types.ts'
import type { BuiltInContent } from '../../electron/collection/built-in-content.ts'
import type { Collection } from '../../electron/collection/collection.ts'
import { all, type Reader, run, type SqlValue, type Writer } from '../../electron/collection/db.ts'
import { migrate } from '../../electron/collection/migrate.ts'
import { openCollection } from '../../electron/collection/open.ts'

/** Monday 23 November 2026, 09:00 in Madrid: when tests begin unless they say otherwise. */
export const morning = Date.UTC(2026, 10, 23, 8)
/** Its study day: whole days since 1970-01-01. */
export const today = Math.floor(Date.UTC(2026, 10, 23) / 86_400_000)
export const madrid = { now: morning, timeZone: 'Europe/Madrid' }

const folders: string[] = []

/** A folder of the test's own, removed when its process ends. */
export function newFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'demarc-test-'))
  if (folders.length === 0) {
    process.on('exit', () => {
      for (const one of folders) rmSync(one, { recursive: true, force: true })
    })
  }
  folders.push(folder)
  return folder
}

type Values = Record<string, SqlValue>

/** What a new collection holds beside decks and the note type `Basic`; numbers of things or the things. */
export type Filled = { cards?: number | Values[]; reviews?: Values[]; decks?: Values[] }

/** Built-in content of the test's own making: by default none but a deck and the type `Basic`. */
export function contentOf(part: Partial<BuiltIn> = {}): BuiltInContent {
  const content: BuiltIn = {
    version: '1.0.0',
    decks: [{ id: 'one', name: 'One', parent: null, about: '', position: 0 }],
    noteTypes: [aBuiltInType()],
    notes: [],
    services: [],
    layers: [],
    controls: [],
    responsibilities: [],
    sources: {},
    ...part,
  }
  const { version, layers, controls, services } = content
  return { stacks: { version, layers, controls, services }, all: async () => content }
}

export function aBuiltInType(over: Partial<BuiltInNoteType> = {}): BuiltInNoteType {
  return {
    id: 'basic',
    name: 'Basic',
    kind: 'basic',
    fields: ['Front', 'Back'],
    templates: [{ name: 'Card 1', front: '{{Front}}', back: '{{Back}}' }],
    css: '',
    isCloze: false,
    sortField: 0,
    ...over,
  }
}

export function aBuiltInNote(guid: string, over: Partial<BuiltInNote> = {}): BuiltInNote {
  return {
    guid,
    type: 'Basic',
    kind: 'basic',
    deck: 'one',
    fields: { Front: `Front of ${guid}`, Back: `Back of ${guid}` },
    tags: [],
    services: [],
    layer: null,
    source: { url: 'https://aws.amazon.com/', title: 'AWS' },
    checked: '2026-11-23',
    ...over,
  }
}

/** Opens or makes a collection in a folder of its own, with content of the test's making and a clock that stands. */
export async function newCollection(
  filled: Filled = {},
  { content = contentOf(), now = morning, file = path.join(newFolder(), 'collection.db') } = {},
): Promise<Collection> {
  const { collection } = await openCollection({ file, create: true, clock: () => now, content })
  collection.tend(db => fill(db, filled))
  collection.touched()
  return collection
}

/** Fills a collection with what a test names; everything else is as the builders say. */
export function fill(db: Writer, { cards = [], reviews = [], decks = [] }: Filled): void {
  for (const deck of decks) insert(db, 'deck', aDeck(deck))
  const rows: Values[] = typeof cards === 'number' ? Array.from({ length: cards }, () => ({})) : cards
  for (const [index, card] of rows.entries()) {
    const noteId = typeof card.note_id === 'number' ? card.note_id : 1000 + index
    const isThere = all(db, 'SELECT 1 FROM note WHERE id = :noteId', { noteId }).length > 0
    if (!isThere) insert(db, 'note', aNote({ id: noteId }))
    insert(db, 'card', aCard({ id: 2000 + index, note_id: noteId, ...card }))
  }
  for (const review of reviews) insert(db, 'review_log', aReview(review))
}

/** Adds one row; names the columns it is given. */
export function insert(db: Writer, table: string, values: Values): void {
  const names = Object.keys(values)
  const columns = names.map(name => `"${name}"`).join(', ')
  run(db, `INSERT INTO ${table} (${columns}) VALUES (${names.map(name => `:${name}`).join(', ')})`, values)
}

export function aDeck(over: Values = {}): Values {
  return { name: 'A deck', position: 9, ...over }
}

/** A note of the type `Basic`. */
export function aNote(over: Values = {}): Values {
  const id = over.id ?? 1000
  return {
    id,
    guid: `guid-${id}`,
    note_type_id: 1,
    fields: JSON.stringify([`Front of ${id}`, `Back of ${id}`]),
    created: morning,
    modified: morning,
    ...over,
  }
}

/** A new card. */
export function aCard(over: Values = {}): Values {
  return { id: 2000, note_id: 1000, ordinal: 0, deck_id: 1, created: morning, position: 1, ...over }
}

/** A card on review that fell due yesterday. */
export function aDueCard(over: Values = {}): Values {
  return {
    state: 2,
    due: morning - 86_400_000,
    due_day: today - 1,
    stability: 9.5,
    difficulty: 5.25,
    last_review: morning - 10 * 86_400_000,
    last_review_day: today - 10,
    interval_days: 9,
    reps: 3,
    ...over,
  }
}

/** One line of the review log: a first Good yesterday. */
export function aReview(over: Values = {}): Values {
  return {
    id: morning - 86_400_000,
    card_id: 2000,
    grade: 3,
    kind: 'learning',
    study_day: today - 1,
    state_before: 0,
    state_after: 1,
    step_before: 0,
    step_after: 1,
    stability_before: null,
    difficulty_before: null,
    stability_after: 2.3065,
    difficulty_after: 2.11810397,
    scheduled_days: 0,
    elapsed_days: 0,
    interval_days: 10 / 1440,
    took_ms: 4000,
    ...over,
  }
}

/** An empty database whose schema is that of a version, for tests of the step after it. */
export function collectionAt(version: number): Database.Database {
  const connection = new Database(':memory:')
  connection.pragma('foreign_keys = on')
  migrate(connection, version)
  return connection
}

/** Every row of every table, to compare whole collections; `without`: tables left out. */
export function rowsOf(
  db: Reader,
  without: readonly string[] = ['undo', 'undo_step'],
): Record<string, unknown[]> {
  const tables = all<{ name: string }>(
    db,
    `SELECT name FROM pragma_table_list
     WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name`,
  )
  const rows: Record<string, unknown[]> = {}
  for (const { name } of tables) {
    if (without.includes(name)) continue
    // In the order of their keys, and with integers whole, however large.
    const statement = db.connection.prepare(`SELECT * FROM "${name}"`).safeIntegers()
    rows[name] = statement
      .all()
      .map(row => JSON.stringify(row, exactly))
      .sort()
  }
  return rows
}

/** JSON that keeps large integers, and -0, apart from what is near them. */
function exactly(_: string, value: unknown): unknown {
  if (typeof value === 'bigint') return `${value}n`
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : `${value}`
  return value
}
