const MINUTES_A_DAY = 1440
const DAYS_A_MONTH = 365.25 / 12
const DAYS_A_YEAR = 365.25

/** One decimal below 10, none above, never a trailing `.0`. */
function brief(value: number): string {
  return value < 9.95 ? String(Math.round(value * 10) / 10) : String(Math.round(value))
}

function plural(amount: string, one: string): string {
  return amount === '1' ? `1 ${one}` : `${amount} ${one}s`
}

/**
 * An interval as a grade button shows it: `10 min`, `5 h`, `9 days`, `4.2 months`, `1.6 years`.
 * Days are told up to 99, since that is what a learner counts in.
 * @param days  the interval in days; parts of a day below 1
 */
export function intervalWords(days: number): string {
  if (days < 1) {
    const minutes = days * MINUTES_A_DAY
    if (minutes < 1) return 'under 1 min'
    if (minutes < 59.5) return `${Math.round(minutes)} min`
    const hours = Math.round(minutes / 60)
    return hours < 24 ? `${hours} h` : '1 day'
  }
  if (days < 99.5) return plural(String(Math.round(days)), 'day')
  if (days < DAYS_A_YEAR) return plural(brief(days / DAYS_A_MONTH), 'month')
  return plural(brief(days / DAYS_A_YEAR), 'year')
}

/** How long something took: `8 s`, `2 min 5 s`, `1 h 4 min`. */
export function tookWords(ms: number): string {
  const seconds = Math.round(ms / 1000)
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return seconds % 60 === 0 ? `${minutes} min` : `${minutes} min ${seconds % 60} s`
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}

/** The time until a moment, as a countdown says it: minutes, rounded up, and seconds in the last; `now` at its end. */
export function untilWords(ms: number): string {
  const seconds = Math.ceil(ms / 1000)
  if (seconds <= 0) return 'now'
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.ceil(seconds / 60)
  if (minutes < 60) return `${minutes} min`
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}

/** When `untilWords` will say something else, in ms from now. */
export function untilNextWords(ms: number): number {
  if (ms > 60_000) return ms % 60_000 || 60_000
  if (ms > 59_000) return ms - 59_000
  return Math.max(1, ms % 1000 || 1000)
}
