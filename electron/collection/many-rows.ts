import type Database from 'better-sqlite3'
import type { SqlValue } from './db.ts'

/** So many rows go by one statement: more bring no more, and SQLite takes some 32,000 values at most. */
const atOnce = 10

/**
 * Adds very many rows to a table, several by one statement: a million times over, calling the statement costs a third
 * of the adding. Rows that were added last wait for more; until `flush` nobody finds them.
 */
export class ManyRows {
  readonly #width: number
  readonly #several: Database.Statement
  readonly #single: Database.Statement
  #waiting: SqlValue[] = []

  /** @param into  the statement up to its values, such as `INSERT INTO note_tag (note_id, tag)` */
  constructor(connection: Database.Database, into: string, width: number) {
    this.#width = width
    const row = `(${Array.from({ length: width }, () => '?').join(', ')})`
    this.#single = connection.prepare(`${into} VALUES ${row}`)
    this.#several = connection.prepare(
      `${into} VALUES ${Array.from({ length: atOnce }, () => row).join(', ')}`,
    )
  }

  add(...values: SqlValue[]): void {
    for (const value of values) this.#waiting.push(value)
    if (this.#waiting.length < this.#width * atOnce) return
    this.#several.run(this.#waiting)
    this.#waiting = []
  }

  /** Adds those that still wait. */
  flush(): void {
    const waiting = this.#waiting
    this.#waiting = []
    for (let first = 0; first < waiting.length; first += this.#width) {
      this.#single.run(waiting.slice(first, first + this.#width))
    }
  }
}
