import { one, type Reader, type SqlValue } from '../db.ts'
import { ManyRows } from '../many-rows.ts'
import type { AddedIds } from './added-ids.ts'
import type { LogRow } from './log-rows.ts'

/** So many lines are put in at once, each of so many values. */
const atOnce = 40_000
const width = 18
const kindAt = 3

/**
 * Lines that are added to the log. They come card by card, but lie by time: gathered and put in in order, each page
 * of the table is written once and not for every other line. They wait as bare numbers: a million lines that are held
 * for a while, as objects, would be in memory until the end.
 */
export class NewLines {
  readonly #db: Reader
  readonly #added: AddedIds
  readonly #insert: ManyRows
  /** The latest line that was there before. */
  readonly #newest: number
  readonly #mine = new Set<number>()
  /** Values line by line; NaN for none, a kind by its number. */
  readonly #waiting = new Float64Array(atOnce * width)
  readonly #kinds: string[] = []
  #count = 0

  constructor(db: Reader, added: AddedIds) {
    this.#db = db
    this.#added = added
    this.#newest = one<{ id: number | null }>(db, 'SELECT max(id) AS id FROM review_log')?.id ?? -1
    this.#insert = new ManyRows(
      db.connection,
      `INSERT INTO review_log (id, card_id, grade, kind, study_day, state_before, state_after, step_before,
         step_after, stability_before, difficulty_before, stability_after, difficulty_after, scheduled_days,
         elapsed_days, interval_days, took_ms, factor)`,
      width,
    )
  }

  /**
   * Adds a line under its own time, or the next that no other line has; its id says which.
   * @param after  the card's line before it
   */
  add(cardId: number, row: LogRow, after: number): void {
    let id = Math.max(row.id, after + 1)
    while (this.#isTaken(id)) id += 1
    row.id = id
    this.#mine.add(id)
    this.#keep(cardId, row)
    if (this.#count === atOnce) this.flush()
  }

  #keep(cardId: number, row: LogRow): void {
    const values = [
      row.id,
      cardId,
      row.grade ?? Number.NaN,
      this.#numberOf(row.kind),
      row.studyDay,
      row.stateBefore,
      row.stateAfter,
      row.stepBefore,
      row.stepAfter,
      row.stabilityBefore ?? Number.NaN,
      row.difficultyBefore ?? Number.NaN,
      row.stabilityAfter ?? Number.NaN,
      row.difficultyAfter ?? Number.NaN,
      row.scheduledDays,
      row.elapsedDays,
      row.intervalDays,
      row.tookMs,
      row.factor ?? Number.NaN,
    ]
    this.#waiting.set(values, this.#count * width)
    this.#count += 1
  }

  #numberOf(kind: string): number {
    const known = this.#kinds.indexOf(kind)
    return known >= 0 ? known : this.#kinds.push(kind) - 1
  }

  flush(): void {
    const idOf = (line: number) => this.#waiting[line * width] ?? 0
    const lines = Array.from({ length: this.#count }, (_, line) => line)
    for (const line of lines.sort((one, other) => idOf(one) - idOf(other))) {
      this.#insert.add(...this.#valuesOf(line))
      this.#added.add(idOf(line))
    }
    this.#insert.flush()
    this.#count = 0
  }

  #valuesOf(line: number): SqlValue[] {
    const values: SqlValue[] = []
    for (let column = 0; column < width; column++) {
      const value = this.#waiting[line * width + column] ?? Number.NaN
      if (column === kindAt) values.push(this.#kinds[value] ?? '')
      else values.push(Number.isNaN(value) ? null : value)
    }
    return values
  }

  #isTaken(id: number): boolean {
    if (this.#mine.has(id)) return true
    return (
      id <= this.#newest && one(this.#db, 'SELECT 1 FROM review_log WHERE id = :id', { id }) !== undefined
    )
  }
}
