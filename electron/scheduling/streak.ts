/** Study days in a row with at least one review. */
export type Streak = {
  /** Days in a row up to today, or up to yesterday while nothing was reviewed today yet. */
  readonly days: number
  /** The most days in a row so far. */
  readonly longest: number
  /** Whether today already counts. */
  readonly hasToday: boolean
}

/**
 * The streak that a set of study days makes.
 *
 * @param days   study days with a review, in any order, repeated or not; those after today don't count
 *               (a clock was set back)
 * @param today  study day
 */
export function streakOf(days: Iterable<number>, today: number): Streak {
  const past = [...new Set(days)].filter(day => day <= today).sort((one, other) => one - other)
  let longest = 0
  let run = 0
  let last: number | null = null
  for (const day of past) {
    run = last !== null && day === last + 1 ? run + 1 : 1
    longest = Math.max(longest, run)
    last = day
  }
  return { days: last !== null && last >= today - 1 ? run : 0, longest, hasToday: last === today }
}
