import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  DAY_MS,
  momentAt,
  problemOfTimeZone,
  studyDay,
  studyDayStart,
} from '../../../electron/scheduling/study-day.ts'

const zones = Intl.supportedValuesOf('timeZone')
const HOUR_MS = 3_600_000

function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00Z`) / DAY_MS
}

const clocks = new Map<string, Intl.DateTimeFormat>()

/** The study day by the definition, from the wall clock as Swedish writes it: 2026-11-23 04:00:00. */
function studyDayByTheClock(at: number, rollover: number, timeZone: string): number {
  let clock = clocks.get(timeZone)
  if (!clock) {
    clock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
    clocks.set(timeZone, clock)
  }
  const [date = '', time = ''] = clock.format(at).split(' ')
  return dayNumber(date) - (Number(time.slice(0, 2)) < rollover ? 1 : 0)
}

const anyZone = fc.constantFrom(...zones)
const anyRollover = fc.integer({ min: 0, max: 23 })
const anyMoment = fc.integer({ min: 0, max: Date.parse('2040-01-01') })

describe('the study day', () => {
  test('turns at the rollover hour', () => {
    const at = (time: string) => studyDay(Date.parse(time), 4, 'Europe/Madrid')
    expect(at('2026-11-24T02:59:59.999Z')).toBe(dayNumber('2026-11-23'))
    expect(at('2026-11-24T03:00:00Z')).toBe(dayNumber('2026-11-24'))
  })

  test('turns by the wall clock when clocks change that night', () => {
    const at = (time: string) => studyDay(Date.parse(time), 4, 'Europe/Madrid')
    // 2026-03-29: 02:00 becomes 03:00, so 04:00 is at 02:00 UTC. 2026-10-25: 03:00 becomes 02:00.
    expect(at('2026-03-29T01:59:59Z')).toBe(dayNumber('2026-03-28'))
    expect(at('2026-03-29T02:00:00Z')).toBe(dayNumber('2026-03-29'))
    expect(at('2026-10-25T02:59:59Z')).toBe(dayNumber('2026-10-24'))
    expect(at('2026-10-25T03:00:00Z')).toBe(dayNumber('2026-10-25'))
  })

  test('follows the wall clock in every zone at any moment', () => {
    fc.assert(
      fc.property(anyMoment, anyRollover, anyZone, (at, rollover, zone) => {
        expect(studyDay(at, rollover, zone)).toBe(studyDayByTheClock(at, rollover, zone))
      }),
      { numRuns: 3000 },
    )
  })

  test('follows the wall clock around every clock change from 2024 to 2027, in every zone', () => {
    for (const zone of zones) {
      for (const change of clockChanges(zone, '2024-01-01', '2028-01-01')) {
        for (const from of [-3, -1, -0.001, 0, 0.25, 0.5, 1, 2, 3, 5]) {
          const at = Math.round(change + from * HOUR_MS)
          for (const rollover of [0, 1, 2, 3, 4]) {
            expect(studyDay(at, rollover, zone), `${zone} ${at}`).toBe(studyDayByTheClock(at, rollover, zone))
          }
        }
      }
    }
  })

  test('follows the half-hour change of Lord Howe Island', () => {
    // 2026-10-04: 02:00 becomes 02:30, at 15:30 UTC.
    const at = (time: string) => studyDay(Date.parse(time), 2, 'Australia/Lord_Howe')
    expect(at('2026-10-03T15:29:59Z')).toBe(dayNumber('2026-10-03'))
    expect(at('2026-10-03T15:30:00Z')).toBe(dayNumber('2026-10-04'))
  })

  test('leaves out the day Samoa left out', () => {
    // After 2011-12-29 came 2011-12-31, at 10:00 UTC.
    const at = (time: string) => studyDay(Date.parse(time), 0, 'Pacific/Apia')
    expect(at('2011-12-30T09:59:59Z')).toBe(dayNumber('2011-12-29'))
    expect(at('2011-12-30T10:00:00Z')).toBe(dayNumber('2011-12-31'))
  })

  test('is quick once a day is known: a hundred thousand take no noticeable time', () => {
    const at = Date.parse('2026-11-23T12:00Z')
    const start = performance.now()
    for (let i = 0; i < 100_000; i++) studyDay(at + i * 100, 4, 'Europe/Madrid')
    // It takes some 10 ms; asking Intl each time takes 200 ms and more.
    expect(performance.now() - start).toBeLessThan(150)
  })
})

/** The moments between two dates at which a zone's clock changes, found hour by hour and then by halving. */
function clockChanges(zone: string, from: string, to: string): number[] {
  const clock = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
  const offset = (at: number) => clock.format(at).split('GMT')[1]
  const changes: number[] = []
  for (let at = Date.parse(from); at < Date.parse(to); at += 7 * DAY_MS) {
    let [before, after] = [at, at + 7 * DAY_MS]
    if (offset(before) === offset(after)) continue
    while (after - before > 1) {
      const middle = Math.floor((before + after) / 2)
      if (offset(middle) === offset(before)) before = middle
      else after = middle
    }
    changes.push(after)
  }
  return changes
}

describe('the start of a study day', () => {
  const start = (date: string, rollover: number, zone: string) =>
    new Date(studyDayStart(dayNumber(date), rollover, zone)).toISOString()

  test('is the rollover hour of its date', () => {
    expect(start('2026-11-23', 4, 'Europe/Madrid')).toBe('2026-11-23T03:00:00.000Z')
    expect(start('2026-11-23', 0, 'Pacific/Kiritimati')).toBe('2026-11-22T10:00:00.000Z')
    expect(start('2026-11-23', 23, 'Pacific/Niue')).toBe('2026-11-24T10:00:00.000Z')
  })

  test('is the jump when the clock jumps over the rollover hour', () => {
    expect(start('2026-03-29', 2, 'Europe/Madrid')).toBe('2026-03-29T01:00:00.000Z')
    expect(start('2026-10-04', 2, 'Australia/Lord_Howe')).toBe('2026-10-03T15:30:00.000Z')
    expect(start('2026-03-08', 2, 'America/New_York')).toBe('2026-03-08T07:00:00.000Z')
  })

  test('is the first time when the clock passes the rollover hour twice', () => {
    expect(start('2026-11-01', 1, 'America/New_York')).toBe('2026-11-01T05:00:00.000Z')
    expect(start('2026-10-25', 2, 'Europe/Madrid')).toBe('2026-10-25T00:00:00.000Z')
  })

  test('of a day the calendar left out is that of the next', () => {
    expect(start('2011-12-30', 0, 'Pacific/Apia')).toBe('2011-12-30T10:00:00.000Z')
    expect(start('2011-12-31', 0, 'Pacific/Apia')).toBe('2011-12-30T10:00:00.000Z')
  })

  test('is the first moment of the day, in every zone', () => {
    const anyDay = fc.integer({ min: 1, max: dayNumber('2040-01-01') })
    fc.assert(
      fc.property(anyDay, anyRollover, anyZone, (day, rollover, zone) => {
        const at = studyDayStart(day, rollover, zone)
        expect(studyDayByTheClock(at, rollover, zone)).toBeGreaterThanOrEqual(day)
        expect(studyDayByTheClock(at - 1, rollover, zone)).toBeLessThan(day)
      }),
      { numRuns: 2000 },
    )
  })

  test('is the first moment of the day on the days of clock changes', () => {
    for (const zone of zones) {
      for (const change of clockChanges(zone, '2025-01-01', '2027-01-01')) {
        for (const rollover of [0, 1, 2, 3, 4]) {
          const day = studyDay(change, rollover, zone)
          const at = studyDayStart(day, rollover, zone)
          expect(studyDayByTheClock(at, rollover, zone), `${zone} ${day}`).toBe(day)
          expect(studyDayByTheClock(at - 1, rollover, zone), `${zone} ${day}`).toBe(day - 1)
        }
      }
    }
  })
})

describe('what is no zone, hour or moment', () => {
  test('is refused with a sentence that names it', () => {
    expect(problemOfTimeZone('Europe/Madrid')).toBeNull()
    expect(problemOfTimeZone('Mars/Olympus')).toContain('Mars/Olympus')
    expect(() => studyDay(0, 4, 'Mars/Olympus')).toThrow('Mars/Olympus')
    expect(() => studyDay(0, 24, 'UTC')).toThrow('hour 24')
    expect(() => studyDayStart(0, 3.5, 'UTC')).toThrow('hour 3.5')
    expect(() => studyDay(Number.NaN, 4, 'UTC')).toThrow(RangeError)
    expect(() => studyDayStart(Number.NaN, 4, 'UTC')).toThrow(RangeError)
  })
})

test('a moment knows its study day', () => {
  const now = Date.parse('2026-11-24T01:30Z')
  const today = dayNumber('2026-11-23')
  expect(momentAt(now, 4, 'UTC')).toEqual({ now, today, rollover: 4, timeZone: 'UTC' })
})
