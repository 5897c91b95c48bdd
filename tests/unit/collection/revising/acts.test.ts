import { describe, expect, test } from 'vitest'
import { run } from '../../../../electron/collection/db.ts'
import { flag, mark } from '../../../../electron/collection/revising/marks.ts'
import type { CardId } from '../../../../electron/contract/core.ts'
import { DAY, MINUTE } from './given-card.ts'
import { World } from './world.ts'

test('an answer is logged with all that is needed to know the card before and after', async () => {
  const world = await World.open()
  const cardId = world.card({ state: 'review', stability: 10, elapsed: 12, dueIn: -2 })
  world.grade(world.begin().card, 1, 4321)
  const after = world.row(cardId)
  expect(world.log()).toEqual([
    {
      ...{ id: world.now, card_id: cardId, grade: 1, kind: 'review', study_day: world.today },
      ...{ state_before: 2, state_after: 3, step_before: 0, step_after: 0 },
      ...{ stability_before: 10, difficulty_before: 5 },
      ...{ stability_after: after.stability, difficulty_after: after.difficulty },
      ...{ scheduled_days: 10, elapsed_days: 12, interval_days: 10 / 1440, took_ms: 4321, factor: null },
    },
  ])
  expect(after).toMatchObject({ last_review: world.now, reps: 4, lapses: 1, state: 3, version: 1 })
})

test('two grades within a millisecond have ids of their own', async () => {
  const world = await World.open()
  world.cards(2)
  world.grade(world.grade(world.begin().card, 3).card, 3)
  expect(world.log().map(line => line.id)).toEqual([world.now, world.now + 1])
})

describe('set aside', () => {
  test('a buried card makes room for another within the limit, and comes back tomorrow', async () => {
    const world = await World.open()
    world.set({ newPerDay: 1 })
    const [first, second] = world.cards(2)
    const session = world.setAside('bury', world.begin().card, 'card')
    expect(session).toMatchObject({
      card: { cardId: second },
      done: 0,
      notice: 'Card buried until tomorrow.',
      journal: { undo: 'Bury card' },
    })
    world.wait(DAY)
    expect(world.current().card?.cardId).not.toBeNull()
    expect(world.row(first)).toMatchObject({ buried_until: world.today })
  })

  test('a whole note is set aside with all its cards', async () => {
    const world = await World.open()
    const cards = [world.card({ note: 'x' }), world.card({ note: 'x' })]
    const session = world.setAside('suspend', world.begin().card, 'note')
    expect(session).toMatchObject({
      card: null,
      journal: { undo: 'Suspend note' },
      notice: 'Note suspended.',
    })
    expect(cards.map(id => world.row(id).is_suspended)).toEqual([1, 1])
    expect(world.todayView().state).toBe('all_suspended')
    expect(world.undo()).toMatchObject({ card: { cardId: cards[0] }, notice: 'Undid Suspend note' })
  })
})

test('flags and marks have labels a person understands', async () => {
  const world = await World.open()
  world.card()
  const { card } = world.begin()
  const cardId = card?.cardId as CardId
  const noteId = card?.noteId as never
  expect(world.call(flag, { cardId, flag: 1 })).toMatchObject({
    card: { flag: 1 },
    journal: { undo: 'Flag red' },
  })
  expect(world.call(flag, { cardId, flag: 0 })).toMatchObject({ journal: { undo: 'Remove flag' } })
  expect(world.call(mark, { noteId, isMarked: true })).toMatchObject({
    card: { isMarked: true },
    journal: { undo: 'Mark note' },
  })
  expect(world.call(mark, { noteId, isMarked: true }).journal.undo).toBe('Mark note')
  expect(world.call(mark, { noteId, isMarked: false }).journal.undo).toBe('Unmark note')
})

describe('a leech', () => {
  test('rests when it has lapsed as often as the setting says, with a sentence', async () => {
    const world = await World.open()
    world.set({ leechThreshold: 3 })
    const cardId = world.card({ state: 'review', lapses: 2 })
    const session = world.grade(world.begin().card, 1)
    expect(session).toMatchObject({ card: null, counts: { learning: 0 }, waitingUntil: null })
    expect(session.notice).toBe(
      'This card was forgotten 3 times. It rests as a leech: mend its note, then unsuspend it.',
    )
    expect(world.row(cardId)).toMatchObject({ is_suspended: 1 })
    expect(world.undo().card).toMatchObject({ cardId, isLeech: false })
  })

  test('is only tagged when the setting says so', async () => {
    const world = await World.open()
    world.set({ leechThreshold: 3, leechAction: 'tag' })
    const cardId = world.card({ state: 'review', lapses: 2 })
    const session = world.grade(world.begin().card, 1)
    expect(session.notice).toContain('tagged as a leech')
    expect(world.row(cardId)).toMatchObject({ is_suspended: 0, state: 3 })
    expect(world.begin({ ahead: true }).card).toMatchObject({ isLeech: true, tags: ['leech'] })
  })
})

test('a grade taken back brings its card first, before a card on a step that came due meanwhile', async () => {
  const world = await World.open()
  const [first, second] = world.cards(3)
  let session = world.grade(world.begin().card, 1)
  world.wait(2 * MINUTE)
  session = world.grade(session.card, 4)
  expect(session.card?.cardId).toBe(first)
  session = world.undo()
  expect(session).toMatchObject({ card: { cardId: second }, counts: { new: 2, learning: 1 }, done: 1 })
})

test('a card that is let back in takes the place of another, so that the limit holds', async () => {
  const world = await World.open()
  world.set({ newPerDay: 1 })
  const [first, second, third] = world.cards(3)
  expect(world.setAside('bury', world.begin().card, 'card').card?.cardId).toBe(second)
  world.collection.tend(db =>
    run(db, 'UPDATE card SET position = 0 WHERE id = :third', { third: third ?? 0 }),
  )
  const session = world.undo()
  expect(session).toMatchObject({ card: { cardId: first }, counts: { new: 1 }, total: 1 })
  expect(world.grade(session.card, 4)).toMatchObject({ card: null, total: 1 })
})
