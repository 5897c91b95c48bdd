import { describe, expect, test } from 'vitest'
import { run } from '../../../../electron/collection/db.ts'
import { choices } from '../../../../electron/collection/revising/choices.ts'
import { countsWithin } from '../../../../electron/collection/revising/today.ts'
import { TodayView } from '../../../../electron/contract/today.ts'
import { DAY, MINUTE } from './given-card.ts'
import { TODAY, World } from './world.ts'

/** Adds lines to the log: grades on study days counted back from today. */
function past(
  world: World,
  lines: { daysAgo: number; grade?: number; state?: number; kind?: string }[],
): void {
  world.collection.tend(db => {
    for (const [index, { daysAgo, grade = 3, state = 2, kind = 'review' }] of lines.entries()) {
      run(
        db,
        `INSERT INTO review_log VALUES (:id, 1, :grade, :kind, :day, :state, 2, 0, 0, 1, 5, 2, 5, 1, 1, 2, 8000, NULL)`,
        { id: (TODAY - daysAgo) * DAY + index, grade, kind, day: TODAY - daysAgo, state },
      )
    }
  })
}

describe('the state', () => {
  test('no_cards, first_day, due, done', async () => {
    const world = await World.open()
    expect(world.todayView().state).toBe('no_cards')
    world.card()
    expect(world.todayView().state).toBe('first_day')
    const next = world.grade(world.begin().card, 4)
    expect(next.card).toBeNull()
    expect(world.todayView().state).toBe('done')
    world.card()
    expect(world.todayView().state).toBe('due')
  })

  test('all_suspended, nothing_due, waiting', async () => {
    const world = await World.open()
    world.card({ isSuspended: true })
    expect(world.todayView().state).toBe('all_suspended')
    world.card({ state: 'review', dueIn: 3 })
    expect(world.todayView().state).toBe('nothing_due')
    past(world, [{ daysAgo: 1 }])
    world.card({ state: 'learning', dueIn: 7 })
    expect(world.todayView()).toMatchObject({ state: 'waiting', nextLearningAt: world.now + 7 * MINUTE })
    world.wait(7 * MINUTE)
    expect(world.todayView()).toMatchObject({ state: 'due', counts: { learning: 1 } })
  })
})

test('what it gives is what the contract promises', async () => {
  const world = await World.open()
  world.cards(3)
  world.cards(3, { state: 'review' })
  expect(TodayView.parse(world.todayView())).toMatchObject({
    date: '2026-11-23',
    rollsOverAt: Date.UTC(2026, 10, 24, 4),
  })
})

test('topics bear their own names, and those of their parents where two are alike', async () => {
  const world = await World.open()
  world.card({ deck: 'A::Basics' })
  world.card({ deck: 'B::Basics', state: 'review' })
  world.card({ deck: 'B::More', state: 'learning', dueIn: 5 })
  expect(world.todayView().topics.map(({ name, counts }) => [name, Object.values(counts)])).toEqual([
    ['A::Basics', [1, 0, 0]],
    ['B::Basics', [0, 0, 1]],
    ['More', [0, 1, 0]],
  ])
})

test('the week counts what falls due, and its share of the new cards', async () => {
  const world = await World.open()
  world.set({ newPerDay: 2 })
  world.cards(5)
  for (const dueIn of [-3, 0, 1, 1, 6, 7]) world.card({ state: 'review', dueIn })
  world.card({ state: 'review', dueIn: 2, isSuspended: true })
  expect(world.todayView().week.map(day => day.cards)).toEqual([4, 4, 1, 0, 0, 0, 1])
  expect(world.todayView().week[1]?.date).toBe('2026-11-24')
})

test('tomorrow holds what is left of today, what falls due, and new cards', async () => {
  const world = await World.open()
  world.cards(30)
  for (const dueIn of [0, 1, 2]) world.card({ state: 'review', dueIn })
  world.card({ state: 'review', buriedUntil: world.today + 1 })
  expect(world.todayView().tomorrow).toEqual({ new: 20, learning: 0, review: 3 })
})

