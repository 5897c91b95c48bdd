import { expect, test } from 'vitest'
import type { Reader } from '../../../../electron/collection/db.ts'
import { notesByDeck, questionsByDeck } from '../../../../electron/collection/library/decks.ts'
import { findNotes } from '../../../../electron/collection/library/find-notes.ts'
import type { NoteFilter } from '../../../../electron/contract/library.ts'
import { plansOf } from '../plans.ts'
import { World } from '../revising/world.ts'

const all: NoteFilter = { words: '', deckId: null, tag: null, looked: null, order: 'added' }
const finding =
  (some: Partial<NoteFilter>, deckIds: number[] | null = null) =>
  (db: Reader) =>
    findNotes(db, { ...all, ...some }, deckIds)

test.each<[string, (db: Reader) => void, string]>([
  ['the notes of a deck', finding({}, [1, 2]), 'SEARCH card USING COVERING INDEX card_by_deck (deck_id=?)'],
  ['the notes with a tag', finding({ tag: 'a' }), 'INDEX note_tag_by_tag (tag=?)'],
  ['notes with a new card', finding({ looked: 'new' }), 'card USING COVERING INDEX card_by_position'],
  ['notes on a step', finding({ looked: 'learning' }), 'card USING INDEX card_by_due'],
  ['notes on review', finding({ looked: 'review' }), 'card USING COVERING INDEX card_by_due_day'],
  [
    'exam questions without card',
    finding({ looked: 'no_card' }),
    'SEARCH note USING COVERING INDEX note_by_type',
  ],
  ['words', finding({ words: 'patch' }), 'VIRTUAL TABLE INDEX 0:M'],
  ['questions of each deck', questionsByDeck, 'SEARCH note USING INDEX note_by_type'],
])('%s are found by an index', async (_, work, index) => {
  const world = await World.open()
  const [plan = ''] = plansOf(world.collection.read.connection, work)
  expect(plan).toContain(index)
  expect(plan).not.toMatch(/SCAN (note|card)\b(?! USING)/)
})

test('all notes are listed without reading their texts', async () => {
  const world = await World.open()
  const [plan = ''] = plansOf(world.collection.read.connection, finding({}))
  expect(plan).toMatch(/SCAN note/)
})

test('the notes of all decks are counted on one index', async () => {
  const world = await World.open()
  const [plan = ''] = plansOf(world.collection.read.connection, notesByDeck)
  expect(plan).toMatch(/card USING (COVERING )?INDEX/)
})
