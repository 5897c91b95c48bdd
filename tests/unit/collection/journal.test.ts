import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import type { Collection } from '../../../electron/collection/collection.ts'
import { all, one, run, type SqlValue, type Writer } from '../../../electron/collection/db.ts'
import { journalledTables } from '../../../electron/collection/schema.ts'
import { aDueCard, aReview, contentOf, newCollection, rowsOf } from '../../support/collections.ts'

let collection: Collection
afterEach(() => collection.close())

const reopened = async () => {
  collection.close()
  collection = await newCollection({}, { file: collection.file })
}
const stepsOf = () => one<{ n: number }>(collection.read, 'SELECT count(*) AS n FROM undo_step')?.n

describe('a step', () => {
  test('is one act, taken back exactly and done again exactly', async () => {
    collection = await newCollection({ cards: [aDueCard(), aDueCard()] })
    const start = rowsOf(collection.read)
    collection.act('Grade Good', db => {
      run(db, 'UPDATE card SET stability = 0.1 + 0.2, version = version + 1 WHERE id = 2001')
      run(db, 'UPDATE card SET buried_until = 20781 WHERE id = 2000')
    })
    const end = rowsOf(collection.read)
    expect(collection.journal).toMatchObject({ undoLabel: 'Grade Good', redoLabel: null })
    expect(collection.undo()).toEqual({ label: 'Grade Good', cardIds: [2001, 2000] })
    expect(rowsOf(collection.read)).toEqual(start)
    expect(collection.journal).toMatchObject({ undoLabel: null, redoLabel: 'Grade Good' })
    expect(collection.redo()).toEqual({ label: 'Grade Good', cardIds: [2001, 2000] })
    expect(rowsOf(collection.read)).toEqual(end)
  })

  test('is not left by an act that changes no row', async () => {
    collection = await newCollection()
    collection.act('Nothing', () => 1)
    expect(collection.journal.undoLabel).toBeNull()
    expect(() => collection.undo()).toThrow(expect.objectContaining({ code: 'nothing_to_undo' }))
    expect(() => collection.redo()).toThrow(expect.objectContaining({ code: 'nothing_to_redo' }))
  })

  test('is whole or not at all: what fails inside takes everything back', async () => {
    collection = await newCollection({ cards: 2 })
    const start = rowsOf(collection.read, [])
    const failing = () =>
      collection.act('Fails', db => {
        run(db, 'UPDATE card SET flag = 3')
        throw new Error('half-way')
      })
    expect(failing).toThrow('half-way')
    expect(rowsOf(collection.read, [])).toEqual(start)
    expect(collection.touched()).toEqual([])
    expect(collection.journal.undoLabel).toBeNull()
  })

  test('can’t lie in another', async () => {
    collection = await newCollection()
    expect(() => collection.act('Outer', () => collection.act('Inner', () => 1))).toThrow('must not contain')
  })

  test('survives closing, and so does redo', async () => {
    collection = await newCollection({ cards: 1 })
    const start = rowsOf(collection.read)
    collection.act('Flag', db => run(db, 'UPDATE card SET flag = 1'))
    const middle = rowsOf(collection.read)
    collection.act('Flag again', db => run(db, 'UPDATE card SET flag = 2'))
    collection.undo()
    await reopened()
    expect(collection.journal).toMatchObject({ undoLabel: 'Flag', redoLabel: 'Flag again' })
    collection.redo()
    await reopened()
    collection.undo()
    expect(rowsOf(collection.read)).toEqual(middle)
    collection.undo()
    expect(rowsOf(collection.read)).toEqual(start)
  })

  test('clears redo, and an act without change does not', async () => {
    collection = await newCollection({ cards: 1 })
    collection.act('First', db => run(db, 'UPDATE card SET flag = 1'))
    collection.undo()
    collection.act('Nothing', () => 1)
    expect(collection.journal.redoLabel).toBe('First')
    collection.act('Second', db => run(db, 'UPDATE card SET flag = 2'))
    expect(collection.journal.redoLabel).toBeNull()
    expect(all(collection.read, 'SELECT label FROM undo_step')).toEqual([{ label: 'Second' }])
    collection.undo()
    expect(all(collection.read, 'SELECT flag FROM card')).toEqual([{ flag: 0 }])
  })

  test('goes when a thousand newer ones are there', async () => {
    collection = await newCollection({ cards: 1 })
    // What this is about does not depend on the disk, and three thousand waits for it take a while.
    collection.read.connection.pragma('synchronous = off')
    for (let step = 1; step <= 1005; step += 1) {
      collection.act(`Step ${step}`, db => run(db, 'UPDATE card SET position = :step', { step }))
    }
    expect(stepsOf()).toBe(1000)
    for (let step = 0; step < 1000; step += 1) collection.undo()
    expect(all(collection.read, 'SELECT position FROM card')).toEqual([{ position: 5 }])
    expect(() => collection.undo()).toThrow(expect.objectContaining({ code: 'nothing_to_undo' }))
    for (let step = 0; step < 1000; step += 1) collection.redo()
    expect(all(collection.read, 'SELECT position FROM card')).toEqual([{ position: 1005 }])
  })

  test('is not made by tending, which still tells what it touched', async () => {
    collection = await newCollection({ cards: 1 })
    const before = collection.changeCount
    collection.tend(db => run(db, 'UPDATE card SET flag = 5'))
    expect(collection.journal.undoLabel).toBeNull()
    expect(collection.touched()).toEqual(['card'])
    expect(collection.touched()).toEqual([])
    expect(collection.changeCount).toBe(before + 1)
    collection.tend(() => 1)
    expect(collection.changeCount).toBe(before + 1)
  })

  test('brings back a deleted note with its cards, tags and all', async () => {
    collection = await newCollection({ cards: [aDueCard(), {}], reviews: [aReview()] })
    collection.tend(db => run(db, `INSERT INTO note_tag VALUES (1000, 'service::ec2'), (1000, 'x')`))
    const start = rowsOf(collection.read)
    collection.act('Delete note', db => run(db, 'DELETE FROM note WHERE id = 1000'))
    expect(all(collection.read, 'SELECT id FROM card')).toEqual([{ id: 2001 }])
    collection.undo()
    expect(rowsOf(collection.read)).toEqual(start)
  })

  test('takes back a replaced row and a changed key', async () => {
    collection = await newCollection({ cards: 1 })
    collection.tend(db => run(db, `INSERT INTO setting VALUES ('a', '1')`))
    const start = rowsOf(collection.read)
    collection.act('Keys', db => {
      run(db, `INSERT OR REPLACE INTO setting VALUES ('a', '2')`)
      run(db, `UPDATE setting SET name = 'b' WHERE name = 'a'`)
      run(db, `UPDATE card SET id = 7777`)
    })
    collection.undo()
    expect(rowsOf(collection.read)).toEqual(start)
  })
})

