import { expect, test } from 'vitest'
import type { Reader } from '../../../../electron/collection/db.ts'
import * as due from '../../../../electron/collection/revising/due-cards.ts'
import { everything } from '../../../../electron/collection/revising/due-cards.ts'
import { daysDone, daysInRow, latestTimes } from '../../../../electron/collection/revising/past.ts'
import { plansOf } from '../plans.ts'
import { World } from './world.ts'

const day = { today: 20_000, endsAt: 20_001 * 86_400_000 }

test.each<[string, (db: Reader) => void, string]>([
  ['due reviews', db => due.reviewRows(db, day, everything, 10), 'card_by_due_day'],
  [
    'new cards',
    db => due.newRows(db, day, { deckId: 1 as never, isAlone: false, limit: 1 }),
    'card_by_position',
  ],
  ['notes with reviews', db => due.countOfReviewNotes(db, day, 10), 'card_by_due_day'],
  ['notes with new cards', db => due.countOfNewNotes(db, day, 10), 'card_by_position'],
  ['what was done on a day', db => daysDone(db, 1, 2), 'review_log_by_day'],
  ['days in a row', db => daysInRow(db, 20_000), 'review_log_by_day'],
])('%s: read from a covering index alone, but for the few cards on a step', async (_, work, index) => {
  const world = await World.open()
  const [plan = ''] = plansOf(world.collection.read.connection, work)
  const reads = plan
    .split('\n')
    .filter(line => /^(SEARCH|SCAN) (card|review_log)\b/.test(line) && !/card_by_due\b/.test(line))
  expect(reads.length).toBeGreaterThan(0)
  for (const line of reads) expect(line).toMatch(/USING COVERING INDEX/)
  expect(plan).toContain(`COVERING INDEX ${index}`)
})

test('cards on a step, which are few, are found by when they come due', async () => {
  const world = await World.open()
  const [plan] = plansOf(world.collection.read.connection, db => due.stepRows(db, day, everything))
  expect(plan).toMatch(/^SEARCH card USING INDEX card_by_due \(due<\?\)/)
})

test('cards asked for, which are few, are looked up one by one, whatever the session is narrowed to', async () => {
  const world = await World.open()
  const scope = { deckIds: [1 as never], tags: ['a'] }
  const plans = plansOf(world.collection.read.connection, db => {
    due.wantedRows(db, day, everything)
    due.wantedRows(db, day, scope)
  })
  expect(plans).toHaveLength(2)
  for (const plan of plans) {
    expect(plan).toMatch(/^SCAN wanted\nSEARCH card USING INTEGER PRIMARY KEY/)
  }
})

test('new cards without a due sibling look at no more than their own note', async () => {
  const world = await World.open()
  const [plan] = plansOf(world.collection.read.connection, db =>
    due.newRows(db, day, { deckId: 1 as never, isAlone: true, limit: 1 }),
  )
  expect(plan).toMatch(/SEARCH card USING COVERING INDEX card_by_position \(deck_id=\?/)
  expect(plan).toMatch(/SEARCH sibling USING INDEX sqlite_autoindex_card_1 \(note_id=\?/)
})

test('the latest times are read from the end of the log', async () => {
  const world = await World.open()
  const [plan] = plansOf(world.collection.read.connection, db => latestTimes(db, 10))
  expect(plan).toBe('SCAN review_log')
})
