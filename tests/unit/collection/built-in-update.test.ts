import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { BuiltIn, BuiltInNote } from '../../../decks/types.ts'
import { type BuiltInContent, builtInContent } from '../../../electron/collection/built-in-content.ts'
import { check } from '../../../electron/collection/check.ts'
import type { Collection } from '../../../electron/collection/collection.ts'
import { all, one } from '../../../electron/collection/db.ts'
import { editableNote, reportWrong, saveNote } from '../../../electron/collection/notes.ts'
import { openCollection } from '../../../electron/collection/open.ts'
import { answer } from '../../../electron/collection/revising/answer.ts'
import { begin, current } from '../../../electron/collection/revising/session.ts'
import { NoteId } from '../../../electron/contract/core.ts'
import { madrid, morning, newFolder } from '../../support/collections.ts'

/** The app's own content, and an older version of it that a user may have learnt with. */
const today = await builtInContent.all()
const basics = today.notes.filter(({ kind }) => kind === 'basic')
const [edited, reworded, moved, reported] = basics.map(({ guid }) => guid)
const added = new Set(today.notes.filter((_, at) => at % 7 === 3).map(({ guid }) => guid))
for (const guid of [edited, reworded, moved, reported]) added.delete(guid ?? '')

/** As today's, but worded otherwise, in another deck, or with another tag where the older version was so. */
function older(note: BuiltInNote, at: number): BuiltInNote {
  const isOther = note.guid === edited || note.guid === reworded || at % 5 === 1
  const first = Object.keys(note.fields)[0] ?? ''
  const fields = isOther ? { ...note.fields, [first]: `In other words: ${note.fields[first]}` } : note.fields
  const deck = note.guid === moved ? 'traps' : note.deck
  return { ...note, fields, deck, tags: at % 3 === 0 ? [...note.tags, 'term::once'] : note.tags }
}
const gone = (guid: string): BuiltInNote => ({ ...(basics[0] as BuiltInNote), guid })
const before: BuiltIn = {
  ...today,
  version: '0.0.1+older',
  decks: today.decks.map(deck => (deck.id === 'traps' ? { ...deck, name: 'Pitfalls' } : deck)),
  noteTypes: today.noteTypes.map(type => ({ ...type, fields: type.fields.filter(one => one !== 'Checked') })),
  notes: [
    ...today.notes.filter(({ guid }) => !added.has(guid)).map(older),
    gone('demarc:gone-unseen'),
    gone('demarc:gone-flagged'),
  ],
}
const olderContent: BuiltInContent = {
  stacks: { ...builtInContent.stacks, version: before.version },
  all: async () => before,
}

const open = async (file: string, content: BuiltInContent, now: number) =>
  (await openCollection({ file, create: true, clock: () => now, content })).collection

type Row = Record<string, unknown>

function idOf({ read }: Collection, guid: string | undefined): NoteId {
  return NoteId.parse(
    one<{ id: number }>(read, 'SELECT id FROM note WHERE guid = :guid', { guid: guid ?? '' })?.id,
  )
}

const cardOf = (collection: Collection, guid: string | undefined) =>
  one<Row>(collection.read, 'SELECT * FROM card WHERE note_id = :id', { id: idOf(collection, guid) }) ?? {}

/** Everything that revising knows of a card; where it lies and which showing it is may change. */
const schedules = ({ read }: Collection): Row[] =>
  all<Row>(read, 'SELECT * FROM card WHERE reps > 0 OR flag > 0 ORDER BY id').map(
    ({ version, deck_id, ...rest }) => rest,
  )

