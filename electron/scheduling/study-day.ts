/** Milliseconds in a day without a clock change. */
export const DAY_MS = 86_400_000

const HOUR_MS = 3_600_000

/** A moment together with the learner's calendar at that moment: all that a rule needs to know of time. */
export type StudyMoment = {
  /** ms since 1970 (UTC). */
  readonly now: number
  /** The study day of `now`, as `studyDay` counts it. */
  readonly today: number
  /** Hour of the local day at which a study day begins, 0..23. */
  readonly rollover: number
  /** IANA name, such as `Europe/Madrid`. */
  readonly timeZone: string
}

/** The moment `now` (ms since 1970) in the learner's calendar. Throws RangeError as `studyDay` does. */
export function momentAt(now: number, rollover: number, timeZone: string): StudyMoment {
  return { now, today: studyDay(now, rollover, timeZone), rollover, timeZone }
}

/**
 * The study day a moment belongs to, as days since 1970-01-01.
 *
 * It turns at the rollover hour of the wall clock, so 01:30 still counts as the evening before.
 * The wall clock decides, not elapsed time: a day with a clock change has 23 or 25 hours.
 * A call costs a map look-up, except on days with a clock change.
 *
 * @param at        ms since 1970 (UTC)
 * @param rollover  hour of the local day, 0..23; 4 unless the learner chose another
 * @param timeZone  IANA name, such as `Europe/Madrid`
 * @throws RangeError when one of the three is no such value
 * @see Anki, rslib/src/scheduler/timing.rs
 */
export function studyDay(at: number, rollover: number, timeZone: string): number {
  checkRollover(rollover)
  return Math.floor((at + offsetAt(at, timeZone) - rollover * HOUR_MS) / DAY_MS)
}

/**
 * The first instant, in ms since 1970, at which a study day has begun.
 *
 * When the clock jumps over the rollover hour, the day begins with the jump; when it passes that hour twice,
 * with the first time. A day the calendar leaves out (Samoa, 2011-12-30) begins with the one after it.
 *
 * @param day  study day, as `studyDay` counts it
 * @throws RangeError as `studyDay` does
 */
export function studyDayStart(day: number, rollover: number, timeZone: string): number {
  checkRollover(rollover)
  const target = day * DAY_MS + rollover * HOUR_MS
  // Offsets lie within 16 hours of UTC, so the day can't have begun by then.
  let from = target - 16 * HOUR_MS
  for (;;) {
    const offset = offsetAt(from, timeZone)
    const reached = target - offset
    const change = offsetChange(from, reached, timeZone)
    if (change === null) return reached
    // A jump forward over the target: the day begins with the jump.
    if (change + offsetAt(change, timeZone) >= target) return change
    from = change
  }
}

/** What is wrong with a time zone's name, as a sentence, or null. */
export function problemOfTimeZone(timeZone: string): string | null {
  try {
    zoneOf(timeZone)
    return null
  } catch (error) {
    if (error instanceof RangeError) return error.message
    throw error
  }
}

function checkRollover(rollover: number): void {
  if (!Number.isInteger(rollover) || rollover < 0 || rollover > 23) {
    throw new RangeError(`The day can't begin at hour ${rollover}. Choose a whole hour from 0 to 23.`)
  }
}

type Zone = {
  readonly clock: Intl.DateTimeFormat
  /** Offset by UTC day, for days during which it does not change; null for the others. */
  readonly offsets: Map<number, number | null>
}

const zones = new Map<string, Zone>()

function zoneOf(timeZone: string): Zone {
  const known = zones.get(timeZone)
  if (known) return known
  const zone = { clock: clockOf(timeZone), offsets: new Map<number, number | null>() }
  zones.set(timeZone, zone)
  return zone
}

function clockOf(timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  } catch {
    throw new RangeError(
      `“${timeZone}” is not a time zone this computer knows. Choose one such as Europe/Madrid or UTC.`,
    )
  }
}

/** Local time minus UTC, in ms, at a moment. */
function offsetAt(at: number, timeZone: string): number {
  const zone = zoneOf(timeZone)
  const utcDay = Math.floor(at / DAY_MS)
  let offset = zone.offsets.get(utcDay)
  if (offset === undefined) {
    const before = exactOffset(utcDay * DAY_MS, zone.clock)
    const after = exactOffset((utcDay + 1) * DAY_MS, zone.clock)
    // Since 1970 no zone has changed its clock twice within six days.
    offset = before === after ? before : null
    zone.offsets.set(utcDay, offset)
  }
  return offset ?? exactOffset(at, zone.clock)
}

function exactOffset(at: number, clock: Intl.DateTimeFormat): number {
  const wall = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 }
  for (const { type, value } of clock.formatToParts(at)) {
    if (type in wall) wall[type as keyof typeof wall] = Number(value)
  }
  const local = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second)
  return local - Math.floor(at / 1000) * 1000
}

/** The first moment in (from, to] whose offset is not that of `from`, or null when there is none. */
function offsetChange(from: number, to: number, timeZone: string): number | null {
  const offset = offsetAt(from, timeZone)
  if (offsetAt(to, timeZone) === offset) return null
  let same = from
  let other = to
  while (other - same > 1) {
    const middle = Math.floor((same + other) / 2)
    if (offsetAt(middle, timeZone) === offset) same = middle
    else other = middle
  }
  return other
}
