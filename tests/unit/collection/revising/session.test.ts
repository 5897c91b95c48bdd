import { describe, expect, test } from 'vitest'
import { run } from '../../../../electron/collection/db.ts'
import { makeCards } from '../../../../electron/collection/library/exam-cards.ts'
import { answerView } from '../../../../electron/collection/revising/cli-views.ts'
import { flag } from '../../../../electron/collection/revising/marks.ts'
import { summary } from '../../../../electron/collection/revising/summary.ts'
import type { CardId, Grade, NoteId } from '../../../../electron/contract/core.ts'
import { MINUTE } from './given-card.ts'
import { World } from './world.ts'

const turnOver = expect.objectContaining({ code: 'turn_over' })

test('a first day: new cards in content order, graded, learnt and done', async () => {
  const world = await World.open()
  const [first, second] = world.cards(2)
  expect(world.todayView()).toMatchObject({ state: 'first_day', counts: { new: 2, learning: 0, review: 0 } })
  const begun = world.begin()
  expect(begun).toMatchObject({
    card: { cardId: first, state: 'new', content: { question: 'Question of note 1' } },
    counts: { new: 2, learning: 0, review: 0 },
    done: 0,
    total: 2,
  })
  const next = world.grade(begun.card, 3)
  expect(next).toMatchObject({
    card: { cardId: second },
    counts: { new: 1, learning: 1, review: 0 },
    done: 1,
    total: 3,
    journal: { undo: 'Grade Good', redo: null },
  })
  const waiting = world.grade(next.card, 4)
  expect(waiting).toMatchObject({ card: null, counts: { new: 0, learning: 1, review: 0 }, total: 3 })
  expect(waiting.waitingUntil).toBe(world.now + 10 * MINUTE)
})

describe('a turn', () => {
  test('that is over is refused and nothing changes: two quick presses grade once', async () => {
    const world = await World.open()
    const [first] = world.cards(3)
    const { card } = world.begin()
    const next = world.grade(card, 3)
    const row = world.row(first)
    expect(() => world.grade(card, 3)).toThrow(turnOver)
    expect(world.row(first)).toEqual(row)
    expect(world.log()).toHaveLength(1)
    expect(world.current()).toMatchObject({ card: { cardId: next.card?.cardId, turn: next.card?.turn } })
  })

  test('names the card: the turn of one grades no other', async () => {
    const world = await World.open()
    const [, second] = world.cards(2)
    const { card } = world.begin()
    expect(() => world.grade({ cardId: second as CardId, turn: card?.turn ?? '' }, 3)).toThrow(turnOver)
    expect(world.log()).toEqual([])
  })

  test('is over for good: not even taking the grade back revives it', async () => {
    const world = await World.open()
    world.cards(2)
    const { card } = world.begin()
    world.grade(card, 3)
    const again = world.undo().card
    expect(again?.cardId).toBe(card?.cardId)
    expect(() => world.grade(card, 3)).toThrow(turnOver)
    expect(world.grade(again, 3)).toMatchObject({ done: 1 })
  })

  test('of a card that was changed elsewhere is over; the card is shown afresh', async () => {
    const world = await World.open()
    const [first] = world.cards(2)
    const { card } = world.begin()
    answerView(world.collection, { cardId: first ?? 0, grade: 1, givenAt: null }, world.at)
    expect(() => world.grade(card, 3)).toThrow(turnOver)
    expect(world.log()).toHaveLength(1)
    expect(world.current().counts).toEqual({ new: 1, learning: 1, review: 0 })
  })

  test('of a card that is gone is refused as such, and another is shown', async () => {
    const world = await World.open()
    const [first, second] = world.cards(2)
    const { card } = world.begin()
    world.collection.tend(db => run(db, 'DELETE FROM card WHERE id = :first', { first: first ?? 0 }))
    expect(() => world.grade(card, 3)).toThrow(expect.objectContaining({ code: 'card_gone' }))
    expect(world.current()).toMatchObject({ card: { cardId: second }, total: 1 })
  })

  test('goes on when the room only reads its card again, also after an edit of the note', async () => {
    const world = await World.open()
    world.cards(2)
    const { card } = world.begin()
    world.collection.act('Edit note', db =>
      run(db, `UPDATE note SET fields = '["Reworded","Answer"]' WHERE id = :id`, { id: card?.noteId ?? 0 }),
    )
    const again = world.current()
    expect(again.card).toMatchObject({ turn: card?.turn, content: { question: 'Reworded' } })
    expect(world.grade(card, 3)).toMatchObject({ done: 1 })
  })

  test('goes on over a flag', async () => {
    const world = await World.open()
    world.cards(1)
    const { card } = world.begin()
    world.call(flag, { cardId: card?.cardId as CardId, flag: 2 })
    expect(world.grade(card, 3)).toMatchObject({ done: 1 })
  })
})

