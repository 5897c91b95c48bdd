import { describe, expect, test } from 'vitest'
import type { Filter } from '../../../../electron/contract/core.ts'
import { DAY } from './given-card.ts'
import { World } from './world.ts'

const filter = (given: Partial<Filter>): Filter => ({ deckIds: [], services: [], ...given })

describe('the order of a day', () => {
  test('cards on a step that are due come first, by when they came due', async () => {
    const world = await World.open()
    const review = world.card({ state: 'review' })
    const later = world.card({ state: 'learning', dueIn: -1 })
    const sooner = world.card({ state: 'relearning', dueIn: -5 })
    expect(world.showAll()).toEqual([sooner, later, review])
  })

  test('a card on a step of days is due with the day, as learning', async () => {
    const world = await World.open()
    world.card({ state: 'review' })
    const step = world.card({ state: 'learning', dueIn: 300, dueDayIn: 0 })
    world.card({ state: 'learning', dueIn: 300, dueDayIn: 1 })
    const session = world.begin()
    expect(session).toMatchObject({ card: { cardId: step }, counts: { learning: 1, review: 1 } })
  })

  test('reviews come most likely forgotten first', async () => {
    const world = await World.open()
    const [known, forgotten, middle] = [50, 2, 10].map(stability =>
      world.card({ state: 'review', stability }),
    )
    expect(world.showAll()).toEqual([forgotten, middle, known])
  })

  test('reviews that are about as urgent take turns by topic', async () => {
    const world = await World.open()
    const a = world.cards(3, { deck: 'A', state: 'review' })
    const b = world.cards(3, { deck: 'B', state: 'review' })
    expect(world.showAll()).toEqual([a[0], b[0], a[1], b[1], a[2], b[2]])
  })

  test('new cards are spread evenly among reviews, topics taking turns in content order', async () => {
    const world = await World.open()
    const reviews = world.cards(6, { deck: 'A', state: 'review' })
    const a = world.cards(2, { deck: 'A' })
    const b = world.cards(1, { deck: 'B' })
    const [r0, r1, r2, r3, r4, r5] = reviews
    expect(world.showAll()).toEqual([r0, r1, a[0], r2, b[0], r3, r4, a[1], r5])
  })
})

describe('limits', () => {
  test('hold for the whole collection and count what was done today', async () => {
    const world = await World.open()
    world.set({ newPerDay: 3, reviewsPerDay: 4 })
    world.cards(5, { deck: 'A' })
    world.cards(5, { deck: 'B' })
    world.cards(6, { state: 'review' })
    expect(world.begin().counts).toEqual({ new: 3, learning: 0, review: 4 })
    expect(world.showAll()).toHaveLength(7)
    expect(world.begin()).toMatchObject({ card: null, counts: { new: 0, learning: 0, review: 0 } })
    world.wait(DAY)
    expect(world.begin().counts).toEqual({ new: 3, learning: 0, review: 2 })
  })

  test('take the reviews most likely forgotten', async () => {
    const world = await World.open()
    world.set({ reviewsPerDay: 2 })
    const cards = [40, 3, 20, 2].map(stability => world.card({ state: 'review', stability }))
    expect(world.showAll()).toEqual([cards[3], cards[1]])
  })

  test("a deck's own limit holds for it and its sub-decks, on top of the collection's", async () => {
    const world = await World.open()
    world.set({ newPerDay: 5 })
    world.deck('A', { newPerDay: 2 })
    world.cards(3, { deck: 'A::1' })
    world.cards(3, { deck: 'A::2' })
    world.cards(9, { deck: 'B' })
    const byTopic = world.todayView().topics.map(topic => [topic.name, topic.counts.new])
    expect(byTopic).toEqual([
      ['1', 1],
      ['2', 1],
      ['B', 3],
    ])
  })

  test('of reviews within a deck are met also where they cut deep', async () => {
    const world = await World.open()
    world.deck('A', { reviewsPerDay: 1 })
    world.cards(300, { deck: 'A', state: 'review', stability: 1 })
    world.cards(5, { deck: 'B', state: 'review', stability: 90 })
    world.set({ reviewsPerDay: 4 })
    const byTopic = world.todayView().topics.map(topic => [topic.name, topic.counts.review])
    expect(byTopic).toEqual([
      ['A', 1],
      ['B', 3],
    ])
  })

  test('going on beyond them takes what they held back', async () => {
    const world = await World.open()
    world.set({ newPerDay: 1, reviewsPerDay: 1 })
    world.cards(4)
    world.cards(3, { state: 'review' })
    expect(world.todayView().beyondLimit).toEqual({ new: 4, learning: 0, review: 3 })
    expect(world.begin({ beyond: true }).counts).toEqual({ new: 4, learning: 0, review: 3 })
  })
})

