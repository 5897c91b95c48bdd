import { afterEach, expect, test } from 'vitest'
import { check } from '../../../../electron/collection/check.ts'
import type { Collection } from '../../../../electron/collection/collection.ts'
import { all, run } from '../../../../electron/collection/db.ts'
import { answer } from '../../../../electron/collection/revising/answer.ts'
import { begin } from '../../../../electron/collection/revising/session.ts'
import { view } from '../../../../electron/collection/revising/today.ts'
import { saveSettings } from '../../../../electron/collection/settings.ts'
import { aDueCard, madrid, morning, newCollection, today } from '../../../support/collections.ts'

let collection: Collection
afterEach(() => collection.close())

const noFilter = { filter: null, ahead: false, beyond: false }

/** A card on review that falls due in nine days, and one that is new; both asked for today. */
async function withWanted(): Promise<void> {
  collection = await newCollection({
    cards: [
      aDueCard({ id: 1, due_day: today + 9, due: morning + 9 * 86_400_000, last_review_day: today - 1 }),
      { id: 2 },
    ],
  })
  collection.tend(db => {
    run(db, `INSERT INTO wanted VALUES (1, ${today}, ${morning}), (2, ${today}, ${morning + 1})`)
  })
}

test('cards asked for come first today, whatever the limits and though they are not due', async () => {
  await withWanted()
  saveSettings(collection, { newPerDay: 0, reviewsPerDay: 0 })
  expect(view(collection, {}, madrid).counts).toEqual({ new: 1, learning: 0, review: 1 })
  expect(begin(collection, noFilter, madrid).card?.cardId).toBe(1)
})

test('once reviewed it has been done; the grade counts as early, and its memory as its log says', async () => {
  await withWanted()
  const { card } = begin(collection, noFilter, madrid)
  if (card === null) throw new Error('no card')
  const after = { ...madrid, now: morning + 5000 }
  const next = answer(collection, { cardId: card.cardId, turn: card.turn, grade: 3, tookMs: 1000 }, after)
  expect(next.card?.cardId).toBe(2)
  expect(next.counts.review).toBe(0)
  expect(all(collection.read, 'SELECT kind, elapsed_days AS days FROM review_log')).toEqual([
    { kind: 'early', days: 1 },
  ])
  collection.undo()
  expect(view(collection, {}, after).counts.review).toBe(1)
})

test('tomorrow they are as they were', async () => {
  await withWanted()
  const tomorrow = { ...madrid, now: morning + 86_400_000 }
  expect(view(collection, {}, tomorrow).counts).toEqual({ new: 1, learning: 0, review: 0 })
})

test('asking changes no schedule', async () => {
  collection = await newCollection({ cards: 1 })
  collection.act('Ask', db => run(db, `INSERT INTO wanted VALUES (2000, ${today}, ${morning})`))
  expect(check(collection)).toEqual({ ok: true, problems: [] })
})

test('a suspended card stays out, and of one note’s cards one comes', async () => {
  collection = await newCollection({
    cards: [
      { id: 1, note_id: 1, is_suspended: 1 },
      { id: 2, note_id: 2 },
      { id: 3, note_id: 2, ordinal: 1 },
    ],
  })
  collection.tend(db => run(db, `INSERT INTO wanted SELECT id, ${today}, ${morning} FROM card`))
  expect(view(collection, {}, madrid).counts).toEqual({ new: 1, learning: 0, review: 0 })
})
