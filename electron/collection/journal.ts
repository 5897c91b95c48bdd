import type { Kind } from '../contract/core.ts'
import { Refused } from '../contract/refused.ts'
import type { Bulk } from './bulk.ts'
import type { Reverted } from './collection.ts'
import { all, one, type Reader, run, type Writer } from './db.ts'
import {
  bulkTables,
  type Change,
  insertTriggerOf,
  inverseOf,
  kindOf,
  triggerOf,
  triggersOf,
} from './journal-sql.ts'
import { journalledTables, type Table } from './schema.ts'
import { indexAddedNotes, indexNotes, keepSearchIndex, leaveAddedNotes } from './search-index.ts'

/** Undo steps that are kept; the oldest go first. */
const longest = 1000

type Step = { id: number; label: string; first: number; last: number }

/**
 * The way every change of a collection goes: transactions, undo and redo.
 *
 * Triggers made from the schema keep, for every row that is changed, what takes the change back. Nobody who
 * writes SQL has to think of undo, and no table can be forgotten. Undoing runs the step backwards while the
 * same triggers keep what does it again.
 */
export class Transactions {
  readonly db: Reader
  readonly #clock: () => number
  readonly #tables: Map<string, Table>
  #isKept = false
  #undoSteps: number
  #touched = new Set<Kind>()
  #changed = false
  undoLabel: string | null = null
  redoLabel: string | null = null
  changeCount = 0

  /**
   * @param clock  gives the time that a step is marked with, ms since 1970
   * @param isReadOnly  whether nothing will be changed, so that nothing has to be kept
   */
  constructor(db: Reader, clock: () => number, isReadOnly: boolean) {
    this.db = db
    this.#clock = clock
    const tables = journalledTables(db.connection).filter(({ name }) => Object.hasOwn(kindOf, name))
    this.#tables = new Map(tables.map(table => [table.name, table]))
    if (!isReadOnly) this.#keepChanges()
    this.#undoSteps = one<{ n: number }>(db, 'SELECT count(*) AS n FROM undo_step WHERE is_redo = 0')?.n ?? 0
    this.#readLabels()
  }

  #keepChanges(): void {
    const { connection } = this.db
    const keeps = (kind: unknown) => {
      this.#changed = true
      this.#touched.add(kind as Kind)
      return this.#isKept ? 1 : 0
    }
    connection.function('demarc_keeps', { deterministic: false }, keeps)
    connection.exec([...this.#tables.values()].map(triggersOf).join('\n'))
    keepSearchIndex(connection)
  }

  act<T>(label: string, change: (db: Writer, bulk: Bulk) => T): T {
    return this.#transaction(db => {
      const first = this.#nextChange()
      this.#isKept = true
      const result = change(db, this.#bulkOf(db))
      this.#isKept = false
      const last = this.#nextChange() - 1
      if (last >= first) {
        this.#forgetRedo(db)
        this.#addStep(db, false, { label, first, last })
      }
      return result
    })
  }

  /** Between `adding`'s braces insertions leave no line each; `added` says in one line what they were. */
  #bulkOf(db: Writer): Bulk {
    const { connection } = db
    const tables = [...this.#tables.values()].filter(({ name }) => bulkTables.some(bulk => bulk === name))
    return {
      adding: work => {
        // Asking a function of ours for each of a million rows would take longer than adding them.
        connection.exec(tables.map(({ name }) => `DROP TRIGGER temp.${insertTriggerOf(name)};`).join('\n'))
        leaveAddedNotes(connection)
        const result = work()
        indexAddedNotes(connection)
        connection.exec(tables.map(table => triggerOf(table, 'INSERT')).join('\n'))
        return result
      },
      added: (table, first, last, count) => {
        run(
          db,
          `INSERT INTO undo (change, "of", k0, k1, v0) VALUES ('clear', :table, :first, :last, :count)`,
          { table, first, last, count },
        )
        if (table === 'note') indexNotes(connection, first, last)
        this.#changed = true
        const kind = kindOf[table]
        if (kind !== undefined) this.#touched.add(kind)
      },
    }
  }

  tend<T>(change: (db: Writer) => T): T {
    return this.#transaction(change)
  }

  undo(): Reverted {
    return this.#revert(false)
  }

  redo(): Reverted {
    return this.#revert(true)
  }

