import type Database from 'better-sqlite3'

/** A value SQLite takes and gives. Integers come back as numbers; ours stay below 2^53. */
export type SqlValue = string | number | bigint | Buffer | null
export type SqlParameters = Record<string, SqlValue>

declare const writes: unique symbol

/** A connection used only to read. */
export type Reader = {
  readonly connection: Database.Database
  readonly statements: Map<string, Database.Statement>
}

/** A connection inside a transaction that is journalled. Only `act` (journal.ts) hands one out. */
export type Writer = Reader & { readonly [writes]: true }

/** Wraps a connection; prepared statements are kept by their text. */
export function readerOf(connection: Database.Database): Reader {
  return { connection, statements: new Map() }
}

function prepared(db: Reader, sql: string): Database.Statement {
  const known = db.statements.get(sql)
  if (known !== undefined) return known
  const statement = db.connection.prepare(sql)
  db.statements.set(sql, statement)
  return statement
}

/** All rows of a query. The row type is the query's promise; JSON in it is still text and must be parsed. */
export function all<Row>(db: Reader, sql: string, parameters: SqlParameters = {}): Row[] {
  return prepared(db, sql).all(parameters) as Row[]
}

/** The first row of a query, or undefined. */
export function one<Row>(db: Reader, sql: string, parameters: SqlParameters = {}): Row | undefined {
  return prepared(db, sql).get(parameters) as Row | undefined
}

/** Rows one at a time, for results that should not be held at once. Don't write while one is open. */
export function each<Row>(db: Reader, sql: string, parameters: SqlParameters = {}): IterableIterator<Row> {
  return prepared(db, sql).iterate(parameters) as IterableIterator<Row>
}

/** Runs a statement that writes; gives the number of rows changed and the last row id. */
export function run(
  db: Writer,
  sql: string,
  parameters: SqlParameters = {},
): { changes: number; lastId: number } {
  const result = prepared(db, sql).run(parameters)
  return { changes: result.changes, lastId: Number(result.lastInsertRowid) }
}