describe('every value comes back as it was', () => {
  const values: SqlValue[] = [
    0.1 + 0.2,
    5e-324,
    1.7976931348623157e308,
    2 ** 53 - 1,
    1 / 3,
    1e15 + 0.3,
    123_456_789.25 / 7,
  ]
  test.each(values)('the number %s', async value => {
    collection = await newCollection({ cards: [aDueCard({ interval_days: value })] })
    const start = rowsOf(collection.read)
    collection.act('Change', db => run(db, 'UPDATE card SET interval_days = 1'))
    collection.undo()
    expect(rowsOf(collection.read)).toEqual(start)
    expect(one(collection.read, 'SELECT interval_days AS x FROM card')).toEqual({ x: value })
  })

  test('integers beyond those JavaScript can hold', async () => {
    collection = await newCollection({ cards: 1 })
    collection.tend(db => run(db, 'UPDATE card SET due = :due', { due: 9_223_372_036_854_775_807n }))
    const start = rowsOf(collection.read)
    collection.act('Change', db => run(db, 'UPDATE card SET due = 1'))
    collection.undo()
    expect(rowsOf(collection.read)).toEqual(start)
  })

  test('any double and any text', async () => {
    collection = await newCollection({ cards: 1 })
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.string({ unit: 'binary' }),
        (number, text) => {
          collection.tend(db => {
            run(db, 'UPDATE card SET interval_days = :number', { number })
            run(db, 'UPDATE note SET wrong = :text', { text })
          })
          const start = rowsOf(collection.read)
          collection.act('Change', db => {
            run(db, 'UPDATE card SET interval_days = 1.5')
            run(db, 'DELETE FROM note')
          })
          collection.undo()
          expect(rowsOf(collection.read)).toEqual(start)
        },
      ),
      { numRuns: 200 },
    )
  })
})