describe('the past', () => {
  test('days in a row end today or yesterday; imported lines count nowhere', async () => {
    const world = await World.open()
    world.card({ state: 'review' })
    past(world, [
      ...[1, 1, 2, 3, 5].map(daysAgo => ({ daysAgo })),
      { daysAgo: 4, kind: 'imported' },
      { daysAgo: 4, kind: 'manual' },
    ])
    expect(world.todayView().streak).toEqual({ days: 3, isTodayIn: false })
    world.grade(world.begin().card, 3)
    expect(world.todayView().streak).toEqual({ days: 4, isTodayIn: true })
    world.wait(2 * DAY)
    expect(world.todayView().streak).toEqual({ days: 0, isTodayIn: false })
  })

  test('eighty-four days, oldest first, and the share remembered of cards on review', async () => {
    const world = await World.open()
    past(world, [
      { daysAgo: 84 },
      { daysAgo: 83 },
      { daysAgo: 1, grade: 1 },
      { daysAgo: 1, grade: 2 },
      { daysAgo: 1, grade: 1, state: 1, kind: 'learning' },
    ])
    const { past: shown, doneToday } = world.todayView()
    expect(shown.days).toHaveLength(84)
    expect(shown.days[0]).toEqual({ date: '2026-09-01', reviews: 1 })
    expect(shown.days[82]).toEqual({ date: '2026-11-22', reviews: 3 })
    expect(shown).toMatchObject({ reviews: 4, remembered: 2 / 3, secondsPerCard: 8 })
    expect(doneToday).toBe(0)
  })

  test('today is counted at once, and not when the grade is taken back', async () => {
    const world = await World.open()
    world.cards(2)
    world.todayView()
    world.grade(world.begin().card, 3)
    expect(world.todayView()).toMatchObject({ doneToday: 1, past: { reviews: 1, remembered: null } })
    world.undo()
    expect(world.todayView()).toMatchObject({ doneToday: 0, past: { reviews: 0 }, state: 'first_day' })
  })
})

describe('minutes', () => {
  test('follow the own pace once there are twenty timed grades', async () => {
    const world = await World.open()
    world.cards(10, { state: 'review' })
    const guessed = world.todayView().minutes
    expect(guessed.isMeasured).toBe(false)
    past(
      world,
      Array.from({ length: 40 }, () => ({ daysAgo: 1 })),
    )
    const { likely, low, high, isMeasured } = world.todayView().minutes
    expect(isMeasured).toBe(true)
    // Ten reviews and one lapse at 8 s each.
    expect(likely).toBeCloseTo((11 * 8) / 60, 5)
    expect(low).toBeLessThanOrEqual(likely)
    expect(high).toBeGreaterThanOrEqual(likely)
  })

  test('are none when nothing is due', async () => {
    const world = await World.open()
    expect(world.todayView().minutes).toEqual({ likely: 0, low: 0, high: 0, isMeasured: false })
  })
})

test('choices tell what a session narrowed to each deck or service would hold', async () => {
  const world = await World.open()
  world.set({ newPerDay: 2 })
  world.deck('A::B')
  world.cards(3, { deck: 'A::B', tags: ['service::s3', 'layer::x'] })
  world.card({ deck: 'A', note: 'twin', state: 'review', tags: ['service::ec2'] })
  world.card({ deck: 'C', note: 'twin' })
  const given = world.call(choices, {})
  expect(given.decks.map(({ name, depth, counts }) => [name, depth, Object.values(counts)])).toEqual([
    ['A', 0, [2, 0, 1]],
    ['B', 1, [2, 0, 0]],
    ['C', 0, [0, 0, 0]],
  ])
  expect(given.services.map(({ service, counts }) => [service, Object.values(counts)])).toEqual([
    ['ec2', [0, 0, 1]],
    ['s3', [2, 0, 0]],
  ])
  for (const { deckId, counts } of given.decks) {
    expect(world.begin({ filter: { deckIds: [deckId], services: [] } }).counts).toEqual(counts)
    expect(world.call(countsWithin, { filter: { deckIds: [deckId], services: [] } })).toEqual(counts)
  }
})

test('a streak longer than the days shown is counted whole', async () => {
  const world = await World.open()
  past(
    world,
    Array.from({ length: 200 }, (_, index) => ({ daysAgo: index + 1 })),
  )
  expect(world.todayView().streak).toEqual({ days: 200, isTodayIn: false })
})
