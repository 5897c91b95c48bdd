import { expect, test } from 'vitest'
import type { CardId } from '../../../../electron/contract/core.ts'
import { World } from './world.ts'

/** Revises until nothing is left or only waits remain, learning ahead by waiting; each card as its grades say. */
function revise(world: World, forgotten: ReadonlySet<CardId>): CardId[] {
  const shown: CardId[] = []
  let session = world.begin()
  while (session.card !== null || session.waitingUntil !== null) {
    if (session.card === null) {
      world.now = session.waitingUntil ?? world.now
      session = world.current()
      continue
    }
    const { cardId, state } = session.card
    shown.push(cardId)
    world.wait(10_000)
    session = world.grade(session.card, state === 'review' && forgotten.has(cardId) ? 1 : 3)
  }
  return shown
}

test('three days: each day gives the queue it should', async () => {
  const world = await World.open()
  world.set({ newPerDay: 2, reviewsPerDay: 10 })
  // Without fuzz, so that the days below can be told beforehand: 2, then 8 days after two Goods.
  world.deck('Deck', { hasFuzz: false })
  const [a1, a2] = [world.card({ note: 'a' }), world.card({ note: 'a' })]
  const [b, c, d] = world.cards(3)
  const due = world.card({ state: 'review', stability: 4, elapsed: 4 })
  const later = world.card({ state: 'review', stability: 30, elapsed: 5, dueIn: 2 })

  // Monday: a review; the first card of note a, and b; each new card comes twice, ten minutes apart.
  expect(world.todayView().counts).toEqual({ new: 2, learning: 0, review: 1 })
  expect(revise(world, new Set())).toEqual([a1, due, b, a1, b])
  expect(world.todayView()).toMatchObject({ state: 'done', doneToday: 5 })
  expect(world.todayView().tomorrow).toEqual({ new: 2, learning: 0, review: 0 })

  // Tuesday: the other card of note a is back, and c; nothing from Monday is due yet.
  world.now = Date.UTC(2026, 10, 24, 9)
  expect(revise(world, new Set())).toEqual([a2, c, a2, c])
  expect(world.todayView().week.map(day => day.cards)).toEqual([0, 4, 2, 0, 0, 0, 0])

  // Wednesday: what was learnt on Monday, the review of before, d; the forgotten one comes again.
  world.now = Date.UTC(2026, 10, 25, 9)
  expect(world.begin().counts).toEqual({ new: 1, learning: 0, review: 3 })
  const shown = revise(world, new Set([later]))
  expect(shown.filter(id => id === later)).toHaveLength(2)
  expect(new Set(shown)).toEqual(new Set([a1, b, later, d]))
  expect(world.todayView()).toMatchObject({ streak: { days: 3, isTodayIn: true }, state: 'done' })

  // Thursday: what was learnt on Tuesday; the last new card is used up.
  world.now = Date.UTC(2026, 10, 26, 9)
  expect(revise(world, new Set()).filter(id => id !== later)).toEqual([a2, c])
})