describe('siblings', () => {
  test('of a note one card is taken, the due one before a new one', async () => {
    const world = await World.open()
    world.card({ note: 'x' })
    const due = world.card({ note: 'x', state: 'review' })
    const first = world.card({ note: 'y' })
    world.card({ note: 'y' })
    expect(new Set(world.showAll())).toEqual(new Set([due, first]))
    expect(world.todayView().beyondLimit).toEqual({ new: 0, learning: 0, review: 0 })
  })

  test('are buried by a grade until the next study day, and no longer', async () => {
    const world = await World.open()
    const first = world.card({ note: 'x' })
    const second = world.card({ note: 'x' })
    world.grade(world.begin().card, 4)
    expect(world.row(second)).toMatchObject({ buried_until: world.today + 1 })
    expect(world.begin()).toMatchObject({ card: null })
    world.wait(DAY)
    expect(world.showAll()).toEqual([second])
    expect(first).not.toBe(second)
  })

  test('a card on a step keeps them out, and is itself never buried', async () => {
    const world = await World.open()
    world.card({ note: 'x' })
    const step = world.card({ note: 'x', state: 'learning', dueIn: 5 })
    expect(world.begin()).toMatchObject({ card: null, counts: { new: 0, learning: 1 } })
    expect(world.row(step)).toMatchObject({ buried_until: 0 })
  })

  test('stay where the deck does not bury them', async () => {
    const world = await World.open()
    world.deck('Deck', { buriesSiblings: false })
    world.card({ note: 'x' })
    world.card({ note: 'x' })
    expect(world.showAll()).toHaveLength(2)
  })
})

test('suspended and buried cards stay out; a burial that is over does not count', async () => {
  const world = await World.open()
  for (const state of ['new', 'review', 'learning'] as const) {
    world.card({ state, isSuspended: true, dueIn: 0 })
    world.card({ state, buriedUntil: world.today + 1, dueIn: 0 })
  }
  const back = world.card({ state: 'review', buriedUntil: world.today })
  expect(world.showAll()).toEqual([back])
})

test('a note that shows an exam question is not drilled before it has a card', async () => {
  const world = await World.open()
  world.examNote()
  expect(world.todayView()).toMatchObject({ state: 'no_cards', counts: { new: 0 } })
})

describe('a filter', () => {
  test('takes a deck with its sub-decks', async () => {
    const world = await World.open()
    const a = world.card({ deck: 'A' })
    const below = world.card({ deck: 'A::B' })
    world.card({ deck: 'AB' })
    world.begin({ filter: filter({ deckIds: [world.deck('A')] }) })
    expect(world.showAllOf(filter({ deckIds: [world.deck('A')] }))).toEqual([a, below])
  })

  test('takes the notes of a service', async () => {
    const world = await World.open()
    const s3 = world.cards(2, { tags: ['service::s3', 'layer::x'] })
    const due = world.card({ tags: ['service::s3'], state: 'review' })
    const step = world.card({ tags: ['service::s3'], state: 'learning', dueIn: -1 })
    world.card({ tags: ['service::s3-glacier'] })
    world.card()
    expect(new Set(world.showAllOf(filter({ services: ['s3'] })))).toEqual(new Set([...s3, due, step]))
  })

  test('takes both restrictions together', async () => {
    const world = await World.open()
    world.card({ deck: 'A', tags: ['service::s3'] })
    const both = world.card({ deck: 'B', tags: ['service::s3'] })
    world.card({ deck: 'B' })
    expect(world.showAllOf(filter({ deckIds: [world.deck('B')], services: ['s3'] }))).toEqual([both])
  })

  test('is refused when its deck is gone', async () => {
    const world = await World.open()
    world.card()
    expect(() => world.begin({ filter: filter({ deckIds: [99 as never] }) })).toThrow(
      expect.objectContaining({ code: 'deck_gone' }),
    )
  })
})

test('choosing new cards reads on when the first ones of a deck are siblings of due ones', async () => {
  const world = await World.open()
  for (let index = 0; index < 40; index++) {
    world.card({ note: `x${index}` })
    world.card({ note: `x${index}`, state: 'review' })
  }
  const free = world.cards(60)
  world.set({ newPerDay: 50, reviewsPerDay: 0 })
  expect(world.showAll()).toEqual(free.slice(0, 50))
})
