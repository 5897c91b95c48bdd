import path from 'node:path'
import fc from 'fast-check'
import type { Collection } from '../../../../electron/collection/collection.ts'
import { run } from '../../../../electron/collection/db.ts'
import { plainOptions } from '../../../../electron/collection/exchange/choices.ts'
import { importFile } from '../../../../electron/collection/exchange/import-file.ts'
import { openCollection } from '../../../../electron/collection/open.ts'
import { answerView } from '../../../../electron/collection/revising/cli-views.ts'
import { aCard, contentOf, insert, madrid, morning, newFolder } from '../../../support/collections.ts'

const hour = 3_600_000

/** A place for a collection that nothing is in, not even built-in content. */
export function emptyPlace(): { file: string; open: () => Promise<Collection> } {
  const file = path.join(newFolder(), 'collection.db')
  const content = contentOf({ decks: [], noteTypes: [] })
  const open = async () =>
    (await openCollection({ file, create: true, clock: () => morning, content })).collection
  return { file, open }
}

/** A collection that nothing is in but what a file brings. */
export async function imported(file: string): Promise<Collection> {
  const { file: collectionFile, open } = emptyPlace()
  const importing = { source: { file }, reading: {}, options: plainOptions, collectionFile, at: madrid, open }
  await importFile(importing)
  return await open()
}

export type DrawnNote = {
  fields: [string, string]
  tags: string[]
  isMarked: boolean
  deck: number
  cards: {
    flag: number
    isSuspended: boolean
    isBuried: boolean
    /** Grades one after the other, each with the hours since the one before. */
    grades: { grade: 1 | 2 | 3 | 4; hours: number }[]
  }[]
}

export const anyNotes: fc.Arbitrary<DrawnNote[]> = fc.array(
  fc.record({
    fields: fc.tuple(
      fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 20 }),
      fc.constantFrom('', '<b>bold</b>', 'a &amp; b', '[sound:x.mp3]', '12'),
    ),
    tags: fc.uniqueArray(fc.stringMatching(/^[a-z:]{1,8}$/), { maxLength: 3 }),
    isMarked: fc.boolean(),
    deck: fc.integer({ min: 1, max: 3 }),
    cards: fc.array(
      fc.record({
        flag: fc.nat(7),
        isSuspended: fc.boolean(),
        isBuried: fc.boolean(),
        grades: fc.array(
          fc.record({
            grade: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const),
            hours: fc.constantFrom(0.05, 1, 24, 100, 1000),
          }),
          { maxLength: 5 },
        ),
      }),
      { minLength: 1, maxLength: 2 },
    ),
  }),
  { minLength: 1, maxLength: 6 },
)

/** Makes a collection of such notes; its reviews are real ones, given at their times. */
export async function collectionOf(notes: readonly DrawnNote[]): Promise<Collection> {
  const collection = await emptyPlace().open()
  collection.tend(db => {
    insert(db, 'deck', { id: 1, name: 'Top', options: '{"desiredRetention":0.85,"newPerDay":7}' })
    insert(db, 'deck', { id: 2, name: 'Inner', parent_id: 1, about: 'An <i>inner</i> one' })
    insert(db, 'deck', { id: 3, name: 'Other', options: '{"learningSteps":[60000,86400000]}' })
    insert(db, 'note_type', { id: 1, name: 'Two sides', kind: 'anki', css: '.card { color: navy }' })
    for (const [ordinal, name] of ['Front', 'Back'].entries()) {
      insert(db, 'field', { note_type_id: 1, ordinal, name })
      const template = { name: `Card ${ordinal + 1}`, front: `{{${name}}}`, back: '{{FrontSide}}' }
      insert(db, 'template', { note_type_id: 1, ordinal, ...template })
    }
  })
  for (const [index, note] of notes.entries()) addNote(collection, note, morning - 10_000 + index)
  return collection
}

function addNote(collection: Collection, note: DrawnNote, id: number): void {
  const cardIds = note.cards.map((_, ordinal) => (id - 1_000_000) * 2 + ordinal)
  collection.tend(db => {
    insert(db, 'note', {
      ...{ id, guid: `guid-${id}`, note_type_id: 1, fields: JSON.stringify(note.fields) },
      ...{ is_marked: note.isMarked ? 1 : 0, created: id, modified: morning - 5000 },
    })
    for (const tag of note.tags) insert(db, 'note_tag', { note_id: id, tag })
    for (const [ordinal, cardId] of cardIds.entries()) {
      insert(db, 'card', aCard({ id: cardId, note_id: id, ordinal, deck_id: note.deck, created: id }))
    }
  })
  for (const [ordinal, { grades }] of note.cards.entries()) {
    let at = morning - grades.reduce((sum, { hours }) => sum + hours, 1) * hour
    for (const { grade, hours } of grades) {
      at += hours * hour
      const given = { cardId: cardIds[ordinal] ?? 0, grade, givenAt: Math.round(at) }
      answerView(collection, given, madrid)
    }
  }
  collection.tend(db => {
    for (const [ordinal, { flag, isSuspended, isBuried }] of note.cards.entries()) {
      run(
        db,
        `UPDATE card SET flag = :flag, is_suspended = :suspended, buried_until = :buried
         WHERE id = :id`,
        {
          id: cardIds[ordinal] ?? 0,
          flag,
          suspended: isSuspended ? 1 : 0,
          buried: isBuried && !isSuspended ? Math.floor(morning / 86_400_000) + 1 : 0,
        },
      )
    }
  })
}