/** A change of one of the journalled tables, drawn by chance; `n` picks the row, `x` the value. */
const changes: Record<string, (db: Writer, n: number, x: number) => unknown> = {
  gradeCard: (db, n, x) =>
    run(db, 'UPDATE card SET stability = :x, version = version + 1, due = :n WHERE id = 2000 + :n % 5', {
      n,
      x: Math.abs(x) + 0.01,
    }),
  addReview: (db, n, x) =>
    run(
      db,
      `INSERT INTO review_log SELECT coalesce(max(id), 0) + 1, 2000 + :n % 5, 3, 'review', :n, 2, 2, 0, 0, :x, 5, :x, 5, 1, 1, 1, 9, :n FROM review_log`,
      { n, x },
    ),
  removeReview: db => run(db, 'DELETE FROM review_log WHERE id = (SELECT max(id) FROM review_log)'),
  editNote: (db, n, x) =>
    run(db, 'UPDATE note SET fields = json_array(:x, :n), modified = :n WHERE id = 1000 + :n % 5', { n, x }),
  deleteNote: (db, n) => run(db, 'DELETE FROM note WHERE id = 1000 + :n % 5', { n }),
  addNote: (db, n) =>
    run(
      db,
      `INSERT INTO note (id, guid, note_type_id, fields, created, modified)
       VALUES (1000 + :n % 5, :guid, 1, '[]', 1, 1) ON CONFLICT DO NOTHING`,
      { n, guid: `g${n % 5}` },
    ),
  addCard: (db, n) =>
    run(
      db,
      `INSERT INTO card (id, note_id, ordinal, deck_id, created)
       SELECT 2000 + :n % 5, id, :n, 1, 1 FROM note WHERE id = 1000 + :n % 5 ON CONFLICT DO NOTHING`,
      { n },
    ),
  tag: (db, n) =>
    run(db, `INSERT OR REPLACE INTO note_tag SELECT id, 't' || (:n % 3) FROM note WHERE id = 1000 + :n % 5`, {
      n,
    }),
  untag: (db, n) => run(db, `DELETE FROM note_tag WHERE tag = 't' || (:n % 3)`, { n }),
  set: (db, n, x) =>
    run(db, 'INSERT OR REPLACE INTO setting VALUES (:name, :value)', {
      name: `s${n % 3}`,
      value: JSON.stringify(x),
    }),
  unset: (db, n) => run(db, 'DELETE FROM setting WHERE name = :name', { name: `s${n % 3}` }),
  addDeck: (db, n) =>
    run(db, `INSERT INTO deck (parent_id, name) VALUES (1, :name) ON CONFLICT DO NOTHING`, {
      name: `d${n % 3}`,
    }),
  renameDecks: (db, n) => run(db, `UPDATE deck SET name = name || :n WHERE parent_id = 1`, { n }),
  deleteDecks: db => run(db, 'DELETE FROM deck WHERE parent_id = 1'),
  template: (db, n) =>
    run(db, `INSERT OR REPLACE INTO template VALUES (1, :n % 3, 'T', :n, '', '{}')`, { n }),
  field: (db, n) => run(db, `UPDATE field SET name = name || :n WHERE ordinal = :n % 2`, { n }),
  noteType: (db, n) => run(db, `UPDATE note_type SET css = css || :n`, { n }),
  media: (db, n) =>
    run(db, 'INSERT OR REPLACE INTO media VALUES (:name, :hash, :n)', {
      name: `${n % 3}.png`,
      hash: String(n % 10).repeat(64),
      n,
    }),
  sitExam: (db, n) => {
    const id = n % 3
    run(
      db,
      `INSERT INTO exam (id, code, blueprint, name, mode, seed, limit_ms, plan)
       VALUES (:id, 'CLF-C02', 'short', 'Short', 'exam', :n, 1000, '{}') ON CONFLICT DO NOTHING`,
      { id, n },
    )
    run(
      db,
      `INSERT OR REPLACE INTO exam_question (exam_id, position, guid, topic, is_scored, content)
       VALUES (:id, 1 + :n % 2, 'g', '2.1', 1, '{}')`,
      { id, n },
    )
    run(db, `INSERT OR REPLACE INTO exam_sitting VALUES (:id, :n, 1, 0)`, { id, n })
  },
  answerQuestion: (db, n) =>
    run(
      db,
      `INSERT OR REPLACE INTO exam_answer (exam_id, position, chosen, took_ms)
       SELECT id, 1 + :n % 2, 'A', :n FROM exam WHERE id = :n % 3`,
      { n },
    ),
  deleteExam: (db, n) => run(db, 'DELETE FROM exam WHERE id = :n % 3', { n }),
  want: (db, n) =>
    run(db, `INSERT OR REPLACE INTO wanted SELECT id, :n, 1 FROM card WHERE id = 2000 + :n % 5`, { n }),
  swapIds: db => run(db, `UPDATE card SET position = -position`),
}

