import { percent } from '../../ui/words.ts'

/** How steeply memory fades in FSRS-6 with its default parameters (the last of the 21). */
const DECAY = 0.1542

/**
 * How many times the reviews of 90 % a desired retention costs, about: the intervals, inverted.
 * An interval is `S / F * (r^(-1/d) - 1)`, with stability `S` and the same `F` for every retention `r`.
 * @param retention 0.70..0.99
 * @see FSRS-6, https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm
 */
export function reviewsAgainst90(retention: number): number {
  const span = (r: number) => r ** (-1 / DECAY) - 1
  return span(0.9) / span(retention)
}

/** What a desired retention means and costs, in a sentence. */
export function costInWords(retention: number): string {
  const forgotten = `About ${inHundred(1 - retention)} cards will have slipped when they come due`
  const times = reviewsAgainst90(retention)
  if (Math.abs(times - 1) < 0.08) return `${forgotten}: a good middle for most people.`
  const factor = times >= 10 ? Math.round(times).toString() : times.toFixed(1)
  return times > 1
    ? `${forgotten}, at roughly ${factor} times the reviews that ${percent(0.9)} asks for.`
    : `${forgotten}, for roughly ${percent(times)} of the reviews that ${percent(0.9)} asks for.`
}

function inHundred(share: number): string {
  return `${Math.round(share * 100)} in 100`
}
