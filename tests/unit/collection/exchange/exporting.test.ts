import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import type { Collection } from '../../../../electron/collection/collection.ts'
import { openToRead } from '../../../../electron/collection/connection.ts'
import { readerOf, run } from '../../../../electron/collection/db.ts'
import { collecting } from '../../../../electron/collection/exchange/collecting.ts'
import {
  type ExportOptions,
  exportCounts,
  exportTo,
} from '../../../../electron/collection/exchange/exporting.ts'
import type { Job } from '../../../../electron/collection/exchange/job.ts'
import type { Scope } from '../../../../electron/collection/exchange/scope.ts'
import type { DeckId } from '../../../../electron/contract/core.ts'
import { readAnkiPackage } from '../../../../electron/exchange/anki/read-package.ts'
import { readDemarcJson } from '../../../../electron/exchange/json/read-demarc-json.ts'
import {
  aBuiltInType,
  aDueCard,
  contentOf,
  insert,
  madrid,
  morning,
  newCollection,
  newFolder,
  today,
} from '../../../support/collections.ts'

let collection: Collection
afterEach(() => collection?.close())

const hash = 'ab'.repeat(32)
const everything: ExportOptions = { scope: { of: 'all' }, schedule: 'keep', isPlain: false }
const deckOf = (id: number): Scope => ({ of: 'deck', deckId: id as DeckId })

/** Three decks, one inside another; a card of each state; a medium that one note shows. */
async function filled(): Promise<Collection> {
  collection = await newCollection({
    decks: [
      { id: 10, name: 'Top', options: JSON.stringify({ desiredRetention: 0.8, newPerDay: 3 }) },
      { id: 11, name: 'Inner', parent_id: 10 },
      { id: 12, name: 'Other' },
    ],
    cards: [
      { deck_id: 10, position: 4, flag: 3 },
      { deck_id: 11, note_id: 1500, ...aDueCard(), other: '{"easeFactor":2.1,"other":{"position":9}}' },
      {
        ...{ deck_id: 12, state: 1, step: 1, due: morning + 60_000, stability: 2, difficulty: 5 },
        ...{ last_review: morning - 60_000, last_review_day: today, buried_until: today + 1 },
      },
    ],
    reviews: [
      { card_id: 2001 },
      { id: 5, card_id: 2001, kind: 'imported', grade: null },
      { id: 7, card_id: 77 },
    ],
  })
  collection.tend(db => {
    run(db, `UPDATE note SET fields = '["<img src=\\"a b.png\\">","back"]', is_marked = 1 WHERE id = 1500`)
    insert(db, 'note_tag', { note_id: 1500, tag: 'leech' })
    insert(db, 'note_tag', { note_id: 1500, tag: 'aws' })
    insert(db, 'media', { name: 'a b.png', hash, bytes: 7 })
    insert(db, 'media', { name: 'lost.png', hash: 'cd'.repeat(32), bytes: 7 })
  })
  const media = path.join(path.dirname(collection.file), 'media')
  mkdirSync(media)
  writeFileSync(path.join(media, hash), 'picture')
  return collection
}

/** A package of a scope, all of it taken. */
function collected(scope: Scope, schedule: 'keep' | 'drop' = 'keep', isWithRows = false) {
  const pack = collecting(collection.read, collection.file, { scope, schedule, isWithRows }, madrid)
  const { found, noteTypes, decks, media } = pack
  const rows = { notes: [...pack.notes()], cards: [...pack.cards()], reviews: [...pack.reviews()] }
  const settings = pack.collection
  pack.close()
  return { found, noteTypes, decks, media, settings, ...rows }
}

