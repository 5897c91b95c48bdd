/** Numbers, dates and times in words, as every screen writes them. */

const THIN_SPACE = '\u2009'

/** The user's own English, so that dates and numbers stand in the accustomed order; else British. */
export const locale =
  typeof navigator !== 'undefined' && navigator.language.startsWith('en') ? navigator.language : 'en-GB'

const number = new Intl.NumberFormat(locale)

/** `1904` becomes `1,904`. */
export function figure(value: number): string {
  return number.format(value)
}

/** `1 card`, `42 cards`; `plural` where an s is not enough. */
export function counted(value: number, one: string, plural = `${one}s`): string {
  return `${figure(value)} ${value === 1 ? one : plural}`
}

/** `0.914` becomes `91 %`, with a thin space. `digits`: decimals. */
export function percent(share: number, digits = 0): string {
  return `${(share * 100).toFixed(digits)}${THIN_SPACE}%`
}

/** A calendar date, `YYYY-MM-DD`, as the moment its day begins in UTC. */
function dayOf(isoDate: string): Date {
  return new Date(`${isoDate}T00:00:00Z`)
}

const forms = {
  long: new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }),
  weekday: new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }),
  short: new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' }),
}

/** `2026-11-23` becomes `Monday 23 November`. */
export function longDate(isoDate: string): string {
  return forms.long.format(dayOf(isoDate))
}

/** `2026-11-23` becomes `Monday`, or `Mon` when `short`. */
export function weekday(isoDate: string, length: 'long' | 'short' = 'long'): string {
  return (length === 'long' ? forms.weekday : forms.short).format(dayOf(isoDate))
}

const clock = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' })
const dateAndClock = new Intl.DateTimeFormat(locale, {
  weekday: 'short',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
})

/** The local time of day of a moment (ms since 1970). */
export function timeOfDay(at: number): string {
  return clock.format(at)
}

/** Date and local time of a moment (ms since 1970), such as a backup's. */
export function dateAndTime(at: number): string {
  return dateAndClock.format(at)
}

/** A size in bytes, as `3.4 MB`. */
export function size(bytes: number): string {
  if (bytes < 1000) return counted(bytes, 'byte')
  const units = ['kB', 'MB', 'GB', 'TB']
  const power = Math.min(Math.floor(Math.log10(bytes) / 3), units.length)
  const value = bytes / 1000 ** power
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${units[power - 1]}`
}

/** Minutes in words: `under a minute`, `7 minutes`, `1 hour 40 minutes`, `12 hours`. */
export function duration(minutes: number): string {
  const whole = Math.round(minutes)
  if (whole < 1) return 'under a minute'
  if (whole < 60) return counted(whole, 'minute')
  if (whole >= 180) return counted(Math.round(whole / 60), 'hour')
  const rounded = Math.round(whole / 5) * 5
  const rest = rounded % 60
  const hours = counted(Math.floor(rounded / 60), 'hour')
  return rest === 0 ? hours : `${hours} ${rest} minutes`
}

/** A deck's full name as people read it: `Service by service › Amazon EC2`. */
export function deckWords(name: string): string {
  return name.split('::').join(' › ')
}

const smallNumbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six']

/** `2` becomes `two`; above six the figure. */
export function numberWord(value: number): string {
  return smallNumbers[value] ?? figure(value)
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
