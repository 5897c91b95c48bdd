import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Sibling, siblingsToBury } from '../../../electron/scheduling/burying.ts'
import { isDue, newCard } from '../../../electron/scheduling/card.ts'
import { forecastOf } from '../../../electron/scheduling/forecast.ts'
import { defaultParameters, retrievabilityOf } from '../../../electron/scheduling/fsrs.ts'
import { minutesFor, paceMs } from '../../../electron/scheduling/pace.ts'
import { streakOf } from '../../../electron/scheduling/streak.ts'
import { aDueCard, aMoment, MINUTE_MS, noon, someOptions } from './builders.ts'

const at = aMoment()
const { today } = at

describe('a card is due', () => {
  test('on review from the start of its study day on', () => {
    expect(isDue(aDueCard(), at)).toBe(true)
    expect(isDue(aDueCard({ dueDay: today + 1 }), at)).toBe(false)
  })

  test('by its day, not by its instant, once the learner is in another time zone', () => {
    expect(isDue(aDueCard({ dueDay: today, due: noon + MINUTE_MS }), at)).toBe(true)
  })

  test('on a step within the day at its instant', () => {
    const card = aDueCard({ state: 'learning', dueDay: null, due: noon })
    expect(isDue(card, at)).toBe(true)
    expect(isDue({ ...card, due: noon + 1 }, at)).toBe(false)
  })

  test('never when new, suspended or buried', () => {
    expect(isDue(newCard(1), at)).toBe(false)
    expect(isDue(aDueCard({ isSuspended: true }), at)).toBe(false)
    expect(isDue(aDueCard({ buriedUntil: today + 1 }), at)).toBe(false)
    expect(isDue(aDueCard({ buriedUntil: today }), at)).toBe(true)
  })
})

test('a card’s retrievability counts study days since its last review', () => {
  const card = aDueCard({ stability: 10, lastReviewDay: today - 10 })
  expect(retrievabilityOf(card, today, defaultParameters)).toBeCloseTo(0.9, 10)
  expect(retrievabilityOf(card, today - 20, defaultParameters)).toBe(1)
  expect(retrievabilityOf(newCard(1), today, defaultParameters)).toBeNull()
})

describe('a grade buries', () => {
  const sibling = (id: number, given: Partial<Sibling> = {}): Sibling => ({ ...aDueCard({ id }), ...given })

  test('new siblings and those due today, but no learning ones and none that rest already', () => {
    const siblings = [
      sibling(1),
      sibling(2),
      sibling(3, { state: 'new', dueDay: null }),
      sibling(4, { dueDay: today + 1 }),
      sibling(5, { state: 'learning', dueDay: null }),
      sibling(6, { isSuspended: true }),
      sibling(7, { buriedUntil: today + 1 }),
      sibling(8, { buriedUntil: today }),
    ]
    expect(siblingsToBury(1, siblings, today, { buriesSiblings: true })).toEqual([2, 3, 8])
  })

  test('none where the deck does not ask for it', () => {
    expect(siblingsToBury(1, [sibling(2)], today, { buriesSiblings: false })).toEqual([])
  })
})

describe('the streak', () => {
  test('counts days in a row up to today', () => {
    expect(streakOf([98, 99, 100, 100], 100)).toEqual({ days: 3, longest: 3, hasToday: true })
  })

  test('is not lost before today is over', () => {
    expect(streakOf([98, 99], 100)).toEqual({ days: 2, longest: 2, hasToday: false })
  })

  test('is lost with a day left out, and the longest is remembered', () => {
    expect(streakOf([90, 91, 92, 95, 98], 100)).toEqual({ days: 0, longest: 3, hasToday: false })
  })

  test('is nothing on the first day', () => {
    expect(streakOf([], 100)).toEqual({ days: 0, longest: 0, hasToday: false })
  })

  test('takes no notice of days to come, after a clock was set back', () => {
    expect(streakOf([99, 100, 101, 150], 100)).toEqual({ days: 2, longest: 2, hasToday: true })
  })
})

describe('the pace', () => {
  test('is ten seconds before anything is known', () => {
    expect(paceMs([])).toBe(10_000)
  })

  test('moves to the learner’s own with each answer', () => {
    expect(paceMs(new Array<number>(10).fill(20_000))).toBeCloseTo(14_444, 0)
    expect(paceMs(new Array<number>(20).fill(20_000))).toBe(20_000)
  })

  test('is not led astray by a coffee break or a double click', () => {
    const steady = new Array<number>(38).fill(8000)
    expect(paceMs([...steady, 3_600_000, 1])).toBe(8000)
  })

  test('lies between the fastest and the slowest answer, a minute at most', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 200_000 }), { minLength: 20, maxLength: 60 }), took => {
        expect(paceMs(took)).toBeGreaterThanOrEqual(Math.min(...took, 60_000) - 1e-6)
        expect(paceMs(took)).toBeLessThanOrEqual(60_000)
      }),
    )
  })
})

test('the minutes a session takes follow from steps and from what is likely forgotten', () => {
  const options = someOptions()
  expect(minutesFor({ new: 3, learning: 2, review: 10 }, 6000, options)).toBeCloseTo((6 + 2 + 10 + 1) * 0.1)
  expect(minutesFor({ new: 3, learning: 0, review: 0 }, 60_000, { ...options, learningSteps: [] })).toBe(3)
})

test('the week ahead counts what is overdue for today', () => {
  const days = [
    { day: today - 3, cards: 2 },
    { day: today, cards: 1 },
    { day: today + 1, cards: 4 },
    { day: today + 1, cards: 1 },
    { day: today + 6, cards: 9 },
    { day: today + 7, cards: 99 },
  ]
  expect(forecastOf(days, today)).toEqual([3, 5, 0, 0, 0, 0, 9])
})
