import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Collection } from '../../../../electron/collection/collection.ts'
import { run } from '../../../../electron/collection/db.ts'
import type { PackageNote, PackageReview } from '../../../../electron/exchange/deck-package.ts'
import { contentOf, newCollection, rowsOf, today } from '../../../support/collections.ts'
import { aCard, aDeck, aNote as anyNote, aReview, at, packOf } from '../../exchange/support/packages.ts'
import { answersIn, cardsIn, decksIn, importPack, logIn, notesIn, problemsOf } from './imports.ts'

const dayMs = 86_400_000
const daysAgo = (days: number) => at.now - days * dayMs

let collection: Collection
beforeEach(async () => {
  collection = await newCollection({}, { content: contentOf({ decks: [], noteTypes: [] }) })
})
afterEach(() => {
  expect(problemsOf(collection)).toEqual([])
  collection.close()
})

const aNote = (over: Partial<PackageNote> = {}) => anyNote({ modifiedAt: daysAgo(30), ...over })
const onReview = (over = {}) =>
  aCard({ state: 'review', dueInDays: 3, intervalDays: 12, reps: 4, easeFactor: 2.5, ...over })
const edited = (fields: string[], now = daysAgo(1)) =>
  collection.act('Edit note', db =>
    run(db, 'UPDATE note SET fields = :fields, modified = :now', { fields: JSON.stringify(fields), now }),
  )

describe('notes', () => {
  const older = () => packOf({ notes: [aNote()], cards: [aCard()] })
  const newer = (over: Partial<PackageNote> = {}) =>
    packOf({
      notes: [aNote({ fields: ['Front', 'Better'], tags: ['a', 'new'], modifiedAt: daysAgo(2), ...over })],
      cards: [aCard()],
    })

  test('a newer export updates what nobody touched here, tags too', async () => {
    await importPack(collection, older())
    expect(await importPack(collection, newer())).toMatchObject({ notes: { updated: 1, added: 0 } })
    expect(notesIn(collection)).toMatchObject([{ fields: ['Front', 'Better'], tags: 'a new' }])
  })

  test('an older export changes nothing', async () => {
    await importPack(collection, newer())
    expect(await importPack(collection, older())).toMatchObject({ notes: { unchanged: 1, updated: 0 } })
    expect(notesIn(collection)).toMatchObject([{ fields: ['Front', 'Better'] }])
  })

  test('what was edited here stays as long as the file has nothing new', async () => {
    await importPack(collection, older())
    edited(['Front', 'Mine'])
    expect(await importPack(collection, older())).toMatchObject({ notes: { unchanged: 1, conflicting: 0 } })
    expect(notesIn(collection)).toMatchObject([{ fields: ['Front', 'Mine'] }])
  })

  describe('edited here and in the file', () => {
    beforeEach(async () => {
      await importPack(collection, older())
      edited(['Front', 'Mine'])
    })

    test('keeps mine unless told otherwise, and says so each time', async () => {
      for (const _ of [1, 2]) {
        expect(await importPack(collection, newer())).toMatchObject({ notes: { conflicting: 1, updated: 0 } })
      }
      expect(notesIn(collection)).toMatchObject([{ fields: ['Front', 'Mine'] }])
    })

    test('takes theirs when asked to', async () => {
      const choices = { others: 'theirs', notes: new Map() } as const
      expect(await importPack(collection, newer(), { choices })).toMatchObject({ notes: { updated: 1 } })
      expect(notesIn(collection)).toMatchObject([{ fields: ['Front', 'Better'] }])
    })

    test('keeps both beside each other, once', async () => {
      const choices = { others: 'mine' as const, notes: new Map([['gu|d~1', 'both' as const]]) }
      expect(await importPack(collection, newer(), { choices })).toMatchObject({ notes: { added: 1 } })
      expect(await importPack(collection, newer(), { choices })).toMatchObject({ notes: { added: 0 } })
      expect(notesIn(collection).map(({ fields }) => fields[1])).toEqual(['Mine', 'Better'])
    })
  })

  test('the same guid under another note type is a conflict', async () => {
    await importPack(collection, older())
    const [type] = packOf().noteTypes
    if (type === undefined) throw new Error('no type')
    const other = { ...type, id: '7', name: 'Other', fields: [...type.fields, { name: 'More', other: {} }] }
    const pack = packOf({
      noteTypes: [other],
      notes: [aNote({ noteTypeId: '7', fields: ['a', 'b', 'c'], modifiedAt: daysAgo(1) })],
      cards: [aCard()],
    })
    expect(await importPack(collection, pack)).toMatchObject({ notes: { conflicting: 1 } })
    expect(notesIn(collection)).toMatchObject([{ fields: ['Front', 'Back'] }])
  })

  test('several notes with one guid all come in, and no second time', async () => {
    const pack = () =>
      packOf({
        notes: [aNote(), aNote({ id: '2', fields: ['Another', 'note'] }), aNote({ id: '3' })],
        cards: [aCard(), aCard({ id: '5', noteId: '2' })],
      })
    expect(await importPack(collection, pack())).toMatchObject({ notes: { added: 3 }, cards: { added: 2 } })
    expect(await importPack(collection, pack())).toMatchObject({ notes: { added: 0 }, cards: { added: 0 } })
  })

  test('a card that a later export adds comes in', async () => {
    await importPack(collection, older())
    const more = packOf({ notes: [aNote()], cards: [aCard(), aCard({ id: '9', ordinal: 1 })] })
    expect(await importPack(collection, more)).toMatchObject({ notes: { unchanged: 1 }, cards: { added: 1 } })
  })
})

