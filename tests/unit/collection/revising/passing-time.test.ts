import { describe, expect, test } from 'vitest'
import { DAY, HOUR, MINUTE } from './given-card.ts'
import { World } from './world.ts'

describe('learning', () => {
  test('cards appear when they come due, before what is left', async () => {
    const world = await World.open()
    const [first, second, third] = world.cards(3)
    let session = world.grade(world.begin().card, 1)
    expect(session.card?.cardId).toBe(second)
    world.wait(MINUTE)
    session = world.grade(session.card, 4)
    expect(session.card?.cardId).toBe(first)
    session = world.grade(session.card, 4)
    expect(session.card?.cardId).toBe(third)
  })

  test('a card on screen stays when another comes due meanwhile', async () => {
    const world = await World.open()
    world.cards(3)
    const { card } = world.grade(world.begin().card, 1)
    world.wait(2 * MINUTE)
    expect(world.current().card).toMatchObject({ cardId: card?.cardId, turn: card?.turn })
  })

  test('when only cards on a step are left, it waits; learn ahead shows those within the limit', async () => {
    const world = await World.open()
    world.set({ learnAheadMinutes: 10 })
    const [near, far] = [
      world.card({ state: 'learning', dueIn: 8 }),
      world.card({ state: 'learning', dueIn: 30 }),
    ]
    expect(world.begin()).toMatchObject({ card: null, waitingUntil: world.now + 8 * MINUTE })
    const ahead = world.begin({ ahead: true })
    expect(ahead).toMatchObject({ card: { cardId: near }, waitingUntil: null })
    expect(world.grade(ahead.card, 4)).toMatchObject({ card: null, waitingUntil: world.now + 30 * MINUTE })
    world.wait(30 * MINUTE)
    expect(world.current().card?.cardId).toBe(far)
  })

  test('a step that passes the rollover waits for the next study day', async () => {
    const world = await World.open()
    world.now = Date.UTC(2026, 10, 24, 3, 55)
    world.card()
    expect(world.grade(world.begin().card, 3)).toMatchObject({ card: null, waitingUntil: null, total: 1 })
    world.wait(10 * MINUTE)
    expect(world.current()).toMatchObject({ card: { state: 'learning' }, counts: { learning: 1 } })
  })
})

describe('the day turns while a card is shown', () => {
  test('its grade counts, as of its time, and the new day is shown', async () => {
    const world = await World.open()
    world.now = Date.UTC(2026, 10, 24, 3, 59)
    world.set({ newPerDay: 1 })
    const cards = world.cards(3)
    const { card } = world.begin()
    world.wait(2 * MINUTE)
    const next = world.grade(card, 4)
    expect(world.log()[0]).toMatchObject({ study_day: world.today, card_id: cards[0] })
    expect(next).toMatchObject({ card: null, done: 1 })
    world.wait(DAY)
    expect(world.current()).toMatchObject({ card: { cardId: cards[1] }, counts: { new: 1 } })
  })

  test('and the room that only reads again sees the new day, with its card still shown', async () => {
    const world = await World.open()
    world.now = Date.UTC(2026, 10, 24, 3, 59)
    world.card({ state: 'review', stability: 5 })
    world.card({ state: 'review', dueIn: 1, stability: 1 })
    const { card } = world.begin()
    world.wait(2 * MINUTE)
    expect(world.current()).toMatchObject({ card: { turn: card?.turn }, counts: { review: 2 } })
  })
})

test('a clock set back refuses nobody: no time has passed, and the log stays in order', async () => {
  const world = await World.open()
  const cardId = world.card()
  world.grade(world.begin().card, 1)
  const first = world.now
  world.wait(-2 * DAY)
  const { card } = world.begin({ ahead: true })
  expect(card).toBeNull()
  world.wait(2 * DAY - HOUR)
  world.set({ learnAheadMinutes: 90 })
  world.grade(world.begin({ ahead: true }).card, 3)
  expect(world.log()).toMatchObject([
    { id: first, elapsed_days: 0 },
    { id: first + 1, elapsed_days: 0 },
  ])
  expect(world.row(cardId)).toMatchObject({ last_review: first + 1 })
})

test('a journey to another time zone moves the study day, and the queue with it', async () => {
  const world = await World.open()
  world.card({ state: 'review', dueIn: 1 })
  world.now = Date.UTC(2026, 10, 23, 20)
  expect(world.begin()).toMatchObject({ card: null })
  world.timeZone = 'Asia/Tokyo'
  expect(world.current()).toMatchObject({ counts: { review: 1 }, card: { state: 'review' } })
})

test('a day with a clock change begins at the rollover of the wall clock', async () => {
  const world = await World.open()
  world.timeZone = 'Europe/Madrid'
  world.now = Date.UTC(2026, 9, 24, 12)
  world.card({ state: 'review', dueIn: 1 })
  // The clocks go back in the night to the 25th: 04:00 is 03:00 UTC, an hour later than the day before.
  world.now = Date.UTC(2026, 9, 25, 2, 30)
  expect(world.begin().card).toBeNull()
  world.now = Date.UTC(2026, 9, 25, 3, 0)
  expect(world.current().card).not.toBeNull()
})
