import { afterEach, expect, test } from 'vitest'
import type { Collection } from '../../../electron/collection/collection.ts'
import { all, one, run, type Writer } from '../../../electron/collection/db.ts'
import { migrate } from '../../../electron/collection/migrate.ts'
import {
  aCard,
  aNote,
  aReview,
  collectionAt,
  insert,
  newCollection,
  rowsOf,
} from '../../support/collections.ts'

let collection: Collection
afterEach(() => collection?.close())

const found = (word: string) =>
  all<{ id: number }>(
    collection.read,
    'SELECT rowid AS id FROM note_text WHERE note_text MATCH :word ORDER BY rowid',
    { word },
  ).map(({ id }) => id)

function addNote(db: Writer, id: number): void {
  insert(db, 'note', aNote({ id, fields: JSON.stringify(['<b>Häuser</b> &amp; Gärten', '']) }))
  insert(db, 'note_tag', { note_id: id, tag: 'a' })
  insert(db, 'card', aCard({ id: id + 5000, note_id: id }))
  insert(db, 'review_log', aReview({ id, card_id: id + 5000 }))
}

test('rows added in bulk leave a line each table, and go and come back exactly', async () => {
  collection = await newCollection({ cards: 3 })
  const before = rowsOf(collection.read)
  collection.act('Import', (db, bulk) => {
    bulk.adding(() => {
      for (let id = 7000; id < 7050; id++) addNote(db, id)
    })
    bulk.added('note', 7000, 7049, 50)
    bulk.added('card', 12_000, 12_049, 50)
    bulk.added('review_log', 7000, 7049, 50)
    // Outside of `adding` every change is kept as ever.
    insert(db, 'note_tag', { note_id: 1000, tag: 'kept' })
  })
  expect(one(collection.read, 'SELECT count(*) AS n FROM undo')).toEqual({ n: 4 })
  expect(collection.touched().sort()).toEqual(['card', 'note', 'review'])
  const after = rowsOf(collection.read)
  expect(found('hauser')).toHaveLength(50)
  collection.undo()
  expect(rowsOf(collection.read)).toEqual(before)
  expect(found('hauser')).toEqual([])
  collection.redo()
  expect(rowsOf(collection.read)).toEqual(after)
  expect(found('garten')).toHaveLength(50)
  collection.undo()
  expect(rowsOf(collection.read)).toEqual(before)
})

test('a bulk act that fails leaves nothing, and later insertions are kept again', async () => {
  collection = await newCollection({ cards: 3 })
  const before = rowsOf(collection.read)
  const failing = () =>
    collection.act('Import', (db, bulk) => {
      bulk.adding(() => {
        addNote(db, 7000)
        throw new Error('cut short')
      })
    })
  expect(failing).toThrow('cut short')
  expect(rowsOf(collection.read)).toEqual(before)
  collection.act('Add', db => addNote(db, 7000))
  collection.undo()
  expect(rowsOf(collection.read)).toEqual(before)
})

test('a bulk step whose rows are not all there any more is not half taken back', async () => {
  collection = await newCollection()
  collection.act('Import', (db, bulk) => {
    bulk.adding(() => addNote(db, 7000))
    bulk.added('review_log', 7000, 7000, 1)
    bulk.added('note', 7000, 7000, 1)
  })
  collection.tend(db => run(db, 'DELETE FROM review_log'))
  const before = rowsOf(collection.read)
  expect(() => collection.undo()).toThrow('changed 0 rows instead of 1')
  expect(rowsOf(collection.read)).toEqual(before)
})

test('the search index follows every change of a note', async () => {
  collection = await newCollection({ cards: 2 })
  expect(found('front')).toEqual([1000, 1001])
  collection.act('Edit', db =>
    run(db, `UPDATE note SET fields = '["{{c1::line::hint}}<br>ends"]' WHERE id = 1000`),
  )
  expect([found('front'), found('line'), found('hint'), found('"line hint ends"')]).toEqual([
    [1001],
    [1000],
    [1000],
    [1000],
  ])
  collection.act('Delete', db => run(db, 'DELETE FROM note WHERE id = 1001'))
  expect(found('front')).toEqual([])
  collection.undo()
  collection.undo()
  expect(found('front')).toEqual([1000, 1001])
})

test('2: the notes of a version 1 collection can be searched, their cards and reviews carry nothing more', () => {
  const db = collectionAt(1)
  db.exec(`INSERT INTO deck (id, name) VALUES (1, 'One');
    INSERT INTO note_type (id, name, kind) VALUES (1, 'Basic', 'basic');
    INSERT INTO note (id, guid, note_type_id, fields, created, modified) VALUES (5, 'g', 1, '["<i>Front</i>", "b"]', 1, 1);
    INSERT INTO card (id, note_id, ordinal, deck_id, created) VALUES (6, 5, 0, 1, 1);
    INSERT INTO review_log VALUES (7, 6, 3, 'learning', 1, 0, 1, 0, 1, NULL, NULL, 2, 2, 0, 0, 0, 9)`)
  migrate(db, 2)
  expect(db.prepare(`SELECT rowid FROM note_text WHERE note_text MATCH 'front'`).all()).toEqual([
    { rowid: 5 },
  ])
  expect(db.prepare('SELECT imported_hash FROM note').all()).toEqual([{ imported_hash: null }])
  expect(db.prepare('SELECT other FROM card').all()).toEqual([{ other: '{}' }])
  expect(db.prepare('SELECT factor, took_ms FROM review_log').all()).toEqual([{ factor: null, took_ms: 9 }])
})
