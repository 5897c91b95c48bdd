import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Grade, grades, newCard, type ScheduledCard } from '../../../electron/scheduling/card.ts'
import { wholeIntervalFor } from '../../../electron/scheduling/fsrs.ts'
import { applyGrade, previewIntervals } from '../../../electron/scheduling/grade.ts'
import type { SchedulingOptions } from '../../../electron/scheduling/options.ts'
import { DAY_MS, momentAt, studyDayStart } from '../../../electron/scheduling/study-day.ts'
import {
  aDueCard,
  aMoment,
  anyCard,
  anyGrade,
  type CardWithPast,
  graded,
  MINUTE_MS,
  noon,
  someOptions,
} from './builders.ts'
import { givenBy, known } from './fixtures.ts'

const at = aMoment()

/** Where a card goes and when it comes up, for each grade: `[state, step, interval in days]`. */
function outcomes(card: ScheduledCard, options: SchedulingOptions, moment = at) {
  return grades.map(grade => {
    const { after } = applyGrade(card, grade, moment, options)
    return [after.state, after.step, after.intervalDays]
  })
}

const minutes = (count: number) => (count * MINUTE_MS) / DAY_MS

describe('a new card', () => {
  test('takes the learning steps, and Easy leaves them', () => {
    expect(outcomes(newCard(1), someOptions())).toEqual([
      ['learning', 0, minutes(1)],
      ['learning', 0, minutes(5.5)],
      ['learning', 1, minutes(10)],
      ['review', 0, 8],
    ])
  })

  test('with a single step waits half as long again after Hard, and leaves with Good', () => {
    expect(outcomes(newCard(1), someOptions({ learningSteps: [10 * MINUTE_MS] }))).toEqual([
      ['learning', 0, minutes(10)],
      ['learning', 0, minutes(15)],
      ['review', 0, 2],
      ['review', 0, 8],
    ])
  })

  test('without steps goes to review at once', () => {
    expect(outcomes(newCard(1), someOptions({ learningSteps: [] }))).toEqual([
      ['review', 0, 1],
      ['review', 0, 1],
      ['review', 0, 2],
      ['review', 0, 8],
    ])
  })
})

describe('a card on a step', () => {
  const onLast = { ...newCard(1), state: 'learning' as const, step: 1, stability: 2.3065, difficulty: 2.118 }

  test('goes back to the first with Again, stays with Hard, leaves with Good and with Easy a day later', () => {
    const card = { ...onLast, lastReviewDay: at.today, due: noon, reps: 1 }
    expect(outcomes(card, someOptions())).toEqual([
      ['learning', 0, minutes(1)],
      ['learning', 1, minutes(10)],
      ['review', 0, 2],
      ['review', 0, 4],
    ])
  })

  test('leaves with Easy at least a day later than with Good', () => {
    const options = someOptions({ desiredRetention: 0.99, learningSteps: [] })
    expect(outcomes(newCard(1), options).map(([, , days]) => days)).toEqual([1, 1, 1, 2])
  })

  test('that was taken out of the options counts as on the last one', () => {
    const card = { ...onLast, step: 7 }
    expect(outcomes(card, someOptions())[1]).toEqual(['learning', 1, minutes(10)])
  })

  test('is due on a later study day when the step passes the rollover', () => {
    const late = aMoment(Date.parse('2026-11-24T02:55Z')) // 03:55 in Madrid
    const { after } = applyGrade(newCard(1), 3, late, someOptions())
    expect(after).toMatchObject({ state: 'learning', step: 1, dueDay: late.today + 1, intervalDays: 1 })
    expect(after.due).toBe(Date.parse('2026-11-24T03:00Z'))
  })

  test('of three days is due three study days later, whatever the hour', () => {
    const options = someOptions({ learningSteps: [3 * DAY_MS, 4 * DAY_MS] })
    const { after } = applyGrade(newCard(1), 1, aMoment(Date.parse('2026-11-23T22:00Z')), options)
    expect(after).toMatchObject({ state: 'learning', dueDay: at.today + 3, intervalDays: 3 })
  })

  test('of a day is due the next day also when the day has 25 hours', () => {
    const moment = aMoment(Date.parse('2026-10-24T02:10Z')) // 04:10; clocks go back that night
    const { after } = applyGrade(newCard(1), 1, moment, someOptions({ learningSteps: [DAY_MS, 2 * DAY_MS] }))
    expect(after).toMatchObject({ dueDay: moment.today + 1, intervalDays: 1 })
  })

  test('longer than FSRS wants is shortened, so that no lower grade waits longer', () => {
    const options = someOptions({ learningSteps: [30 * DAY_MS] })
    expect(outcomes(newCard(1), options).map(([, , days]) => days)).toEqual([2, 2, 2, 8])
  })
})

