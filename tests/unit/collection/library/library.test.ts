import { expect, test } from 'vitest'
import { check } from '../../../../electron/collection/check.ts'
import { run } from '../../../../electron/collection/db.ts'
import {
  deleteDeck,
  makeDeck,
  moveDeck,
  renameDeck,
} from '../../../../electron/collection/library/deck-acts.ts'
import { decks } from '../../../../electron/collection/library/decks.ts'
import { makeCards } from '../../../../electron/collection/library/exam-cards.ts'
import { find } from '../../../../electron/collection/library/find-notes.ts'
import { deleteNotes, moveNotes, suspendNotes } from '../../../../electron/collection/library/note-acts.ts'
import { rows } from '../../../../electron/collection/library/note-rows.ts'
import { preview } from '../../../../electron/collection/library/preview.ts'
import { resetNotes } from '../../../../electron/collection/library/reset-notes.ts'
import { tags } from '../../../../electron/collection/library/tags.ts'
import type { NoteId } from '../../../../electron/contract/core.ts'
import type { NoteFilter } from '../../../../electron/contract/library.ts'
import { rowsOf } from '../../../support/collections.ts'
import { World } from '../revising/world.ts'

const all: NoteFilter = { words: '', deckId: null, tag: null, looked: null, order: 'added' }
const found = (world: World, some: Partial<NoteFilter>) => world.call(find, { ...all, ...some })
const ids = (...numbers: number[]) => numbers as NoteId[]

test('a note is found by the beginnings of its words, whatever their case, accents and order', async () => {
  const world = await World.open()
  world.cards(3)
  write(world, 1, ['Who patches the <b>hyper</b>visor?', 'AWS, à l’évidence'])
  write(world, 2, ['Who patches the guest system?', 'The customer'])
  expect(found(world, { words: 'patch WHO' })).toEqual([2, 1])
  expect(found(world, { words: 'hyperv' })).toEqual([1])
  expect(found(world, { words: 'evidence' })).toEqual([1])
  expect(found(world, { words: 'visor' })).toEqual([])
  expect(found(world, { words: '"' })).toEqual([])
  expect(found(world, { words: '-guest* OR "customer' })).toEqual([])
  expect(found(world, { words: '  ' })).toEqual([3, 2, 1])
})

test('a deck takes its sub-decks along, a tag those below it, and a state is that of a card', async () => {
  const world = await World.open()
  world.card({ deck: 'A', tags: ['service::ec2'] })
  world.card({ deck: 'A::B', state: 'review', dueIn: 3, tags: ['service'] })
  world.card({ deck: 'C', state: 'relearning', tags: ['services'] })
  world.card({ deck: 'C', state: 'review', isSuspended: true })
  expect(found(world, { deckId: world.deck('A') })).toEqual([2, 1])
  expect(found(world, { deckId: world.deck('A::B') })).toEqual([2])
  expect(found(world, { tag: 'service' })).toEqual([2, 1])
  expect(found(world, { looked: 'new' })).toEqual([1])
  expect(found(world, { looked: 'learning' })).toEqual([3])
  expect(found(world, { looked: 'review' })).toEqual([2])
  expect(found(world, { looked: 'suspended' })).toEqual([4])
  expect(found(world, { deckId: world.deck('C'), looked: 'suspended' })).toEqual([4])
  expect(found(world, { order: 'due' }).slice(0, 2)).toEqual([3, 2])
  expect(() => found(world, { deckId: 99 as never })).toThrow(/no longer/)
  expect(world.call(tags, {})).toEqual([
    { tag: 'service', notes: 1 },
    { tag: 'service::ec2', notes: 1 },
    { tag: 'services', notes: 1 },
  ])
})

test('a line tells text, deck and the card that comes first', async () => {
  const world = await World.open()
  world.card({ deck: 'A::B', note: 'two', state: 'review', dueIn: 5 })
  world.card({ deck: 'A::B', note: 'two', state: 'review', dueIn: 2 })
  write(world, 1, ['<p>One</p><p>line</p>', '{{c1::Answer::hint}} &amp; more'])
  const [line] = world.call(rows, { noteIds: ids(1, 77) })
  expect(line).toMatchObject({
    ...{ noteId: 1, text: 'One line', more: 'Answer hint & more', deck: 'A::B' },
    ...{ cards: 2, state: 'review', noteType: 'Basic' },
  })
  expect(line?.dueAt).toBe((world.today + 2) * 86_400_000)
})

test('a deck counts the notes in it and below, one in two of its sub-decks once', async () => {
  const world = await World.open()
  world.card({ deck: 'A::B', note: 'split' })
  world.card({ deck: 'A::C', note: 'split' })
  world.card({ deck: 'A' })
  world.card({ deck: 'D' })
  expect(world.call(decks, {}).map(({ name, depth, notes }) => [name, depth, notes])).toEqual([
    ['A', 0, 2],
    ['B', 1, 1],
    ['C', 1, 1],
    ['D', 0, 1],
  ])
})

