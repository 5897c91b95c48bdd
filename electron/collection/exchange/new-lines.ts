import type { Statement } from 'better-sqlite3'
import { one, type Reader } from '../db.ts'
import type { AddedIds } from './added-ids.ts'
import type { LogRow } from './log-rows.ts'

/** So many lines are put in at once. */
const atOnce = 25_000

/**
 * Lines that are added to the log. They come card by card, but lie by time: gathered and put in in order, each page
 * of the table is written once and not for every other line.
 */
export class NewLines {
  readonly #db: Reader
  readonly #added: AddedIds
  readonly #insert: Statement
  /** The latest line that was there before. */
  readonly #newest: number
  readonly #mine = new Set<number>()
  #waiting: { cardId: number; row: LogRow }[] = []

  constructor(db: Reader, added: AddedIds) {
    this.#db = db
    this.#added = added
    this.#newest = one<{ id: number | null }>(db, 'SELECT max(id) AS id FROM review_log')?.id ?? -1
    this.#insert = db.connection.prepare(
      `INSERT INTO review_log (id, card_id, grade, kind, study_day, state_before, state_after, step_before,
         step_after, stability_before, difficulty_before, stability_after, difficulty_after, scheduled_days,
         elapsed_days, interval_days, took_ms, factor)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
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
    this.#waiting.push({ cardId, row })
    if (this.#waiting.length >= atOnce) this.flush()
  }

  flush(): void {
    const lines = this.#waiting.sort((one, other) => one.row.id - other.row.id)
    this.#waiting = []
    for (const { cardId, row } of lines) {
      this.#insert.run(
        row.id,
        cardId,
        row.grade,
        row.kind,
        row.studyDay,
        row.stateBefore,
        row.stateAfter,
        row.stepBefore,
        row.stepAfter,
        row.stabilityBefore,
        row.difficultyBefore,
        row.stabilityAfter,
        row.difficultyAfter,
        row.scheduledDays,
        row.elapsedDays,
        row.intervalDays,
        row.tookMs,
        row.factor,
      )
      this.#added.add(row.id)
    }
  }

  #isTaken(id: number): boolean {
    if (this.#mine.has(id)) return true
    return (
      id <= this.#newest && one(this.#db, 'SELECT 1 FROM review_log WHERE id = :id', { id }) !== undefined
    )
  }
}
