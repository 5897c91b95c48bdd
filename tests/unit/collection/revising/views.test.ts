import { describe, expect, test } from 'vitest'
import { cardInfo } from '../../../../electron/collection/revising/card-info.ts'
import {
  answerView,
  dueView,
  reviewViews,
  undoView,
} from '../../../../electron/collection/revising/cli-views.ts'
import { CardInfo } from '../../../../electron/contract/review.ts'
import { DAY, HOUR } from './given-card.ts'
import { World } from './world.ts'

const refused = (code: string) => expect.objectContaining({ code })

describe('due', () => {
  test('gives what Today would, in the order of revising', async () => {
    const world = await World.open()
    const [fresh, review, step] = [
      world.card({ deck: 'A::B' }),
      world.card({ state: 'review', stability: 10, elapsed: 10 }),
      world.card({ state: 'learning', dueIn: -1 }),
    ]
    const due = dueView(world.collection, { on: null, deck: null }, world.at)
    expect(due).toMatchObject({ new: 1, learning: 1, review: 1 })
    expect(due.cards.map(card => card.id)).toEqual([step, review, fresh].map(String))
    expect(due.cards[1]).toEqual({
      ...{ id: String(review), deck: 'Deck', note: 'note 2', state: 'review' },
      ...{ due: '2026-11-23T00:00:00.000Z', retrievability: expect.closeTo(0.9, 6) },
    })
    expect(due.cards[2]).toMatchObject({ deck: 'A::B', due: null, retrievability: null })
  })

  test('of another day, and of a deck by its full or own name', async () => {
    const world = await World.open()
    world.card({ state: 'review', dueIn: 3, deck: 'A::B' })
    world.card({ state: 'review', dueIn: 3, deck: 'C' })
    const on = (day: string, deck: string | null) =>
      dueView(world.collection, { on: day, deck }, world.at).review
    expect(on('2026-11-25', null)).toBe(0)
    expect(on('2026-11-26', null)).toBe(2)
    expect(on('2026-11-26', 'A')).toBe(1)
    expect(on('2026-11-26', 'A::B')).toBe(1)
    expect(on('2026-11-26', 'B')).toBe(1)
    expect(() => on('2026-11-26', 'D')).toThrow(refused('deck_gone'))
  })
})

describe('answer', () => {
  test('is one real review, and its undo takes it back', async () => {
    const world = await World.open()
    const cardId = world.card()
    const before = world.row(cardId)
    const given = answerView(world.collection, { cardId, grade: 3, givenAt: null }, world.at)
    expect(given.card).toMatchObject({
      id: String(cardId),
      state: 'learning',
      step: 1,
      intervalDays: 10 / 1440,
    })
    expect(given.next.again).toBeCloseTo(1 / 1440)
    expect(world.log()).toHaveLength(1)
    expect(undoView(world.collection, world.at)).toMatchObject({ card: { state: 'new', due: null } })
    expect(world.row(cardId)).toEqual(before)
  })

  test('before a review is due counts as early', async () => {
    const world = await World.open()
    const early = world.card({ state: 'review', dueIn: 3 })
    const due = world.card({ state: 'review', dueIn: 0 })
    for (const cardId of [early, due])
      answerView(world.collection, { cardId, grade: 3, givenAt: null }, world.at)
    expect(reviewViews(world.collection.read, [early, due]).map(line => line.kind)).toEqual([
      'early',
      'review',
    ])
  })

  test('refuses a suspended card, one that is gone, and a time before its last review', async () => {
    const world = await World.open()
    const suspended = world.card({ isSuspended: true })
    const seen = world.card({ state: 'review', elapsed: 2 })
    const give = (cardId: number, givenAt: number | null = null) =>
      answerView(world.collection, { cardId, grade: 3, givenAt }, world.at)
    expect(() => give(suspended)).toThrow(refused('card_suspended'))
    expect(() => give(12345)).toThrow(refused('card_gone'))
    expect(() => give(seen, world.now - 2 * DAY - HOUR)).toThrow(refused('time_earlier'))
    expect(world.log()).toEqual([])
    give(seen, world.now - DAY)
    expect(world.log()).toMatchObject([{ id: world.now - DAY, study_day: world.today - 1, elapsed_days: 1 }])
  })
})

describe('card info', () => {
  test('tells history, memory and how retrievability runs', async () => {
    const world = await World.open()
    const cardId = world.card()
    world.grade(world.begin().card, 3, 4000)
    world.wait(10 * 60_000)
    world.grade(world.begin().card, 3, 6000)
    const { dueAt } = world.call(cardInfo, { cardId })
    world.now = (dueAt ?? 0) + HOUR * 5
    world.grade(world.begin().card, 1, 8000)
    const info = CardInfo.parse(world.call(cardInfo, { cardId }))
    expect(info).toMatchObject({
      ...{ deck: 'Deck', noteType: 'Basic', guid: 'note 1', state: 'relearning', reps: 3, lapses: 1 },
      ...{ averageTookMs: 6000, retrievability: 1, isSuspended: false, isBuried: false },
    })
    expect(info.history.map(line => line.grade)).toEqual([1, 3, 3])
    expect(info.firstReviewAt).toBe(info.history[2]?.at)
    expect(info.history[0]).toMatchObject({ stability: info.stability, difficulty: info.difficulty })
    const { curve } = info
    for (const [index, point] of curve.entries()) {
      expect(point.at).toBeGreaterThanOrEqual(curve[index - 1]?.at ?? 0)
      expect(point.retrievability).toBeLessThanOrEqual(1)
    }
    expect(curve[0]).toEqual({ at: info.firstReviewAt, retrievability: 1 })
    expect(curve.at(-1)?.at).toBeGreaterThan(world.now)
  })

  test('of a new card is empty where nothing is known', async () => {
    const world = await World.open()
    const cardId = world.card()
    expect(world.call(cardInfo, { cardId })).toMatchObject({
      ...{ retrievability: null, stability: null, dueAt: null, history: [], curve: [], averageTookMs: null },
    })
    expect(() => world.call(cardInfo, { cardId: 999 as never })).toThrow(refused('card_gone'))
  })
})
