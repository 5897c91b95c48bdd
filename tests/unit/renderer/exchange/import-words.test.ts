import { expect, test } from 'vitest'
import type { ImportSummary, Look } from '../../../../electron/contract/exchange.ts'
import {
  cardlessSentence,
  doneHeadline,
  headlineOf,
  importVerb,
  othersSentence,
  scheduleSentence,
  separatorChoices,
} from '../../../../renderer/rooms/exchange/import-words.ts'

const none = { found: 0, added: 0, updated: 0, unchanged: 0, conflicting: 0, skipped: 0 }
const notes = (some: Partial<Look['notes']>) => ({ notes: { ...none, ...some } })

test('what an import would do is said in a headline and on the button', () => {
  expect(headlineOf(notes({ added: 412, updated: 1, conflicting: 3 }))).toBe(
    '412 new notes, 1 note to update and 3 conflicts',
  )
  expect(headlineOf(notes({ unchanged: 9 }))).toBe('Nothing new in this file')
  const two = notes({ added: 2, conflicting: 2 })
  expect(importVerb(two, { others: 'theirs', notes: {} })).toBe('Import 4 notes')
  expect(importVerb(two, { others: 'theirs', notes: { a: 'mine' } })).toBe('Import 3 notes')
  expect(importVerb(two, { others: 'mine', notes: { a: 'both' } })).toBe('Import 3 notes')
  expect(importVerb(two, { others: 'mine', notes: {} })).toBe('Import 2 notes')
  expect(importVerb(notes({}), { others: 'mine', notes: {} })).toBe('Import')
})

test('what it did is said too, if only reviews came', () => {
  const summary = (some: Partial<Look['notes']>, reviews: number) =>
    ({
      ...notes(some),
      cards: { found: 0, added: 0 },
      reviews: { found: 9, added: reviews },
    }) as ImportSummary
  expect(doneHeadline(summary({ added: 1, updated: 2 }, 0))).toBe('1 note added and 2 notes updated')
  expect(doneHeadline(summary({}, 5))).toBe('5 reviews added')
  expect(doneHeadline(summary({}, 0))).toBe('Nothing had to be changed')
})

test('of what was not added only what there is is named', () => {
  expect(othersSentence({ ...notes({ added: 3 }), seconds: 0.02 })).toBeNull()
  expect(othersSentence({ ...notes({ updated: 1, skipped: 2 }), seconds: 1.26 })).toBe(
    '1 note updated, 2 left out · 1.3 s',
  )
})

test('a file of questions alone says where they are met', () => {
  expect(cardlessSentence({ ...notes({ found: 50 }), cards: { found: 0, added: 0 } })).toMatch(/have no card/)
  expect(cardlessSentence({ ...notes({ found: 50 }), cards: { found: 50, added: 0 } })).toBeNull()
})

test('where schedules come from is told, each source with its cards', () => {
  expect(scheduleSentence({ memory: { carried: 2, recomputed: 0, estimated: 1 } })).toBe(
    'Schedules: 2 cards from the file’s own FSRS memory and 1 card estimated from interval and ease.',
  )
  expect(scheduleSentence({ memory: { carried: 0, recomputed: 0, estimated: 0 } })).toBeNull()
})

test('the separator in use can be chosen even when it is an unusual one', () => {
  expect(separatorChoices('\t').map(({ label }) => label)).toContain('Tab')
  expect(separatorChoices('::')).toContainEqual({ value: '::', label: '“::”' })
})