test('a deck that is nested beyond all measure is nested less deep', async () => {
  const name = Array.from({ length: 5000 }, (_, index) => `level ${index}`).join('::')
  const pack = () => packOf({ decks: [aDeck({ name })], notes: [aNote()], cards: [aCard()] })
  expect(await importPack(collection, pack())).toMatchObject({ cards: { added: 1 } })
  expect(await importPack(collection, pack())).toMatchObject({ notes: { unchanged: 1 } })
  expect(decksIn(collection)).toHaveLength(40)
})

describe('a text without guids', () => {
  const list = (...rows: [string, string][]) =>
    packOf({
      notes: rows.map(([front, back], index) =>
        aNote({ id: String(index + 1), guid: null, fields: [front, back], deckId: '11', tags: [] }),
      ),
    })

  test('a corrected back updates its note', async () => {
    await importPack(collection, list(['France', 'Pariss'], ['Spain', 'Madrid']))
    const figures = await importPack(collection, list(['France', 'Paris'], ['Spain', 'Madrid']))
    expect(figures).toMatchObject({ notes: { updated: 1, unchanged: 1, added: 0 } })
    expect(notesIn(collection).map(({ fields }) => fields[1])).toEqual(['Paris', 'Madrid'])
  })

  test('two equal fronts both stay, in the order of the file', async () => {
    await importPack(collection, list(['bank', 'of a river'], ['bank', 'for money']))
    const figures = await importPack(collection, list(['bank', 'of a stream'], ['bank', 'for money']))
    expect(figures).toMatchObject({ notes: { updated: 1, unchanged: 1, added: 0 } })
    expect(notesIn(collection).map(({ fields }) => fields[1])).toEqual(['of a stream', 'for money'])
  })

  test('makes the cards its note type asks for', async () => {
    expect(await importPack(collection, list(['a', 'b'], ['c', '']))).toMatchObject({ cards: { added: 3 } })
  })

  test('a note that was made here is found by its place', async () => {
    await importPack(collection, packOf({ notes: [aNote({ guid: 'own' })], cards: [aCard()] }))
    const figures = await importPack(collection, list(['Front', 'Changed']))
    expect(figures).toMatchObject({ notes: { added: 0 } })
    expect(notesIn(collection)).toHaveLength(1)
  })
})

