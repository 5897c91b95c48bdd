/** Up to what length of interval, in days, how large a part of each day is added to the spread. */
const SPREADS = [
  { from: 2.5, to: 7, factor: 0.15 },
  { from: 7, to: 20, factor: 0.1 },
  { from: 20, to: Number.POSITIVE_INFINITY, factor: 0.05 },
]

/**
 * Whole days for an interval, varied at random within a spread and kept between two bounds.
 *
 * The spread is one day either way, plus 15 % of the days from 2.5 to 7, 10 % of those to 20 and 5 % of those
 * beyond; shorter intervals than 2.5 days have none.
 *
 * @param interval  days, not rounded
 * @param minimum   whole days; gives way to `maximum`
 * @param maximum   whole days, at least 1
 * @param chance    where in the spread, from 0 to below 1; null rounds instead
 * @see Anki, rslib/src/scheduler/states/fuzz.rs
 */
export function fuzzedInterval(
  interval: number,
  minimum: number,
  maximum: number,
  chance: number | null,
): number {
  const low = Math.min(Math.max(minimum, 1), maximum)
  const wanted = within(interval, low, maximum)
  if (chance === null) return within(Math.round(wanted), low, maximum)
  const spread = spreadOf(wanted)
  const first = within(Math.round(wanted - spread), low, maximum)
  const last = within(Math.round(wanted + spread), low, maximum)
  return Math.floor(first + chance * (1 + last - first))
}

/** How many days an interval may be varied either way. */
function spreadOf(interval: number): number {
  if (interval < 2.5) return 0
  return SPREADS.reduce(
    (days, { from, to, factor }) => days + factor * Math.max(0, Math.min(interval, to) - from),
    1,
  )
}

/**
 * A number from 0 to below 1 that depends on the card and on how often it was reviewed, and on nothing else:
 * an interval shown is the one that is given, and undoing a grade and giving it again changes nothing.
 */
export function chanceOf(cardId: number, reps: number): number {
  let hash = mixed(cardId >>> 0)
  // Ids are ms since 1970 and don't fit into 32 bits.
  hash = mixed(hash ^ Math.floor(cardId / 2 ** 32))
  hash = mixed(hash ^ reps)
  return hash / 2 ** 32
}

/** The finaliser of MurmurHash3 (A. Appleby, public domain), with an increment so that 0 does not stay 0. */
function mixed(value: number): number {
  let hash = (value + 0x9e3779b9) | 0
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

function within(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high)
}
