import { describe, expect, test } from 'vitest'
import { run } from '../../../../electron/collection/db.ts'
import { answerView } from '../../../../electron/collection/revising/cli-views.ts'
import { flag, mark } from '../../../../electron/collection/revising/marks.ts'
import { summary } from '../../../../electron/collection/revising/summary.ts'
import type { CardId, Grade } from '../../../../electron/contract/core.ts'
import { DAY, HOUR, MINUTE, World } from './world.ts'

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
      ...{ scheduled_days: 10, elapsed_days: 12, interval_days: 10 / 1440, took_ms: 4321 },
    },
  ])
  expect(after).toMatchObject({ last_review: world.now, reps: 4, lapses: 1, state: 3, version: 1 })
})

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

test('two grades within a millisecond have ids of their own', async () => {
  const world = await World.open()
  world.cards(2)
  world.grade(world.grade(world.begin().card, 3).card, 3)
  expect(world.log().map(line => line.id)).toEqual([world.now, world.now + 1])
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