describe('schedules', () => {
  test('memory comes from the file, from the log, or from interval and ease, and the figures say how often', async () => {
    const notes = ['1', '2', '3'].map(id => aNote({ id, guid: id }))
    const pack = packOf({
      notes,
      cards: [
        onReview({ id: '11', noteId: '1', memory: { stability: 20, difficulty: 5 } }),
        onReview({ id: '12', noteId: '2' }),
        onReview({ id: '13', noteId: '3', easeFactor: 2.1, intervalDays: 40 }),
      ],
      reviews: [
        aReview({ at: daysAgo(20), cardId: '12', kind: 'learning', grade: 3 }),
        aReview({ at: daysAgo(9), cardId: '12', grade: 3 }),
      ],
    })
    expect(await importPack(collection, pack)).toMatchObject({
      memory: { carried: 1, recomputed: 1, estimated: 1 },
    })
    const [carried, recomputed, estimated] = cardsIn(collection)
    expect(carried).toMatchObject({ stability: 20, difficulty: 5 })
    expect(recomputed?.stability).toBeGreaterThan(2)
    // Under SM-2 an interval is what reaches 0.9, which is what stability means.
    expect(estimated?.stability).toBeCloseTo(40, 5)
  })

  test('what the log does not explain is one line that is no review', async () => {
    const pack = packOf({ notes: [aNote()], cards: [onReview({ memory: { stability: 20, difficulty: 5 } })] })
    await importPack(collection, pack)
    expect(logIn(collection)).toMatchObject([{ kind: 'imported', grade: null }])
  })

  test('days are counted from today on either side', async () => {
    const cards = [onReview({ id: '1', dueInDays: 3 }), onReview({ id: '2', ordinal: 1, dueInDays: -400 })]
    await importPack(collection, packOf({ notes: [aNote()], cards }))
    expect(cardsIn(collection).map(({ dueDay }) => dueDay)).toEqual([today + 3, today - 400])
  })

  test('dropped, every card is a new one and no review comes', async () => {
    const pack = packOf({
      notes: [aNote({ isMarked: true, tags: ['leech', 'kept'] })],
      cards: [onReview({ flag: 3, isSuspended: true })],
      reviews: [aReview()],
    })
    const figures = await importPack(collection, pack, { schedule: 'drop' })
    expect(figures).toMatchObject({ cards: { added: 1 }, reviews: { added: 0 } })
    expect(cardsIn(collection)).toMatchObject([{ state: 0, stability: null, reps: 0 }])
    expect(notesIn(collection)).toMatchObject([{ isMarked: 0, tags: 'kept' }])
  })
})