describe('what is collected', () => {
  test('everything, with where each card stands', async () => {
    await filled()
    const { found, decks, notes, cards, reviews, media, settings } = collected({ of: 'all' })
    expect(found).toEqual({ notes: 3, cards: 3, reviews: 2, media: 1 })
    expect(decks.map(({ name }) => name)).toEqual(['One', 'Other', 'Top', 'Top::Inner'])
    expect(decks.at(-1)?.options).toMatchObject({ desiredRetention: 0.8, newPerDay: 3, reviewsPerDay: 200 })
    expect(notes[2]).toMatchObject({ id: '1500', guid: 'guid-1500', tags: ['aws', 'leech'], isMarked: true })
    expect(cards).toMatchObject([
      { state: 'new', position: 4, flag: 3, dueAt: null, dueInDays: null, isBuried: false },
      { state: 'review', dueAt: null, dueInDays: -1, easeFactor: 2.1, other: { position: 9 } },
      { state: 'learning', step: 1, dueAt: morning + 60_000, dueInDays: null, isBuried: true },
    ])
    expect(reviews.map(({ at, factor }) => [at, factor])).toEqual([
      [7, 224],
      [morning - 86_400_000, 224],
    ])
    expect(media.map(({ name }) => name)).toEqual(['a b.png'])
    // The study day on which the notes were made, 04:00 in Madrid.
    expect(settings).toMatchObject({ createdAt: Date.UTC(2026, 10, 23, 3), rolloverHour: 4 })
  })

  test('a deck with its sub-decks, those above it and what its notes show', async () => {
    await filled()
    const { found, decks, notes, reviews, media } = collected(deckOf(10))
    expect(found).toEqual({ notes: 2, cards: 2, reviews: 1, media: 1 })
    expect(decks.map(({ name }) => name)).toEqual(['Top', 'Top::Inner'])
    expect(notes.map(({ id }) => id)).toEqual(['1000', '1500'])
    expect(reviews.map(({ cardId }) => cardId)).toEqual(['2001'])
    expect(media).toHaveLength(1)
    expect(collected(deckOf(12)).media).toEqual([])
    expect(collected(deckOf(11)).decks.map(({ name }) => name)).toEqual(['Top', 'Top::Inner'])
  })

  test('some notes, with all of their cards', async () => {
    await filled()
    collection.tend(db =>
      insert(db, 'card', { id: 2009, note_id: 1500, ordinal: 1, deck_id: 12, created: 1 }),
    )
    const { found, decks } = collected({ of: 'notes', noteIds: [1500] })
    expect(found).toEqual({ notes: 1, cards: 2, reviews: 1, media: 1 })
    expect(decks.map(({ name }) => name)).toEqual(['Other', 'Top', 'Top::Inner'])
    expect(() => collected({ of: 'notes', noteIds: [1500, 9] })).toThrow('no longer in the collection')
    expect(() => collected(deckOf(99))).toThrow('no longer in the collection')
  })

  test('without schedules nothing tells that a card was ever shown', async () => {
    await filled()
    const { found, notes, cards, decks, reviews } = collected({ of: 'all' }, 'drop')
    expect(found.reviews).toBe(0)
    expect(reviews).toEqual([])
    expect(notes.every(({ isMarked, tags }) => !isMarked && !tags.includes('leech'))).toBe(true)
    for (const card of cards) {
      expect(card).toMatchObject({
        state: 'new',
        reps: 0,
        flag: 0,
        memory: null,
        isBuried: false,
        dueAt: null,
      })
    }
    expect(decks.every(({ options }) => Object.keys(options).length === 0)).toBe(true)
  })

  test('a question without a card goes with the deck it was delivered to', async () => {
    const type = aBuiltInType({ id: 'exam', name: 'Exam question', kind: 'exam' })
    collection = await newCollection({}, { content: contentOf({ noteTypes: [aBuiltInType(), type] }) })
    collection.tend(db =>
      insert(db, 'note', {
        ...{ id: 5, guid: 'q', note_type_id: 2, fields: '["a","b"]', built_in_deck: 'one' },
        ...{ created: morning, modified: morning },
      }),
    )
    const { found, notes } = collected(deckOf(1))
    expect(found).toMatchObject({ notes: 1, cards: 0 })
    expect(notes).toMatchObject([{ guid: 'q', deckId: '1' }])
  })

  test('is what there was when it began, though others write meanwhile', async () => {
    await filled()
    const connection = openToRead(collection.file, 'shared')
    const options = { scope: { of: 'all' }, schedule: 'keep', isWithRows: false } as const
    const pack = collecting(readerOf(connection), collection.file, options, madrid)
    try {
      const notes = pack.notes()[Symbol.iterator]()
      notes.next()
      collection.act('Delete', db => run(db, 'DELETE FROM card'))
      expect([...pack.cards()]).toHaveLength(3)
    } finally {
      pack.close()
      connection.close()
    }
  })
})

