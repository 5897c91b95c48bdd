/**
 * Anki counts days from the one its collection was made on (`crt`); this finds which number is today.
 * @see Anki, rslib/src/scheduler/timing.rs
 */

export const dayMs = 86_400_000

/** What a collection says about its days. */
export type DayCount = {
  /** Start of its day 0, ms since 1970. */
  createdAt: number
  /** Minutes west of UTC where it was made; null in older collections. */
  minutesWest: number | null
  /** Hour of the day, 0..23, at which a day turns. */
  rolloverHour: number
}

/**
 * The day number that a collection would call today.
 * @param now       ms since 1970
 * @param timeZone  IANA name, such as `Europe/Madrid`, of where it is opened
 */
export function dayNumber(count: DayCount, now: number, timeZone: string): number {
  const { createdAt, minutesWest, rolloverHour } = count
  // Collections of Anki 2.0 and early 2.1 know no zone; their day 0 begins at the hour of rollover itself.
  if (minutesWest === null) return Math.max(0, Math.floor((now - createdAt) / dayMs))
  const first = Math.floor((createdAt - minutesWest * 60_000) / dayMs)
  const local = now + minutesEast(now, timeZone) * 60_000
  const hour = Math.floor((local % dayMs) / 3_600_000)
  return Math.max(0, Math.floor(local / dayMs) - first - (hour < rolloverHour ? 1 : 0))
}

const clocks = new Map<string, Intl.DateTimeFormat>()

/** How far the wall clock of a zone is ahead of UTC at a moment, in minutes. */
export function minutesEast(at: number, timeZone: string): number {
  let clock = clocks.get(timeZone)
  if (clock === undefined) {
    clock = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    clocks.set(timeZone, clock)
  }
  const part = Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
  const wall = Date.UTC(
    part.year ?? 1970,
    (part.month ?? 1) - 1,
    part.day,
    part.hour,
    part.minute,
    part.second,
  )
  return Math.round((wall - Math.floor(at / 1000) * 1000) / 60_000)
}

/** The moment, ms since 1970, at which the wall clock of a zone shows a day (since 1970-01-01) and an hour. */
export function momentOf(day: number, hour: number, timeZone: string): number {
  const wall = day * dayMs + hour * 3_600_000
  const guess = wall - minutesEast(wall, timeZone) * 60_000
  // Near a clock change the first guess lies on its other side.
  return wall - minutesEast(guess, timeZone) * 60_000
}