describe('a card on review', () => {
  test('lapses with Again; the other grades are spaced', () => {
    const [again, hard, good, easy] = outcomes(aDueCard(), someOptions())
    expect(again).toEqual(['relearning', 0, minutes(10)])
    expect(hard?.[0]).toBe('review')
    expect(Number(hard?.[2])).toBeLessThan(Number(good?.[2]))
    expect(Number(good?.[2])).toBeLessThan(Number(easy?.[2]))
  })

  test('without relearning steps stays on review', () => {
    const { after } = applyGrade(aDueCard(), 1, at, someOptions({ relearningSteps: [] }))
    expect(after).toMatchObject({ state: 'review', lapses: 1, dueDay: at.today + after.intervalDays })
  })

  test('is spaced Hard < Good < Easy also where FSRS gives the same', () => {
    // Graded on its own day FSRS gives no growth.
    const card = aDueCard({ lastReviewDay: at.today })
    const days = outcomes(card, someOptions()).map(([, , interval]) => interval)
    expect(days.slice(1, 3)).toEqual([10, 11])
    expect(days[3]).toBeGreaterThan(11)
  })

  test('never exceeds the maximum, not even by spacing', () => {
    const days = outcomes(aDueCard(), someOptions({ maximumIntervalDays: 12 })).map(
      ([, , interval]) => interval,
    )
    expect(days).toEqual([minutes(10), 12, 12, 12])
  })

  test('leaves relearning for review with Good', () => {
    const lapsed = applyGrade(aDueCard(), 1, at, someOptions()).after
    const { after, log } = applyGrade(lapsed, 3, aMoment(noon + 10 * MINUTE_MS), someOptions())
    expect(after).toMatchObject({ state: 'review', lapses: 1, reps: 6 })
    expect(log).toMatchObject({ kind: 'relearning', stateBefore: 'relearning', elapsedDays: 0 })
  })

  test('before its day counts as early', () => {
    expect(applyGrade(aDueCard({ dueDay: at.today + 3 }), 3, at, someOptions()).log.kind).toBe('early')
    expect(applyGrade(aDueCard({ dueDay: at.today }), 3, at, someOptions()).log.kind).toBe('review')
    expect(applyGrade(aDueCard({ dueDay: at.today - 3 }), 3, at, someOptions()).log.kind).toBe('review')
  })
})

test('the standard sequence of the FSRS projects has their intervals and states', () => {
  const { ratings } = givenBy<{ ratings: Grade[] }>('standard_sequence_scheduled_days_with_steps')
  let card = newCard(1)
  let now = Date.parse('2022-11-29T12:30Z')
  const days: number[] = []
  const states: string[] = []
  for (const grade of ratings) {
    const { after, log } = applyGrade(card, grade, momentAt(now, 4, 'UTC'), someOptions())
    days.push(Math.floor(after.intervalDays))
    states.push(log.stateBefore)
    now += after.intervalDays * DAY_MS
    card = after
  }
  expect(days).toEqual(known('standard_sequence_scheduled_days_with_steps'))
  const expected = known<string[]>('standard_sequence_states_before_review').map(state => state.toLowerCase())
  expect(states).toEqual(expected)
})

