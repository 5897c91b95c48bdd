import { afterEach, describe, expect, test } from 'vitest'
import type { Collection } from '../../../electron/collection/collection.ts'
import { all, one, type Writer } from '../../../electron/collection/db.ts'
import { withLateIndexes } from '../../../electron/collection/late-indexes.ts'
import { ManyRows } from '../../../electron/collection/many-rows.ts'
import { newCollection } from '../../support/collections.ts'

let collection: Collection
afterEach(() => collection.close())

const indexes = () =>
  all<{ name: string; sql: string }>(
    collection.read,
    `SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY name`,
  )

const tagged = (db: Writer, count: number) => {
  const { id = 0 } = one<{ id: number }>(db, 'SELECT min(id) AS id FROM note') ?? {}
  const tags = new ManyRows(db.connection, 'INSERT INTO note_tag (note_id, tag)', 2)
  for (let tag = 0; tag < count; tag++) tags.add(id, `tag-${tag}`)
  tags.flush()
}

const found = () =>
  all<{ tag: string }>(
    collection.read,
    `SELECT tag FROM note_tag INDEXED BY note_tag_by_tag WHERE tag BETWEEN 'tag-' AND 'tag-~'`,
  ).length

describe('indexes made after many rows', () => {
  test('are those there were, and find every row', async () => {
    collection = await newCollection({ cards: 2 })
    const before = indexes()
    collection.act('Adds', db =>
      withLateIndexes(db, 50_000, () => {
        expect(indexes().length).toBeLessThan(before.length)
        tagged(db, 123)
      }),
    )
    expect(indexes()).toEqual(before)
    expect(found()).toBe(123)
    collection.undo()
    expect(found()).toBe(0)
  })

  test('are there all along when rows are few', async () => {
    collection = await newCollection({ cards: 2 })
    const before = indexes()
    collection.act('Adds', db => withLateIndexes(db, 100, () => expect(indexes()).toEqual(before)))
  })

  test('come back when adding fails', async () => {
    collection = await newCollection({ cards: 2 })
    const before = indexes()
    const failing = () =>
      collection.act('Fails', db =>
        withLateIndexes(db, 50_000, () => {
          tagged(db, 15)
          throw new Error('half-way')
        }),
      )
    expect(failing).toThrow('half-way')
    expect(indexes()).toEqual(before)
    expect(found()).toBe(0)
  })
})
