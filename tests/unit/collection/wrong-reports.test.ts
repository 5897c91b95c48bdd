import { afterEach, expect, test } from 'vitest'
import type { BuiltInNote } from '../../../decks/types.ts'
import { builtInContent } from '../../../electron/collection/built-in-content.ts'
import type { Collection } from '../../../electron/collection/collection.ts'
import { all } from '../../../electron/collection/db.ts'
import { reportWrong, saveNote } from '../../../electron/collection/notes.ts'
import { wrongReports } from '../../../electron/collection/wrong-reports.ts'
import { NoteId } from '../../../electron/contract/core.ts'
import { aBuiltInNote, aNote, contentOf, insert, madrid, newCollection } from '../../support/collections.ts'

let collection: Collection
afterEach(() => collection.close())

const { noteTypes } = await builtInContent.all()

/** A note of a built-in type, with the fields that every type has. */
function noteOf(kind: BuiltInNote['kind'], fields: Record<string, string>): BuiltInNote {
  const type = noteTypes.find(one => one.kind === kind)?.name ?? ''
  const common = {
    Reason: 'So it is.',
    Source: 'https://aws.amazon.com/a?b=1&amp;c=2',
    Checked: '2026-11-01',
  }
  return aBuiltInNote(`demarc:${kind}`, { type, kind, fields: { ...common, ...fields } })
}
const holding = async (...notes: BuiltInNote[]) => {
  collection = await newCollection({}, { content: contentOf({ noteTypes, notes }) })
}
const idOf = (guid: string) =>
  NoteId.parse(
    all<{ id: number }>(collection.read, 'SELECT id FROM note WHERE guid = :guid', { guid })[0]?.id,
  )
const report = (guid: string, text = 'It is wrong.') =>
  reportWrong(collection, { noteId: idOf(guid), text }, madrid)
const exported = () => wrongReports(collection, {}, madrid)

test('nothing reported is an empty list', async () => {
  await holding(noteOf('basic', { Front: 'Q', Back: 'A' }))
  expect(exported()).toMatchObject({ count: 0, text: expect.stringContaining('0 reports') })
})

test('a report taken back, by hand or by undo, is not exported', async () => {
  await holding(noteOf('basic', { Front: 'Q', Back: 'A' }))
  report('demarc:basic')
  expect(exported().count).toBe(1)
  report('demarc:basic', '')
  expect(exported().count).toBe(0)
  report('demarc:basic')
  collection.undo()
  expect(exported().count).toBe(0)
})

test('names note, deck, question, answer, source and what the user wrote', async () => {
  await holding(noteOf('basic', { Front: 'Who <b>patches</b> A &amp; B?', Back: 'The customer.' }))
  report('demarc:basic', 'Not any more.\nSee the news.')
  expect(exported().text).toMatch(/1 report, written by Demarc on 2026-11-23; built-in decks 1\.0\.0\./)
  expect(exported().text).toContain(`1. demarc:basic
---------------
Deck      One
Question  Who patches A & B?
Answer    The customer.
Reason    So it is.
Source    https://aws.amazon.com/a?b=1&c=2
Checked   2026-11-01

What is wrong:
> Not any more.
> See the news.
`)
})

test.each<[BuiltInNote['kind'], Record<string, string>, string, string]>([
  [
    'reversed',
    { Front: 'A', Back: 'B', 'Front asks': 'What is A?', 'Back asks': 'Which is B?' },
    'What is A?',
    'B',
  ],
  ['cloze', { Text: '{{c1::AWS}} patches hosts.' }, '[…] patches hosts.', 'AWS patches hosts.'],
  [
    'typed',
    { Front: 'Which one?', Term: 'x &lt; y', 'Also accepted': 'y | z' },
    'Which one?',
    'x < y / y / z',
  ],
  [
    'choice',
    { Question: 'Which two?', 'Option A': 'One', 'Option B': 'Two', 'Option C': 'Three', Answer: 'B' },
    'Which two?',
    'Two',
  ],
  [
    'exam',
    { Question: 'A case. Which?', 'Option A': 'One', 'Option B': 'Two', Answer: 'A' },
    'A case. Which?',
    'One',
  ],
  [
    'whose',
    { Question: 'Whose?', Owner: 'Shared', 'AWS part': 'AWS: this.', 'Customer part': 'You: that.' },
    'Whose?',
    'Shared / AWS: this. / You: that.',
  ],
  [
    'error',
    { Statement: 'AWS patches it.', Error: 'AWS', Correction: 'Nobody' },
    'AWS patches it.',
    'Nobody',
  ],
])('shows the sides of a note of type %s', async (kind, fields, question, answer) => {
  await holding(noteOf(kind, fields))
  report(`demarc:${kind}`)
  expect(exported().text).toContain(`\nQuestion  ${question}\nAnswer    ${answer}\nReason `)
})

test('tells the authors when a text is not theirs', async () => {
  await holding(noteOf('basic', { Front: 'Q', Back: 'A' }))
  const { fields, tags } = report('demarc:basic')
  const mine = fields.map(({ name, value }) => (name === 'Back' ? 'My answer' : value))
  saveNote(collection, { noteId: idOf('demarc:basic'), fields: mine, tags }, madrid)
  collection.tend(db =>
    insert(db, 'note', aNote({ id: 77, guid: 'mine', fields: '["Front text","Back text"]' })),
  )
  report('mine', 'A typing error.')
  const { text } = exported()
  expect(text).toMatch(
    /demarc:basic\n-+\nNote {6}built-in, changed by the user.*\n.*\n.*\nAnswer {4}My answer/,
  )
  expect(text).toMatch(
    /mine\n-+\nNote {6}none of the built-in notes.*\nQuestion {2}Front text\nAnswer {4}Back text/,
  )
})