test('each act is one step, and undo gives back every row', async () => {
  const world = await World.open()
  world.cards(3, { deck: 'A', state: 'review', tags: ['x'] })
  const other = world.deck('B')
  const begin = rowsOf(world.collection.read)
  const acts = [
    () => world.call(deleteNotes, { noteIds: ids(1, 2) }),
    () => world.call(moveNotes, { noteIds: ids(1, 2), deckId: other }),
    () => world.call(suspendNotes, { noteIds: ids(1, 2), isSuspended: true }),
    () => world.call(resetNotes, { noteIds: ids(1, 2) }),
    () => world.call(deleteDeck, { deckId: world.deck('A') }),
    () => world.call(renameDeck, { deckId: world.deck('A'), name: 'Other' }),
    () => world.call(moveDeck, { deckId: other, parentId: world.deck('A') }),
    () => world.call(makeDeck, { name: 'New', parentId: other }),
  ]
  const labels = acts.map(act => {
    const { journal } = act()
    expect(rowsOf(world.collection.read)).not.toEqual(begin)
    world.undo()
    expect(rowsOf(world.collection.read)).toEqual(begin)
    return journal.undo
  })
  expect(labels).toEqual([
    ...['Delete 2 notes', 'Move 2 notes', 'Suspend 2 notes', 'Reset 2 notes'],
    ...['Delete deck', 'Rename deck', 'Move deck', 'Make deck'],
  ])
})

test('what is reset is new again, its log agrees, and its reviews stay', async () => {
  const world = await World.open()
  world.cards(2)
  world.grade(world.begin().card, 3)
  world.wait(1000)
  expect(world.call(resetNotes, { noteIds: ids(1, 2) })).toMatchObject({ count: 1 })
  expect(world.row(10 as never)).toMatchObject({ state: 0, reps: 0, due: null, stability: null })
  expect(world.log().map(({ kind, state_after: after }) => [kind, after])).toEqual([
    ['learning', 1],
    ['manual', 0],
  ])
  expect(check(world.collection)).toEqual({ ok: true, problems: [] })
})

test('a deck is deleted with its cards; a note with a card elsewhere stays', async () => {
  const world = await World.open()
  world.card({ deck: 'A::B', note: 'gone' })
  world.card({ deck: 'A', note: 'split' })
  world.card({ deck: 'C', note: 'split' })
  expect(world.call(deleteDeck, { deckId: world.deck('A') })).toMatchObject({ count: 1 })
  expect(found(world, {})).toEqual([2])
  expect(world.call(decks, {}).map(({ name }) => name)).toEqual(['C'])
})

test('a deck’s name is its own in its place, without signs of a path, and no deck lies within itself', async () => {
  const world = await World.open()
  const [outer, inner] = [world.deck('A'), world.deck('A::B')]
  world.deck('C')
  for (const name of ['', '  ', 'x::y', 'C'])
    expect(() => world.call(renameDeck, { deckId: outer, name })).toThrow(/name|deck C/)
  expect(() => world.call(makeDeck, { name: 'A', parentId: null })).toThrow(/already/)
  expect(() => world.call(moveDeck, { deckId: outer, parentId: inner })).toThrow(/part of it/)
  expect(world.call(makeDeck, { name: ' B ', parentId: null })).toMatchObject({ count: 1 })
  expect(() => world.call(moveDeck, { deckId: inner, parentId: null })).toThrow(/already/)
})

test('an exam question is found as one without card, previewed, and gets a card when asked', async () => {
  const world = await World.open()
  world.deck('A')
  world.examNote()
  expect(found(world, { looked: 'no_card' })).toEqual([900])
  expect(world.call(rows, { noteIds: ids(900) })).toMatchObject([{ state: 'no_card', cards: 0 }])
  expect(world.call(preview, { noteId: 900 as NoteId }).cards).toMatchObject([
    { cardId: null, content: { kind: 'choice' } },
  ])
  expect(world.call(makeCards, { noteIds: ids(900) })).toMatchObject({
    count: 1,
    journal: { undo: 'Make card' },
  })
  expect(found(world, { looked: 'no_card' })).toEqual([])
  expect(world.call(makeCards, { noteIds: ids(900) })).toMatchObject({ count: 0 })
})

test('moving into a deck that is gone is refused and changes nothing', async () => {
  const world = await World.open()
  world.cards(1)
  const before = rowsOf(world.collection.read)
  expect(() => world.call(moveNotes, { noteIds: ids(1), deckId: 99 as never })).toThrow(/no longer/)
  expect(rowsOf(world.collection.read)).toEqual(before)
})

function write(world: World, id: number, fields: string[]): void {
  world.collection.tend(db =>
    run(db, 'UPDATE note SET fields = :fields WHERE id = :id', { id, fields: JSON.stringify(fields) }),
  )
}