test('the log says what was before, what is now, and what the memory was computed with', () => {
  const card = aDueCard({ dueDay: at.today - 2, lastReviewDay: at.today - 12 })
  const { after, log } = applyGrade(card, 3, at, someOptions())
  expect(log).toEqual({
    cardId: 1,
    at: noon,
    studyDay: at.today,
    grade: 3,
    kind: 'review',
    stateBefore: 'review',
    stateAfter: 'review',
    stepBefore: 0,
    stepAfter: 0,
    stabilityBefore: 10,
    difficultyBefore: 5,
    stabilityAfter: after.stability,
    difficultyAfter: after.difficulty,
    scheduledDays: 10,
    elapsedDays: 12,
    intervalDays: after.intervalDays,
  })
})

test('what else a card carries is kept', () => {
  const card = { ...aDueCard(), deckId: 7, flag: 3 }
  expect(applyGrade(card, 3, at, someOptions()).after).toMatchObject({ deckId: 7, flag: 3 })
})

test('the number of relearning steps changes no memory, as it does in plain ts-fsrs', () => {
  const lapse = (relearningSteps: number[]) =>
    applyGrade(aDueCard(), 1, at, someOptions({ relearningSteps })).after.stability
  expect(lapse([MINUTE_MS, MINUTE_MS, MINUTE_MS, MINUTE_MS])).toBe(lapse([]))
})

describe('a leech', () => {
  const options = (leechAction: 'suspend' | 'tag') => someOptions({ leechThreshold: 4, leechAction })

  test('is a card that lapsed as often as the threshold says', () => {
    const lapse = (lapses: number) => applyGrade(aDueCard({ lapses }), 1, at, options('tag'))
    expect([2, 3, 4, 5].map(lapses => lapse(lapses).becameLeech)).toEqual([false, true, false, true])
  })

  test('rests only where that was chosen', () => {
    const card = aDueCard({ lapses: 3 })
    expect(applyGrade(card, 1, at, options('suspend')).after.isSuspended).toBe(true)
    expect(applyGrade(card, 1, at, options('tag')).after.isSuspended).toBe(false)
  })

  test('is no card that is forgotten on a step', () => {
    const card = aDueCard({ lapses: 4, state: 'relearning' })
    expect(applyGrade(card, 1, at, options('suspend'))).toMatchObject({
      becameLeech: false,
      after: { lapses: 4, isSuspended: false },
    })
  })
})

test('a grade ends a burial', () => {
  const card = aDueCard({ buriedUntil: at.today + 1 })
  expect(applyGrade(card, 3, at, someOptions()).after.buriedUntil).toBe(0)
})

test('a journey west over the date line, or a clock set back, counts as no time', () => {
  const { after } = applyGrade(newCard(1), 4, momentAt(noon, 4, 'Pacific/Auckland'), someOptions())
  const there = momentAt(noon, 4, 'Pacific/Honolulu')
  expect(there.today).toBeLessThan(after.lastReviewDay ?? 0)
  expect(applyGrade(after, 3, there, someOptions()).log.elapsedDays).toBe(0)
})

