import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Collection } from '../../../../electron/collection/collection.ts'
import type { PackageReview } from '../../../../electron/exchange/deck-package.ts'
import { contentOf, newCollection, rowsOf } from '../../../support/collections.ts'
import { aCard, aNote, anyPackage, at, packOf } from '../../exchange/support/packages.ts'
import { answersIn, cardsIn, importPack, problemsOf } from './imports.ts'

const dayMs = 86_400_000
const runs = { numRuns: 30 }

async function withCollection(work: (collection: Collection) => Promise<void>): Promise<void> {
  const collection = await newCollection({ cards: 2 }, { content: contentOf() })
  try {
    await work(collection)
  } finally {
    collection.close()
  }
}

test('any package comes in whole, a second time changes nothing, and undo takes it back exactly', async () => {
  await fc.assert(
    fc.asyncProperty(anyPackage, pack =>
      withCollection(async collection => {
        const before = rowsOf(collection.read)
        const first = await importPack(collection, pack)
        expect(first.notes.added).toBe(pack.found.notes)
        expect(first.cards.added).toBe(pack.found.cards)
        expect(problemsOf(collection)).toEqual([])
        const after = rowsOf(collection.read)
        const second = await importPack(collection, pack)
        expect([second.notes.added, second.notes.updated, second.cards.added, second.reviews.added]).toEqual([
          0, 0, 0, 0,
        ])
        expect(rowsOf(collection.read)).toEqual(after)
        if (collection.journal.undoLabel !== 'Import') return
        collection.undo()
        expect(rowsOf(collection.read)).toEqual(before)
        collection.redo()
        expect(rowsOf(collection.read)).toEqual(after)
      }),
    ),
    runs,
  )
}, 120_000)

/** Answers of one card, each on a day of its own, as two programs may have them that began together. */
const twoLogs = fc
  .uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 10 })
  .chain(days =>
    fc.record({
      days: fc.constant(days.sort((one, other) => other - one)),
      sides: fc.array(fc.constantFrom('both', 'here', 'there'), {
        minLength: days.length,
        maxLength: days.length,
      }),
      grades: fc.array(fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const), {
        minLength: days.length,
        maxLength: days.length,
      }),
    }),
  )
  .map(({ days, sides, grades }) =>
    days.map((day, index) => ({
      side: sides[index] ?? 'both',
      review: {
        at: at.now - day * dayMs,
        cardId: '1',
        grade: grades[index] ?? 3,
        kind: index === 0 ? 'learning' : 'review',
        intervalDays: 4,
        lastIntervalDays: index === 0 ? 0 : 4,
        factor: 2500,
        tookMs: 1000 + index,
      } satisfies PackageReview,
    })),
  )

test('two collections that went apart merge to the union of their logs, whichever comes first', async () => {
  await fc.assert(
    fc.asyncProperty(twoLogs, async lines => {
      const packOn = (side: 'here' | 'there') => {
        const reviews = lines
          .filter(line => line.side === 'both' || line.side === side)
          .map(one => one.review)
        const seen = { state: 'review', dueInDays: 2, intervalDays: 4, easeFactor: 2.5 } as const
        const card = aCard({ id: '1', reps: reviews.length, ...(reviews.length > 0 ? seen : {}) })
        return packOf({ notes: [aNote()], cards: [card], reviews })
      }
      const memories: unknown[] = []
      for (const order of [
        ['here', 'there'],
        ['there', 'here'],
      ] as const) {
        await withCollection(async collection => {
          for (const side of order) await importPack(collection, packOn(side))
          expect(answersIn(collection)).toEqual(lines.map(({ review }) => review.at))
          expect(problemsOf(collection)).toEqual([])
          memories.push(cardsIn(collection).at(-1)?.reps)
        })
      }
      expect(memories[0]).toEqual(memories[1])
    }),
    runs,
  )
}, 120_000)

test('an import that is stopped on its way leaves every row as it was', async () => {
  await withCollection(async collection => {
    const before = rowsOf(collection.read, [])
    const notes = Array.from({ length: 3000 }, (_, index) => aNote({ id: String(index), guid: `g${index}` }))
    let asked = 0
    const job = { progress: () => undefined, isCancelled: () => ++asked > 3 }
    await expect(importPack(collection, packOf({ notes }), {}, job)).rejects.toMatchObject({
      code: 'job_cancelled',
    })
    expect(asked).toBeGreaterThan(3)
    expect(rowsOf(collection.read, [])).toEqual(before)
    await importPack(collection, packOf({ notes: [aNote()] }))
    expect(problemsOf(collection)).toEqual([])
  })
})
