import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs'
import Database from 'better-sqlite3'
import { ExchangeRefused } from '../refusal.ts'
import { leaveCollation } from './collation.ts'

/** What a cell may hold. */
export type Cell = string | number | bigint | Buffer | null
export type Row = Record<string, Cell>

/**
 * A database of unknown origin: a private copy, opened for reading alone, with nothing in it trusted. Only whole,
 * ordinary tables are read, by statements that are all written here.
 */
export type Source = {
  /** The entry of the package it comes from, for messages. */
  entry: string
  /** Rows of a statement, one at a time. */
  rows: (sql: string) => IterableIterator<Row>
  /** All rows of a statement, which must be few: more than a hundred thousand are refused. */
  few: (sql: string) => Row[]
  columns: (table: string) => Set<string>
  hasTable: (table: string) => boolean
  /** Refuses the table unless it is an ordinary one, sound, and has the columns. */
  check: (table: string, columns: string[]) => void
  close: () => void
}

const header = 100
const magic = 'SQLite format 3\0'
const most = 100_000

/**
 * Opens the copy of a collection.
 * @param file   the copy; its header is changed so that it needs no write-ahead log
 * @param entry  what it was called in the package
 * @throws ExchangeRefused  `file_damaged`, `file_unsafe`
 */
export function openSource(file: string, entry: string): Source {
  leaveWal(file, entry)
  const guarded = <T>(read: () => T): T => {
    try {
      return read()
    } catch (fault) {
      throw refusalOf(fault, entry)
    }
  }
  guarded(() => leaveCollation(file))
  const db = guarded(() => new Database(file, { readonly: true, fileMustExist: true }))
  guarded(() => {
    // better-sqlite3 opens defensively: the schema cannot be written, shadow tables neither.
    db.pragma('trusted_schema = OFF')
    db.pragma('query_only = ON')
    db.pragma('cell_size_check = ON')
    // They are expressions of the file's author, and checking a table would run them.
    db.pragma('ignore_check_constraints = ON')
    db.pragma('mmap_size = 0')
  })

  const kinds = new Map<string, { isTable: boolean }>()
  for (const row of guarded(() =>
    db.prepare<[], Row>('SELECT type, name, sql, rootpage FROM sqlite_schema').iterate(),
  )) {
    const isTable =
      row.type === 'table' && Number(row.rootpage) > 0 && /^\s*create\s+table/i.test(String(row.sql))
    // An index may bear the name of a table of no interest; a view or a trigger that does means harm.
    if (row.type === 'index') continue
    const name = String(row.name).toLowerCase()
    kinds.set(name, { isTable: isTable && (kinds.get(name)?.isTable ?? true) })
    if (kinds.size > most) throw refusalOf(new Error('too many tables'), entry)
  }

  function* rows(sql: string): IterableIterator<Row> {
    try {
      yield* db.prepare<[], Row>(sql).iterate()
    } catch (fault) {
      throw refusalOf(fault, entry)
    }
  }

  const source: Source = {
    entry,
    rows,
    few: sql => {
      const found: Row[] = []
      for (const row of rows(sql)) {
        found.push(row)
        if (found.length > most) throw refusalOf(new Error('too many rows'), entry)
      }
      return found
    },
    hasTable: table => kinds.has(table),
    columns: table => new Set(source.few(`PRAGMA table_xinfo(${table})`).map(row => String(row.name))),
    check: (table, columns) => {
      checkForm(source, kinds.get(table)?.isTable, table, columns)
      checkPages(source, table)
    },
    close: () => db.close(),
  }
  return source
}

/** A table is read if it is one: a view may run anything in its place, a computed column may make gigabytes. */
function checkForm(source: Source, isTable: boolean | undefined, table: string, columns: string[]): void {
  const where = `${source.entry}, table ${table}`
  if (isTable === undefined) {
    throw new ExchangeRefused(
      'file_damaged',
      `${source.entry} has no table "${table}", so it is no collection of Anki. Export the deck again.`,
      where,
    )
  }
  const found = source.few(`PRAGMA table_xinfo(${table})`)
  if (!isTable || found.some(column => Number(column.hidden) !== 0)) {
    throw new ExchangeRefused(
      'file_unsafe',
      `"${table}" in ${source.entry} is not an ordinary table, as it is in every collection of Anki. Nothing was imported; get the deck from another source.`,
      where,
    )
  }
  const names = new Set(found.map(column => String(column.name)))
  const missing = columns.find(column => !names.has(column))
  if (missing !== undefined) {
    throw new ExchangeRefused(
      'file_damaged',
      `The table "${table}" in ${source.entry} has no column "${missing}". Export the deck from Anki again.`,
      where,
    )
  }
}

/** Its pages are walked first: a ring of pages would never end, one shared many times would in no lifetime. */
function checkPages(source: Source, table: string): void {
  const verdict = source.few(`PRAGMA quick_check(${table})`)
  if (verdict.length !== 1 || verdict[0]?.quick_check !== 'ok') {
    throw new ExchangeRefused(
      'file_damaged',
      `The table "${table}" in ${source.entry} is damaged. Run Tools > Check Database in Anki and export again.`,
      `${source.entry}, table ${table}`,
    )
  }
}

/** A header that asks for a write-ahead log cannot be opened for reading alone; the copy has none anyway. */
function leaveWal(file: string, entry: string): void {
  const opened = openSync(file, 'r+')
  try {
    const first = Buffer.alloc(header)
    const read = readSync(opened, first, 0, header, 0)
    if (read < header || first.toString('latin1', 0, 16) !== magic) {
      throw new ExchangeRefused(
        'file_damaged',
        `${entry} in the package is not a collection of Anki, or its beginning is damaged. Export the deck again.`,
        entry,
      )
    }
    const pageBytes = first.readUInt16BE(16) === 1 ? 65_536 : first.readUInt16BE(16)
    // The count of pages holds only if it was written along with the change counter.
    const isCounted = first.readUInt32BE(24) === first.readUInt32BE(92)
    if (isCounted && fstatSync(opened).size < first.readUInt32BE(28) * pageBytes) {
      throw new ExchangeRefused(
        'file_damaged',
        `${entry} in the package is cut short. Export or download the package again.`,
        entry,
      )
    }
    writeSync(opened, Uint8Array.of(1, 1), 0, 2, 18)
  } finally {
    closeSync(opened)
  }
}

function refusalOf(fault: unknown, entry: string): unknown {
  if (fault instanceof ExchangeRefused || !(fault instanceof Error)) return fault
  // A statement that this code got wrong would be an SQLITE_ERROR too, but only over a schema that is not Anki's.
  return new ExchangeRefused(
    'file_damaged',
    `The database ${entry} in the package is damaged (${fault.message}). If Anki still opens it, run Tools > Check Database there and export again.`,
    entry,
  )
}
