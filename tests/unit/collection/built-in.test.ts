import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { BuiltIn } from '../../../decks/types.ts'
import { builtInContent } from '../../../electron/collection/built-in-content.ts'
import type { Collection } from '../../../electron/collection/collection.ts'
import { all, run } from '../../../electron/collection/db.ts'
import { reportWrong, saveNote } from '../../../electron/collection/notes.ts'
import { openCollection } from '../../../electron/collection/open.ts'
import { NoteId } from '../../../electron/contract/core.ts'
import {
  aBuiltInNote,
  aBuiltInType,
  aDueCard,
  aReview,
  contentOf,
  insert,
  madrid,
  morning,
  newCollection,
  rowsOf,
} from '../../support/collections.ts'

let collection: Collection
afterEach(() => collection.close())

/** Closes, and opens with other content, as a new version of the app does. */
async function updateTo(part: Partial<BuiltIn>, version = '1.1.0') {
  const { file } = collection
  collection.close()
  const content = contentOf({ version, ...part })
  collection = (await openCollection({ file, create: false, clock: () => morning + 60_000, content }))
    .collection
}
const start = async (part: Partial<BuiltIn> = {}) => {
  collection = await newCollection({}, { content: contentOf(part) })
}
const notes = () =>
  all<{ guid: string; fields: string }>(collection.read, 'SELECT guid, fields FROM note ORDER BY id').map(
    row => [row.guid, JSON.parse(row.fields)[0]],
  )
const idOf = (guid: string) =>
  NoteId.parse(
    all<{ id: number }>(collection.read, 'SELECT id FROM note WHERE guid = :guid', { guid })[0]?.id,
  )
const tagsOf = (guid: string) =>
  all<{ tag: string }>(collection.read, 'SELECT tag FROM note_tag WHERE note_id = :id ORDER BY tag', {
    id: idOf(guid),
  }).map(({ tag }) => tag)
const changed = (guid: string, front: string) => aBuiltInNote(guid, { fields: { Front: front, Back: 'B' } })
const cardsOf = (guid: string) =>
  all(
    collection.read,
    'SELECT ordinal, deck_id AS deck, state FROM card WHERE note_id = :id ORDER BY ordinal',
    {
      id: idOf(guid),
    },
  )
const edit = (guid: string, texts: string[]) =>
  saveNote(collection, { noteId: idOf(guid), fields: texts, tags: tagsOf(guid) }, madrid)

describe('a new collection', () => {
  test('holds the content in its order, new, and without a step to undo', async () => {
    await start({ notes: [aBuiltInNote('b'), aBuiltInNote('a')] })
    expect(notes()).toEqual([
      ['b', 'Front of b'],
      ['a', 'Front of a'],
    ])
    expect(all(collection.read, 'SELECT state, position FROM card ORDER BY id')).toEqual([
      { state: 0, position: 1 },
      { state: 0, position: 2 },
    ])
    expect(collection.journal.undoLabel).toBeNull()
  })

  test('has a card for each template and each cloze deletion, and none for an exam question', async () => {
    const reversed = aBuiltInType({
      id: 'reversed',
      name: 'Reversed',
      kind: 'reversed',
      templates: [
        { name: 'There', front: '{{Front}}', back: '{{Back}}' },
        { name: 'Back', front: '{{Back}}', back: '{{Front}}' },
      ],
    })
    const cloze = aBuiltInType({ id: 'cloze', name: 'Cloze', kind: 'cloze', isCloze: true })
    const exam = aBuiltInType({ id: 'exam', name: 'Exam question', kind: 'exam' })
    await start({
      noteTypes: [reversed, cloze, exam],
      notes: [
        aBuiltInNote('r', { type: 'Reversed', kind: 'reversed' }),
        aBuiltInNote('c', {
          type: 'Cloze',
          kind: 'cloze',
          fields: { Front: '{{c1::AWS}} patches {{c3::hosts::what}}, {{c1::not}} guests', Back: '' },
        }),
        aBuiltInNote('e', { type: 'Exam question', kind: 'exam' }),
      ],
    })
    expect(cardsOf('r')).toHaveLength(2)
    expect(cardsOf('c')).toMatchObject([{ ordinal: 0 }, { ordinal: 2 }])
    expect(cardsOf('e')).toEqual([])
  })

  test('takes the app’s own content whole', async () => {
    const content = await builtInContent.all()
    const { collection: real } = await openCollection({
      file: `${(await newCollection()).file}-real.db`,
      create: true,
      clock: () => morning,
      content: builtInContent,
    })
    collection = real
    expect(all(real.read, 'SELECT id FROM note')).toHaveLength(content.notes.length)
    expect(content.notes.length).toBeGreaterThanOrEqual(60)
    const questions = all<{ id: number; cards: number }>(
      real.read,
      `SELECT note.id, count(card.id) AS cards FROM note JOIN note_type ON note_type.id = note_type_id
       LEFT JOIN card ON note_id = note.id WHERE kind = 'exam' GROUP BY note.id ORDER BY cards DESC`,
    )
    expect(questions).toHaveLength(content.notes.filter(({ kind }) => kind === 'exam').length)
    expect(questions.filter(({ cards }) => cards > 0)).toEqual([])
    expect(real.read.connection.pragma('foreign_key_check')).toEqual([])
  })
})

