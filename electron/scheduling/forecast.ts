/**
 * How many cards come due on each study day from today on; what is overdue counts for today.
 *
 * @param dueDays  study day and number of cards; the same day may come more than once
 * @param length   days, today included
 */
export function forecastOf(
  dueDays: Iterable<{ readonly day: number; readonly cards: number }>,
  today: number,
  length = 7,
): number[] {
  const counts = new Array<number>(length).fill(0)
  for (const { day, cards } of dueDays) {
    const index = Math.max(0, day - today)
    if (index < length) counts[index] = (counts[index] ?? 0) + cards
  }
  return counts
}
