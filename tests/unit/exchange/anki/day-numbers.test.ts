import path from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { dayNumber } from '../../../../electron/exchange/anki/day-numbers.ts'
import { readAnkiPackage } from '../../../../electron/exchange/anki/read-package.ts'
import { collectionBytes, zipOf } from '../support/anki-files.ts'
import { aFolder } from '../support/texts.ts'

/** Made on 1 October 2026 at 04:00 in Madrid, which was two hours ahead of UTC. */
const made = { createdAt: Date.UTC(2026, 9, 1, 2), minutesWest: -120, rolloverHour: 4 }

describe('the number of a day in a collection of Anki', () => {
  test.each([
    ['the day it was made on', Date.UTC(2026, 9, 1, 10), 0],
    ['the next, before the day turns', Date.UTC(2026, 9, 2, 1, 59), 0],
    ['the next, once it has turned', Date.UTC(2026, 9, 2, 2), 1],
    ['after the clocks went back', Date.UTC(2026, 9, 26, 3), 25],
    ['the hour before that', Date.UTC(2026, 9, 26, 2, 59), 24],
    ['a day before it was made', Date.UTC(2026, 8, 30, 10), 0],
  ])('%s', (_, now, day) => {
    expect(dayNumber(made, now, 'Europe/Madrid')).toBe(day)
  })

  test('of an old one, that knows no zone, counts whole days from its first', () => {
    const old = { ...made, minutesWest: null }
    expect(dayNumber(old, Date.UTC(2026, 9, 3, 1, 59), 'Asia/Tokyo')).toBe(1)
    expect(dayNumber(old, Date.UTC(2026, 9, 3, 2), 'Asia/Tokyo')).toBe(2)
  })
})

test('due days of a package are told from its own today', async () => {
  const bytes = collectionBytes(db => {
    db.prepare('UPDATE col SET crt = ?, conf = ?').run(
      made.createdAt / 1000,
      JSON.stringify({ creationOffset: -120, rollover: 4, schedVer: 2 }),
    )
    // Day 53 is 23 November.
    db.exec(`UPDATE cards SET type = 2, queue = 2, ivl = 10, due = 60 WHERE id % 2 = 1;
      UPDATE cards SET type = 2, queue = -1, ivl = 10, due = 50 WHERE id % 2 = 0`)
  })
  const folder = aFolder()
  const file = await zipOf(path.join(folder, 'deck.apkg'), [['collection.anki2', bytes]])
  const now = Date.UTC(2026, 10, 23, 8)
  const pack = await readAnkiPackage(file, folder, { now, timeZone: 'Europe/Madrid' })
  onTestFinished(() => pack.close())
  expect([...pack.cards()].map(card => [card.dueInDays, card.isSuspended])).toEqual([
    [7, false],
    [-3, true],
  ])
})
