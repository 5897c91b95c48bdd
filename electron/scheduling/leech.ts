/**
 * Whether this lapse makes the card a leech, or reminds of it: at the threshold, and again every half threshold.
 *
 * @param lapses     lapses with this one
 * @param threshold  0: never
 * @see Anki, rslib/src/scheduler/states/review.rs, leech_threshold_met
 */
export function isLeechAt(lapses: number, threshold: number): boolean {
  if (threshold <= 0 || lapses < threshold) return false
  return (lapses - threshold) % Math.ceil(threshold / 2) === 0
}