describe('whatever the past, the options and the moment', () => {
  const whenever = (check: (one: CardWithPast) => void) =>
    fc.assert(fc.property(anyCard, check), { numRuns: 600 })

  test('the buttons show what is given', () => {
    whenever(({ card, at, options }) => {
      const shown = previewIntervals(card, at, options)
      for (const grade of grades) {
        const { state, due, dueDay, intervalDays } = shown[grade]
        expect(applyGrade(card, grade, at, options).after).toMatchObject({ state, due, dueDay, intervalDays })
      }
    })
  })

  test('a higher grade never comes up earlier', () => {
    whenever(({ card, at, options }) => {
      const shown = previewIntervals(card, at, options)
      for (const grade of [1, 2, 3] as const) {
        const [lower, higher] = [shown[grade], shown[(grade + 1) as Grade]]
        expect(lower.intervalDays).toBeLessThanOrEqual(higher.intervalDays)
        expect(lower.due).toBeLessThanOrEqual(higher.due)
        expect(lower.dueDay ?? at.today).toBeLessThanOrEqual(higher.dueDay ?? at.today)
      }
    })
  })

  test('no interval exceeds the maximum; on review they are whole days, at least one', () => {
    whenever(({ card, at, options }) => {
      for (const { state, intervalDays, dueDay, due } of Object.values(previewIntervals(card, at, options))) {
        expect(intervalDays).toBeLessThanOrEqual(options.maximumIntervalDays)
        if (dueDay === null) {
          expect(state).not.toBe('review')
          expect(intervalDays).toBeGreaterThan(0)
          expect(intervalDays).toBeLessThan(1)
          expect(due).toBe(Math.round(at.now + intervalDays * DAY_MS))
        } else {
          expect(Number.isInteger(intervalDays)).toBe(true)
          expect(intervalDays).toBeGreaterThanOrEqual(1)
          expect(dueDay).toBe(at.today + intervalDays)
          expect(due).toBe(studyDayStart(dueDay, at.rollover, at.timeZone))
        }
      }
    })
  })

  test('on review Hard < Good < Easy as far as the maximum lets them', () => {
    whenever(({ card, at, options }) => {
      if (card.state !== 'review') return
      const shown = previewIntervals(card, at, options)
      for (const grade of [2, 3] as const) {
        const [lower, higher] = [shown[grade].intervalDays, shown[(grade + 1) as Grade].intervalDays]
        expect(lower < higher || higher === options.maximumIntervalDays).toBe(true)
      }
    })
  })

  test('an interval that grows grows by a day at least, fuzz or not', () => {
    whenever(({ card, at, options }) => {
      if (card.state !== 'review') return
      const { desiredRetention, parameters, maximumIntervalDays } = options
      const shown = previewIntervals(card, at, options)
      for (const grade of [2, 3, 4] as const) {
        const { stabilityAfter } = applyGrade(card, grade, at, options).log
        const wanted = wholeIntervalFor(
          stabilityAfter ?? 0,
          desiredRetention,
          parameters,
          maximumIntervalDays,
        )
        if (wanted > card.intervalDays) expect(shown[grade].intervalDays).toBeGreaterThan(card.intervalDays)
      }
    })
  })

  test('the same grade at the same moment gives the same', () => {
    fc.assert(
      fc.property(anyCard, anyGrade, ({ card, at, options }, grade) => {
        const again = { ...options, parameters: [...options.parameters] }
        expect(applyGrade({ ...card }, grade, { ...at }, again)).toEqual(applyGrade(card, grade, at, options))
      }),
    )
  })

  test('nothing that is given is changed', () => {
    fc.assert(
      fc.property(anyCard, anyGrade, ({ card, at, options }, grade) => {
        applyGrade(Object.freeze(card), grade, Object.freeze(at), Object.freeze(options))
      }),
    )
  })

  test('elapsed days are never negative, and memory stays within its bounds', () => {
    whenever(({ lines }) => {
      for (const line of lines) {
        expect(line.elapsedDays).toBeGreaterThanOrEqual(0)
        expect(line.stabilityAfter).toBeGreaterThanOrEqual(0.001)
        expect(line.stabilityAfter).toBeLessThanOrEqual(36_500)
        expect(line.difficultyAfter).toBeGreaterThanOrEqual(1)
        expect(line.difficultyAfter).toBeLessThanOrEqual(10)
      }
    })
  })

  test('each line of the log begins where the one before ended', () => {
    whenever(({ card, lines }) => {
      for (const [index, line] of lines.entries()) {
        const before = lines[index - 1]
        expect(line.stateBefore).toBe(before?.stateAfter ?? 'new')
        expect(line.stepBefore).toBe(before?.stepAfter ?? 0)
        expect(line.stabilityBefore).toBe(before?.stabilityAfter ?? null)
        expect(line.scheduledDays).toBe(before?.intervalDays ?? 0)
      }
      expect(card.reps).toBe(lines.length)
      expect(card.lapses).toBe(lines.filter(line => line.stateBefore === 'review' && line.grade === 1).length)
    })
  })
})

test('fuzz spreads cards that were learnt together', () => {
  const options = someOptions({ hasFuzz: true })
  const days = new Set<number>()
  for (let id = 1; id <= 200; id++) {
    days.add(graded(aDueCard({ id }), [{ grade: 3, afterMs: 0 }], options).card.intervalDays)
  }
  expect(days.size).toBeGreaterThan(4)
})
