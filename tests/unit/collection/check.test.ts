import { afterEach, expect, test } from 'vitest'
import { check } from '../../../electron/collection/check.ts'
import type { Collection } from '../../../electron/collection/collection.ts'
import { one, run } from '../../../electron/collection/db.ts'
import { answer } from '../../../electron/collection/revising/answer.ts'
import { begin } from '../../../electron/collection/revising/session.ts'
import { insert, madrid, newCollection, rowsOf } from '../../support/collections.ts'

let collection: Collection
afterEach(() => collection.close())

/** A collection with some cards graded through the app's own way. */
async function graded(): Promise<number[]> {
  collection = await newCollection({ cards: 4 })
  const cards: number[] = []
  let at = madrid
  let session = begin(collection, { filter: null, ahead: true, beyond: false }, at)
  for (const grade of [3, 1, 4, 3, 2] as const) {
    if (session.card === null) break
    cards.push(session.card.cardId)
    at = { ...at, now: at.now + 20 * 60_000 }
    session = answer(
      collection,
      { cardId: session.card.cardId, turn: session.card.turn, grade, tookMs: 1 },
      at,
    )
  }
  return cards
}

test('nothing is wrong with a collection that was only revised', async () => {
  await graded()
  expect(check(collection)).toEqual({ ok: true, problems: [] })
  expect(collection.journal.undoLabel).not.toBe('Repair')
})

test('a memory that its reviews don’t give is put right, and that can be undone', async () => {
  const [card = 0] = await graded()
  const right = one(collection.read, 'SELECT stability, difficulty FROM card WHERE id = :card', { card })
  collection.tend(db =>
    run(db, 'UPDATE card SET stability = 99, difficulty = 1.5 WHERE id = :card', { card }),
  )
  const wrong = rowsOf(collection.read)
  expect(check(collection)).toMatchObject({
    ok: false,
    problems: [{ where: `card ${card}`, repaired: true }],
  })
  expect(one(collection.read, 'SELECT stability, difficulty FROM card WHERE id = :card', { card })).toEqual(
    right,
  )
  expect(check(collection)).toEqual({ ok: true, problems: [] })
  expect(collection.undo().label).toBe('Repair')
  expect(rowsOf(collection.read)).toEqual(wrong)
})

test('what can’t be derived is told and left', async () => {
  const [card = 0] = await graded()
  collection.tend(db => run(db, 'DELETE FROM review_log WHERE card_id = :card', { card }))
  const before = rowsOf(collection.read)
  expect(check(collection)).toMatchObject({ problems: [{ where: `card ${card}`, repaired: false }] })
  expect(rowsOf(collection.read)).toEqual(before)
})

test('a reference to nothing is found', async () => {
  collection = await newCollection({ cards: 1 })
  const { connection } = collection.read
  connection.pragma('foreign_keys = off')
  collection.tend(db => run(db, 'UPDATE card SET deck_id = 77'))
  connection.pragma('foreign_keys = on')
  expect(check(collection)).toMatchObject({ ok: false, problems: [{ where: 'card 2000', repaired: false }] })
})

test('a note with fewer texts than fields is padded', async () => {
  collection = await newCollection()
  collection.tend(db =>
    insert(db, 'note', { id: 5, guid: 'g', note_type_id: 1, fields: '["a"]', created: 1, modified: 1 }),
  )
  expect(check(collection)).toMatchObject({ problems: [{ where: 'note g', repaired: true }] })
  expect(one(collection.read, 'SELECT fields FROM note WHERE id = 5')).toEqual({ fields: '["a",""]' })
})
