import path from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { check } from '../../../../electron/collection/check.ts'
import type { Collection } from '../../../../electron/collection/collection.ts'
import { all } from '../../../../electron/collection/db.ts'
import { exportTo } from '../../../../electron/collection/exchange/exporting.ts'
import { madrid, newFolder, rowsOf } from '../../../support/collections.ts'
import { anyNotes, collectionOf, type DrawnNote, imported } from './any-collection.ts'

/** Exports a drawn collection in a form, imports that into an empty one, and looks at both. */
async function through(
  notes: readonly DrawnNote[],
  ending: string,
  compare: (before: Collection, after: Collection) => void,
): Promise<void> {
  const before = await collectionOf(notes)
  const target = path.join(newFolder(), `all.${ending}`)
  const options = { scope: { of: 'all' }, schedule: 'keep', isPlain: false } as const
  await exportTo(before, target, options, madrid)
  const after = await imported(target)
  try {
    compare(before, after)
    expect(check(after)).toEqual({ ok: true, problems: [] })
  } finally {
    before.close()
    after.close()
  }
}

test('JSON brings any collection back, row for row', async () => {
  await fc.assert(
    fc.asyncProperty(anyNotes, notes =>
      through(notes, 'json', (before, after) => {
        expect(rowsOf(after.read)).toEqual(rowsOf(before.read))
      }),
    ),
    { numRuns: 12 },
  )
}, 60_000)

test('a package brings back what any collection has learnt', async () => {
  await fc.assert(
    fc.asyncProperty(anyNotes, notes =>
      through(notes, 'apkg', (before, after) => {
        const learnt = cardsOf(before)
        const kept = cardsOf(after)
        expect(kept.map(({ stability: _s, difficulty: _d, ...card }) => card)).toEqual(
          learnt.map(({ stability: _s, difficulty: _d, ...card }) => card),
        )
        for (const [index, { stability, difficulty }] of learnt.entries()) {
          const card = kept[index]
          if (stability === null || difficulty === null) expect(card?.stability).toBe(null)
          else {
            expect(card?.stability).toBeCloseTo(stability, 3)
            expect(card?.difficulty).toBeCloseTo(difficulty, 2)
          }
        }
        expect(linesOf(after)).toEqual(linesOf(before))
      }),
    ),
    { numRuns: 12 },
  )
}, 60_000)

type Learnt = { stability: number | null; difficulty: number | null } & Record<string, unknown>

/** Where each card stands, by guid and place, as far as Anki can say it. */
function cardsOf({ read }: Collection): Learnt[] {
  return all<Learnt>(
    read,
    `SELECT guid, ordinal, fields, is_marked, flag, is_suspended, buried_until, state, step, due_day,
       iif(state IN (1, 3), due / 1000, NULL) AS due, iif(state = 2, interval_days, NULL) AS interval_days, reps, lapses, last_review / 1000 AS last_review, stability, difficulty,
       (SELECT group_concat(tag) FROM note_tag WHERE note_id = note.id) AS tags,
       (SELECT name FROM deck WHERE deck.id = deck_id) AS deck
     FROM card JOIN note ON note.id = note_id ORDER BY guid, ordinal`,
  )
}

function linesOf({ read }: Collection): unknown[] {
  return all(
    read,
    `SELECT review_log.id, guid, ordinal, grade, review_log.kind, review_log.state_before, state_after, took_ms
     FROM review_log JOIN card ON card.id = card_id JOIN note ON note.id = note_id ORDER BY review_log.id`,
  )
}