describe('logs that went apart', () => {
  const shared = [
    aReview({ at: daysAgo(40), kind: 'learning', grade: 3, intervalDays: 3, lastIntervalDays: 0 }),
    aReview({ at: daysAgo(37), grade: 3, intervalDays: 10, lastIntervalDays: 3 }),
  ]
  const pack = (reviews: PackageReview[], card = onReview()) =>
    packOf({ notes: [aNote()], cards: [card], reviews })

  test('a newer export adds its reviews, and the card stands where they leave it', async () => {
    await importPack(collection, pack(shared, onReview({ dueInDays: -27 })))
    const later = aReview({ at: daysAgo(2), grade: 4, intervalDays: 60, lastIntervalDays: 10 })
    const figures = await importPack(
      collection,
      pack([...shared, later], onReview({ dueInDays: 58, intervalDays: 60, reps: 5 })),
    )
    expect(figures).toMatchObject({ reviews: { found: 3, added: 1 }, cards: { added: 0 } })
    expect(cardsIn(collection)).toMatchObject([{ dueDay: today + 58, intervalDays: 60, reps: 5 }])
  })

  test('merge to the union of their reviews; the state follows from it', async () => {
    const here = aReview({ at: daysAgo(5), grade: 1, intervalDays: 1, lastIntervalDays: 10 })
    const there = aReview({ at: daysAgo(3), grade: 3, intervalDays: 20, lastIntervalDays: 10 })
    await importPack(collection, pack([...shared, here], onReview({ reps: 3, lapses: 1 })))
    // The memory that the file carries knows nothing of the lapse here.
    const carried = onReview({
      dueInDays: 17,
      intervalDays: 20,
      reps: 3,
      memory: { stability: 99, difficulty: 2 },
    })
    const figures = await importPack(collection, pack([...shared, there], carried))
    expect(figures).toMatchObject({ reviews: { added: 1 }, memory: { carried: 0, recomputed: 1 } })
    expect(answersIn(collection)).toEqual([...shared, here, there].map(({ at }) => at))
    const [card] = cardsIn(collection)
    expect(card).toMatchObject({ dueDay: today + 17, reps: 4, lapses: 1 })
    expect(card?.stability).toBeLessThan(30)
  })

  test('a card that was reviewed here last keeps its day and takes the older reviews', async () => {
    const here = aReview({ at: daysAgo(1), grade: 3, intervalDays: 30, lastIntervalDays: 10 })
    const there = aReview({ at: daysAgo(9), grade: 2, intervalDays: 12, lastIntervalDays: 10 })
    await importPack(collection, pack([...shared, here], onReview({ dueInDays: 29 })))
    const [before] = cardsIn(collection)
    await importPack(collection, pack([...shared, there], onReview({ dueInDays: 3 })))
    const [after] = cardsIn(collection)
    expect(after).toMatchObject({ dueDay: today + 29, reps: (before?.reps ?? 0) + 1 })
    expect(after?.stability).not.toBe(before?.stability)
    expect(answersIn(collection)).toHaveLength(4)
  })

  test('a memory that is carried counts when the file knows every answer', async () => {
    await importPack(collection, pack(shared))
    const later = aReview({ at: daysAgo(2), grade: 3, intervalDays: 30, lastIntervalDays: 10 })
    const carried = onReview({ memory: { stability: 33.3, difficulty: 4.4 } })
    expect(await importPack(collection, pack([...shared, later], carried))).toMatchObject({
      memory: { carried: 1 },
    })
    expect(cardsIn(collection)).toMatchObject([{ stability: 33.3, difficulty: 4.4 }])
  })

  test('a log that begins in the middle goes on from interval and ease', async () => {
    const figures = await importPack(
      collection,
      pack([aReview({ at: daysAgo(9), factor: 2300, intervalDays: 30 })]),
    )
    expect(figures.memory.recomputed).toBe(1)
    expect(cardsIn(collection)[0]?.stability).toBeGreaterThan(5)
    const rows = rowsOf(collection.read)
    await importPack(collection, pack([aReview({ at: daysAgo(9), factor: 2300, intervalDays: 30 })]))
    expect(rowsOf(collection.read)).toEqual(rows)
  })

  test('reviews of two cards at the same millisecond both stay', async () => {
    const both = () =>
      packOf({
        notes: [aNote()],
        cards: [onReview({ id: '1' }), onReview({ id: '2', ordinal: 1 })],
        reviews: [
          aReview({ at: daysAgo(9), cardId: '1', kind: 'learning' }),
          aReview({ at: daysAgo(9), cardId: '2', kind: 'learning' }),
        ],
      })
    expect(await importPack(collection, both())).toMatchObject({ reviews: { added: 2 } })
    expect(await importPack(collection, both())).toMatchObject({ reviews: { added: 0 } })
  })

  test('reviews of cards that are gone are kept', async () => {
    const orphans = () =>
      packOf({ reviews: [aReview({ cardId: '123' }), aReview({ cardId: 'x', at: daysAgo(3) })] })
    expect(await importPack(collection, orphans())).toMatchObject({ reviews: { added: 2 } })
    expect(await importPack(collection, orphans())).toMatchObject({ reviews: { added: 0 } })
  })
})