describe('an update', () => {
  beforeEach(async () => {
    await start({ notes: [aBuiltInNote('a', { tags: ['x', 'y'] }), aBuiltInNote('b'), aBuiltInNote('c')] })
  })

  test('of the same version does nothing', async () => {
    const before = rowsOf(collection.read, [])
    await updateTo({ notes: [] }, '1.0.0')
    expect(rowsOf(collection.read, [])).toEqual(before)
  })

  test('adds what is new after what is there, and changes what was left alone', async () => {
    const id = idOf('a')
    await updateTo({
      notes: [changed('a', 'Better'), aBuiltInNote('b'), aBuiltInNote('c'), aBuiltInNote('d')],
    })
    expect(notes()).toEqual([
      ['a', 'Better'],
      ['b', 'Front of b'],
      ['c', 'Front of c'],
      ['d', 'Front of d'],
    ])
    expect(idOf('a')).toBe(id)
    expect(all(collection.read, 'SELECT max(position) AS p FROM card')).toEqual([{ p: 4 }])
  })

  test('resets no schedule', async () => {
    collection.tend(db => {
      run(db, 'DELETE FROM card WHERE note_id = :id', { id: idOf('a') })
      insert(db, 'card', { id: 5, note_id: idOf('a'), ordinal: 0, deck_id: 1, created: 1, ...aDueCard() })
      insert(db, 'review_log', aReview({ card_id: 5 }))
    })
    const before = all(collection.read, 'SELECT * FROM card WHERE id = 5')
    await updateTo({ notes: [changed('a', 'Better'), aBuiltInNote('b'), aBuiltInNote('c')] })
    expect(all(collection.read, 'SELECT * FROM card WHERE id = 5')).toEqual(before)
    expect(all(collection.read, 'SELECT id FROM review_log')).toHaveLength(1)
  })

  test('never overwrites an edit, and follows again once the edit is taken back', async () => {
    edit('a', ['Mine', 'B'])
    await updateTo({ notes: [changed('a', 'Better'), aBuiltInNote('b'), aBuiltInNote('c')] })
    expect(notes()[0]).toEqual(['a', 'Mine'])
    edit('a', ['Front of a', 'Back of a'])
    await updateTo({ notes: [changed('a', 'Best'), aBuiltInNote('b'), aBuiltInNote('c')] }, '1.2.0')
    expect(notes()[0]).toEqual(['a', 'Best'])
  })

  test('leaves the user’s tags: theirs stay, those they took away stay away', async () => {
    saveNote(
      collection,
      { noteId: idOf('a'), fields: ['Front of a', 'Back of a'], tags: ['y', 'mine'] },
      madrid,
    )
    await updateTo({ notes: [aBuiltInNote('a', { tags: ['x', 'z'] }), aBuiltInNote('b'), aBuiltInNote('c')] })
    expect(tagsOf('a')).toEqual(['mine', 'z'])
  })

  test('moves cards to their new deck, but not those the user moved', async () => {
    collection.tend(db => {
      insert(db, 'deck', { id: 50, name: 'Mine' })
      run(db, 'UPDATE card SET deck_id = 50 WHERE note_id = :id', { id: idOf('b') })
    })
    const decks = [
      { id: 'one', name: 'One', parent: null, about: '', position: 0 },
      { id: 'two', name: 'Two', parent: 'one', about: 'more', position: 1 },
    ]
    const moved = ['a', 'b', 'c'].map(guid => aBuiltInNote(guid, { deck: 'two' }))
    await updateTo({ decks, notes: moved })
    const two = all<{ id: number }>(
      collection.read,
      `SELECT id FROM deck WHERE name = 'Two' AND parent_id = 1`,
    )[0]?.id
    expect(cardsOf('a')).toMatchObject([{ deck: two }])
    expect(cardsOf('b')).toMatchObject([{ deck: 50 }])
  })

  test('removes what left the content, unless the user made something of it', async () => {
    collection.tend(db => {
      insert(
        db,
        'review_log',
        aReview({
          id: 7,
          card_id:
            all<{ id: number }>(db, 'SELECT id FROM card WHERE note_id = :id', { id: idOf('b') })[0]?.id ?? 0,
        }),
      )
    })
    reportWrong(collection, { noteId: idOf('c'), text: 'This is wrong.' }, madrid)
    await updateTo({ notes: [] })
    expect(notes().map(([guid]) => guid)).toEqual(['b', 'c'])
    await updateTo({ notes: [changed('b', 'Back again')] }, '1.2.0')
    expect(notes()).toContainEqual(['b', 'Back again'])
  })

  test('keeps a deck’s name that the user gave it, and renames one that was left', async () => {
    await updateTo({ decks: [{ id: 'one', name: 'Uno', parent: null, about: 'a', position: 0 }], notes: [] })
    expect(all(collection.read, 'SELECT name, about FROM deck')).toEqual([{ name: 'Uno', about: 'a' }])
    collection.tend(db => run(db, `UPDATE deck SET name = 'Mine'`))
    await updateTo({ decks: [{ id: 'one', name: 'Un', parent: null, about: 'b', position: 0 }] }, '1.2.0')
    expect(all(collection.read, 'SELECT name, about FROM deck')).toEqual([{ name: 'Mine', about: 'b' }])
  })

  test('removes an empty deck and keeps one that still holds something', async () => {
    const two = { id: 'two', name: 'Two', parent: null, about: '', position: 0 }
    await updateTo({ decks: [two], notes: [] })
    expect(all(collection.read, 'SELECT name FROM deck')).toEqual([{ name: 'Two' }])
  })

  test('lays fields out anew with every note’s texts, edited ones too', async () => {
    edit('a', ['Mine', 'My back'])
    const noteTypes = [aBuiltInType({ fields: ['Hint', 'Front'] })]
    const fresh = (guid: string) => aBuiltInNote(guid, { fields: { Hint: 'H', Front: `New ${guid}` } })
    await updateTo({ noteTypes, notes: ['a', 'b', 'c'].map(fresh) })
    expect(all(collection.read, 'SELECT name FROM field ORDER BY ordinal')).toEqual(
      ['Hint', 'Front', 'Back'].map(name => ({ name })),
    )
    const texts = all<{ fields: string }>(collection.read, 'SELECT fields FROM note ORDER BY id')
    expect(texts.map(({ fields }) => JSON.parse(fields))).toEqual([
      ['', 'Mine', 'My back'],
      ['H', 'New b', ''],
      ['H', 'New c', ''],
    ])
  })

  test('gives an unedited cloze the cards its new text asks for and keeps those with a history', async () => {
    const noteTypes = [aBuiltInType({ kind: 'cloze', isCloze: true })]
    const cloze = (text: string) => [aBuiltInNote('z', { kind: 'cloze', fields: { Front: text, Back: '' } })]
    await updateTo({ noteTypes, notes: cloze('{{c1::a}} {{c2::b}} {{c3::c}}') })
    collection.tend(db =>
      run(db, `UPDATE card SET state = 2, stability = 1, difficulty = 5, due = 1 WHERE ordinal = 1`),
    )
    await updateTo({ noteTypes, notes: cloze('{{c1::a}} {{c4::d}}') }, '1.2.0')
    expect(cardsOf('z')).toMatchObject([{ ordinal: 0 }, { ordinal: 1, state: 2 }, { ordinal: 3 }])
  })

  test('can’t be undone, nor what came before it', async () => {
    edit('a', ['Mine', 'B'])
    expect(collection.journal.undoLabel).toBe('Edit note')
    await updateTo({ notes: [] })
    expect(collection.journal.undoLabel).toBeNull()
  })

  test('that fails leaves everything as it was', async () => {
    const before = rowsOf(collection.read, [])
    const { file } = collection
    await expect(updateTo({ notes: [aBuiltInNote('d', { deck: 'nowhere' })] })).rejects.toThrow(
      'unknown deck',
    )
    collection = await newCollection({}, { file })
    expect(rowsOf(collection.read, [])).toEqual(before)
  })
})