test('what a button shows is what the grade gives', async () => {
  const world = await World.open()
  for (const state of ['new', 'review', 'learning', 'relearning'] as const) {
    for (const grade of [1, 2, 3, 4] as const) world.card({ state, dueIn: -grade, stability: 8 + grade })
  }
  world.set({ newPerDay: 99 })
  let count = 0
  for (let session = world.begin(); session.card !== null; session = world.begin()) {
    const { card } = session
    const grade = ((count++ % 4) + 1) as Grade
    const { days, dueAt } = card.intervals[grade]
    world.grade(card, grade)
    expect(world.log().at(-1)).toMatchObject({ interval_days: days })
    expect(world.row(card.cardId)).toMatchObject({ due: dueAt, interval_days: days })
    world.wait(100)
  }
  expect(count).toBeGreaterThan(15)
})

test('a summary tells what the session amounts to, without what was taken back', async () => {
  const world = await World.open()
  world.cards(2)
  world.cards(2, { state: 'review', stability: 1 })
  let session = world.begin()
  for (const grade of [1, 3, 3, 4] as const) session = world.grade(session.card, grade, 2000)
  world.undo()
  const told = world.call(summary, {})
  expect(told).toMatchObject({ cards: 3, reviews: 3, tookMs: 6000, byGrade: { 1: 1, 2: 0, 3: 2, 4: 0 } })
  expect(told.remembered).toBe(told.firstSeen === 1 ? 0.5 : 0)
  expect(told.nextLearningAt).not.toBeNull()
})

test('begin goes on with a session that was left, and starts a new one for another filter or when it is over', async () => {
  const world = await World.open()
  world.cards(2)
  const { card } = world.grade(world.begin().card, 4)
  expect(world.begin()).toMatchObject({ done: 1, total: 2, card: { turn: card?.turn } })
  expect(world.begin({ filter: { deckIds: [world.deck('Deck')], services: [] } })).toMatchObject({ done: 0 })
  world.grade(world.begin().card, 4)
  expect(world.begin()).toMatchObject({ done: 0, total: 0, card: null })
})

test('after a restart new cards go on with the topic whose turn it is', async () => {
  const world = await World.open()
  const [a] = world.cards(2, { deck: 'A' })
  const [b] = world.cards(2, { deck: 'B' })
  const session = world.begin()
  expect(session.card?.cardId).toBe(a)
  world.grade(session.card, 4)
  world.collection.session.held = null
  expect(world.begin().card?.cardId).toBe(b)
})

test('the card of an exam question asks before it shows its options, unless that is switched off', async () => {
  const world = await World.open()
  world.card()
  world.examNote()
  world.call(makeCards, { noteIds: [900 as NoteId] })
  const basic = world.begin().card
  expect(basic).toMatchObject({ content: { kind: 'basic' }, shouldAskBeforeOptions: false })
  expect(world.grade(basic, 4).card).toMatchObject({
    context: 'Exam question',
    content: { kind: 'choice' },
    shouldAskBeforeOptions: true,
  })
  world.set({ shouldAskBeforeOptions: false })
  expect(world.current().card).toMatchObject({
    content: { kind: 'choice' },
    shouldAskBeforeOptions: false,
  })
})