  /** As `tend`, for a change that undoing must not reach behind: every step is forgotten with it. */
  renew<T>(change: (db: Writer) => T): T {
    return this.#transaction(db => {
      run(db, 'DELETE FROM undo_step')
      run(db, 'DELETE FROM undo')
      this.#undoSteps = 0
      return change(db)
    })
  }

  touched(): Kind[] {
    const kinds = [...this.#touched]
    this.#touched.clear()
    return kinds
  }

  #transaction<T>(change: (db: Writer) => T): T {
    const { connection } = this.db
    if (connection.inTransaction) throw new Error('A change of the collection must not contain another one.')
    const before = { steps: this.#undoSteps, touched: new Set(this.#touched) }
    this.#changed = false
    connection.exec('BEGIN IMMEDIATE')
    try {
      // Only here a Reader becomes a Writer.
      const result = change(this.db as Writer)
      connection.exec('COMMIT')
      if (this.#changed) this.changeCount += 1
      this.#readLabels()
      return result
    } catch (error) {
      this.#undoSteps = before.steps
      this.#touched = before.touched
      if (connection.inTransaction) connection.exec('ROLLBACK')
      throw error
    } finally {
      this.#isKept = false
    }
  }

  #revert(isRedo: boolean): Reverted {
    return this.#transaction(db => {
      const step = this.#topStep(isRedo)
      if (step === undefined) {
        if (isRedo) throw new Refused('nothing_to_redo', 'There is nothing to redo.')
        throw new Refused('nothing_to_undo', 'There is nothing to undo.')
      }
      // Rows that refer to each other may come back in either order.
      db.connection.pragma('defer_foreign_keys = on')
      const first = this.#nextChange()
      this.#isKept = true
      const cards = new Set<number>()
      for (const change of this.#changesOf(step)) {
        this.#takeBack(db, change)
        if (change.of === 'card' && typeof change.k0 === 'number') cards.add(change.k0)
      }
      this.#isKept = false
      const last = this.#nextChange() - 1
      run(db, 'DELETE FROM undo WHERE id BETWEEN :first AND :last', { first: step.first, last: step.last })
      run(db, 'DELETE FROM undo_step WHERE id = :id', { id: step.id })
      if (!isRedo) this.#undoSteps -= 1
      this.#addStep(db, !isRedo, { label: step.label, first, last })
      const order = [...cards]
      return { label: step.label, cardIds: isRedo ? order : order.reverse() }
    })
  }

  /** The changes of a step, the last first, some at a time: an import may have made a million. */
  *#changesOf({ first, last }: Step): Generator<Change> {
    for (let before = last; before >= first; ) {
      const some = all<Change>(
        this.db,
        `SELECT id, change, "of", k0, v0 AS count FROM undo WHERE id BETWEEN :first AND :before
         ORDER BY id DESC LIMIT 5000`,
        { first, before },
      )
      yield* some
      before = (some.at(-1)?.id ?? first) - 1
    }
  }

  #takeBack(db: Writer, { id, change, of, count }: Change): void {
    const table = this.#tables.get(of)
    if (table === undefined) throw new Error(`The undo journal names a table that does not exist: ${of}`)
    const { changes } = run(db, inverseOf(table, change), { id })
    const expected = change === 'clear' ? count : 1
    if (changes !== expected) {
      throw new Error(`Step back in ${of} changed ${changes} rows instead of ${String(expected)}.`)
    }
  }

  #topStep(isRedo: boolean): Step | undefined {
    return one<Step>(
      this.db,
      'SELECT id, label, first, last FROM undo_step WHERE is_redo = :isRedo ORDER BY id DESC LIMIT 1',
      { isRedo: isRedo ? 1 : 0 },
    )
  }

  #nextChange(): number {
    return (one<{ id: number | null }>(this.db, 'SELECT max(id) AS id FROM undo')?.id ?? 0) + 1
  }

  #addStep(db: Writer, isRedo: boolean, step: { label: string; first: number; last: number }): void {
    run(
      db,
      `INSERT INTO undo_step (is_redo, label, at, first, last) VALUES (:isRedo, :label, :at, :first, :last)`,
      { isRedo: isRedo ? 1 : 0, at: this.#clock(), ...step },
    )
    if (isRedo) return
    this.#undoSteps += 1
    if (this.#undoSteps > longest) this.#forgetOldest(db)
  }

  #forgetOldest(db: Writer): void {
    const oldest = one<{ id: number; last: number }>(
      db,
      'SELECT id, last FROM undo_step WHERE is_redo = 0 ORDER BY id LIMIT 1',
    )
    if (oldest === undefined) return
    run(db, 'DELETE FROM undo_step WHERE id = :id', { id: oldest.id })
    run(db, 'DELETE FROM undo WHERE id <= :last', { last: oldest.last })
    this.#undoSteps -= 1
  }

  #forgetRedo(db: Writer): void {
    if (this.redoLabel === null) return
    run(
      db,
      `DELETE FROM undo WHERE id IN
         (SELECT undo.id FROM undo_step JOIN undo ON undo.id BETWEEN first AND last WHERE is_redo = 1)`,
    )
    run(db, 'DELETE FROM undo_step WHERE is_redo = 1')
  }

  #readLabels(): void {
    this.undoLabel = this.#topStep(false)?.label ?? null
    this.redoLabel = this.#topStep(true)?.label ?? null
  }
}