describe('an export', () => {
  test('as a package holds what Anki can say', async () => {
    await filled()
    const folder = newFolder()
    const target = path.join(folder, 'all.apkg')
    const done = await exportTo(collection, target, everything, madrid)
    expect(done).toMatchObject({ format: 'apkg', notes: 3, cards: 3, reviews: 2, media: 1 })
    const pack = await readAnkiPackage(target, folder, madrid)
    expect([...pack.cards()]).toMatchObject([
      { state: 'new', position: 4, flag: 3 },
      { state: 'review', dueInDays: -1, intervalDays: 9, easeFactor: 2.1, memory: { stability: 9.5 } },
      { state: 'learning', step: 1, dueAt: morning + 60_000, isBuried: true },
    ])
    expect(pack.decks.find(({ name }) => name === 'Top::Inner')?.options).toMatchObject({
      desiredRetention: 0.8,
      newPerDay: 3,
    })
    expect(pack.noteTypes).toMatchObject([{ kind: 'basic', name: 'Basic' }])
    pack.close()
  })

  test('as JSON keeps every row as it stands', async () => {
    await filled()
    const target = path.join(newFolder(), 'all.json')
    const done = await exportTo(collection, target, everything, madrid)
    expect(done).toMatchObject({ format: 'json', notes: 3, cards: 3, reviews: 3, media: 1 })
    const pack = await readDemarcJson(target, newFolder())
    const rows = (table: string) =>
      collection.read.connection.prepare(`SELECT * FROM ${table} ORDER BY id`).all()
    expect([...pack.notes()].map(({ row }) => row)).toEqual(rows('note'))
    expect([...pack.cards()].map(({ row }) => row)).toEqual(rows('card'))
    expect([...pack.reviews()].map(({ row }) => row)).toEqual(rows('review_log'))
    expect(pack.decks.map(({ row }) => row).sort((a, b) => Number(a?.id) - Number(b?.id))).toEqual(
      rows('deck'),
    )
    expect(pack.noteTypes.map(({ row }) => row)).toEqual(rows('note_type'))
    pack.close()
  })

  test.each(['csv', 'tsv', 'txt'])('as .%s holds the notes', async ending => {
    await filled()
    const target = path.join(newFolder(), `all.${ending}`)
    expect(await exportTo(collection, target, everything, madrid)).toMatchObject({
      format: ending,
      notes: 3,
      reviews: 0,
      media: 0,
    })
    expect(readFileSync(target, 'utf8')).toContain('Front of 1000')
  })

  test.each(['apkg', 'colpkg', 'json', 'csv', 'md', 'demarc'])(
    'holds what was said before: .%s',
    async ending => {
      await filled()
      const said = exportCounts(collection, ending, everything, madrid)
      const { notes, cards, reviews, media } = await exportTo(
        collection,
        path.join(newFolder(), `all.${ending}`),
        everything,
        madrid,
      )
      expect({ notes, cards, reviews, media }).toEqual(said)
    },
  )

  test.each(['apkg', 'colpkg', 'json', 'csv', 'md', 'demarc'])(
    'that is stopped leaves nothing behind: .%s',
    async ending => {
      await filled()
      collection.tend(db => {
        for (let id = 10_000; id < 15_000; id++) {
          insert(db, 'note', {
            id,
            guid: `n${id}`,
            note_type_id: 1,
            fields: '["a","b"]',
            created: 1,
            modified: 1,
          })
        }
      })
      const folder = newFolder()
      writeFileSync(path.join(folder, `mine.${ending}`), 'before')
      let told = 0
      const job: Job = { progress: () => (told += 1), isCancelled: () => told >= 2 }
      const target = path.join(folder, `mine.${ending}`)
      await expect(exportTo(collection, target, everything, madrid, job)).rejects.toMatchObject({
        name: 'Refused',
        code: 'job_cancelled',
      })
      expect(readdirSync(folder)).toEqual([`mine.${ending}`])
      expect(readFileSync(target, 'utf8')).toBe('before')
      // The connection is free again.
      collection.tend(db => run(db, 'DELETE FROM note WHERE id >= 10000'))
    },
  )
})