const oneChange = fc.record({
  what: fc.constantFrom(...Object.keys(changes)),
  n: fc.nat(20),
  x: fc.double({ noNaN: true, noDefaultInfinity: true }),
})
type Ask = { what: string; n: number; x: number }

function change(db: Writer, { what, n, x }: Ask): void {
  changes[what]?.(db, n, x)
}

test('the changes below touch every journalled table', async () => {
  collection = await newCollection({ cards: 5 })
  collection.act('All', db => {
    for (const what of Object.keys(changes)) if (!what.startsWith('delete')) change(db, { what, n: 1, x: 1 })
  })
  const touched = all<{ of: string }>(collection.read, 'SELECT DISTINCT "of" FROM undo').map(({ of }) => of)
  const tables = journalledTables(collection.read.connection).map(({ name }) => name)
  expect(touched.sort()).toEqual(tables.sort())
})

test('undoing any acts gives the start, redoing them the end, row for row', { timeout: 60_000 }, async () => {
  const acts = fc.array(fc.array(oneChange, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(acts, fc.array(fc.boolean(), { maxLength: 12 }), async (steps, wander) => {
      collection = await newCollection(
        { cards: [aDueCard(), {}, {}, {}, {}], reviews: [aReview()] },
        { content: contentOf() },
      )
      const states = [rowsOf(collection.read)]
      for (const [index, step] of steps.entries()) {
        const before = collection.journal.undoLabel
        collection.act(`Act ${index}`, db => {
          for (const ask of step) change(db, ask)
        })
        // An act that changed nothing left no step.
        if (collection.journal.undoLabel !== before) states.push(rowsOf(collection.read))
      }
      let at = states.length - 1
      const go = (isUndo: boolean) => {
        if (isUndo) collection.undo()
        else collection.redo()
        at += isUndo ? -1 : 1
        expect(rowsOf(collection.read)).toEqual(states[at])
      }
      for (const isUndo of wander) if (isUndo ? at > 0 : at < states.length - 1) go(isUndo)
      while (at > 0) go(true)
      while (at < states.length - 1) go(false)
      expect(collection.read.connection.pragma('foreign_key_check')).toEqual([])
      collection.close()
    }),
    { numRuns: 60 },
  )
})