/** Three days of revising with every grade, an edit, a report and a flag. Gives the time afterwards. */
function learn(collection: Collection): number {
  let now = morning
  for (let day = 0; day < 3; day += 1) {
    const at = { now, timeZone: madrid.timeZone }
    let { card } = begin(collection, { filter: null, ahead: false, beyond: false }, at)
    for (let n = 0; card !== null && n < 25; n += 1) {
      const grade = ([3, 1, 4, 2] as const)[n % 4] ?? 3
      answer(collection, { cardId: card.cardId, turn: card.turn, grade, tookMs: 3000 }, at)
      card = current(collection, {}, at).card
    }
    now += 86_400_000
  }
  const at = { now, timeZone: madrid.timeZone }
  const { fields, tags } = editableNote(collection.read, idOf(collection, edited))
  const mine = fields.map(({ name, value }) => (name === 'Back' ? 'My own answer' : value))
  saveNote(collection, { noteId: idOf(collection, edited), fields: mine, tags: [...tags, 'mine'] }, at)
  reportWrong(collection, { noteId: idOf(collection, reported), text: 'Not so.' }, at)
  const { id } = cardOf(collection, 'demarc:gone-flagged')
  collection.act('Flag', db => db.connection.prepare('UPDATE card SET flag = 2 WHERE id = ?').run(id))
  return now
}

describe('a collection of an older version, learnt with and edited', () => {
  let collection: Collection
  let wasScheduled: Row[]
  let wasLogged: Row[]
  beforeAll(async () => {
    const file = path.join(newFolder(), 'collection.db')
    const old = await open(file, olderContent, morning)
    const now = learn(old)
    wasScheduled = schedules(old)
    wasLogged = all<Row>(old.read, 'SELECT * FROM review_log ORDER BY id')
    old.close()
    collection = await open(file, builtInContent, now)
    return () => collection.close()
  })

  test('has today’s notes with today’s texts, each once', () => {
    const rows = all<{ guid: string; fields: string; names: string }>(
      collection.read,
      `SELECT guid, fields, (SELECT json_group_array(name) FROM (
         SELECT name FROM field WHERE note_type_id = note.note_type_id ORDER BY ordinal)) AS names FROM note`,
    )
    const texts = new Map(
      rows.map(({ guid, fields, names }) => {
        const values: string[] = JSON.parse(fields)
        return [
          guid,
          Object.fromEntries(JSON.parse(names).map((name: string, at: number) => [name, values[at]])),
        ]
      }),
    )
    for (const note of today.notes) {
      if (note.guid !== edited) expect(texts.get(note.guid), note.guid).toEqual(note.fields)
    }
    expect(rows).toHaveLength(today.notes.length + 1)
  })

  test('keeps the user’s own text and tags', () => {
    const note = editableNote(collection.read, idOf(collection, edited))
    expect(note.fields).toContainEqual({ name: 'Back', value: 'My own answer' })
    expect(note.fields).toContainEqual({ name: 'Front', value: expect.stringContaining('In other words: ') })
    expect(note).toMatchObject({ isBuiltIn: true, isEdited: true, tags: expect.arrayContaining(['mine']) })
  })

  test('has lost and changed no schedule, review, flag or report', () => {
    expect(wasLogged.length).toBeGreaterThan(40)
    expect(new Set(wasScheduled.map(({ state }) => state)).size).toBeGreaterThan(1)
    expect(schedules(collection)).toEqual(wasScheduled)
    expect(all(collection.read, 'SELECT * FROM review_log ORDER BY id')).toEqual(wasLogged)
    expect(editableNote(collection.read, idOf(collection, reported)).wrong).toBe('Not so.')
  })

  test('follows decks and tags', () => {
    const deckOf = (guid: string | undefined) => editableNote(collection.read, idOf(collection, guid)).deck
    const home = today.decks.find(({ id }) => id === basics[2]?.deck)?.name ?? ''
    expect(deckOf(moved)).toMatch(new RegExp(`::${home}$`))
    expect(all(collection.read, "SELECT name FROM deck WHERE name = 'Pitfalls'")).toEqual([])
    expect(all(collection.read, "SELECT 1 FROM note_tag WHERE tag = 'term::once'")).toEqual([])
  })

  test('lets go what left the content, unless the user made something of it', () => {
    const left = "SELECT guid FROM note WHERE guid LIKE 'demarc:gone-%'"
    expect(all(collection.read, left)).toEqual([{ guid: 'demarc:gone-flagged' }])
  })

  test('is in order', () => {
    expect(check(collection).problems).toEqual([])
  })
})
