import { expect, test } from 'vitest'
import { MINUTE, World } from './world.ts'

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

test('a grade that is taken back brings its card back first, and redo gives the same again', async () => {
  const world = await World.open()
  const [first] = world.cards(3)
  const before = world.row(first)
  const begun = world.begin()
  const graded = world.grade(begun.card, 3)
  const after = world.row(first)
  const undone = world.undo()
  expect(undone).toMatchObject({ card: { cardId: first }, done: 0, total: 3, notice: 'Undid Grade Good' })
  expect(undone.card?.turn).not.toBe(begun.card?.turn)
  expect(world.row(first)).toEqual(before)
  const redone = world.redo()
  expect(redone).toMatchObject({ card: { cardId: graded.card?.cardId }, done: 1, total: 4 })
  expect(world.row(first)).toEqual(after)
})
