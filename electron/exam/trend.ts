import { percent } from './verdict.ts'

const ENOUGH = 3

/**
 * How the share right moves, in a sentence: the mean of the later half against that of the earlier half.
 * Null with fewer than three attempts.
 * @param shares  right in each attempt, 0..1, the oldest first
 */
export function trendOf(shares: readonly number[]): string | null {
  if (shares.length < ENOUGH) return null
  const half = Math.floor(shares.length / 2)
  const before = meanOf(shares.slice(0, half))
  const after = meanOf(shares.slice(half))
  const points = Math.round((after - before) * 100)
  if (Math.abs(points) < 3) return `Steady at about ${percent(meanOf(shares))} right.`
  const way = points > 0 ? 'up' : 'down'
  return `On the way ${way}: from about ${percent(before)} to ${percent(after)} right.`
}

function meanOf(shares: readonly number[]): number {
  return shares.reduce((sum, share) => sum + share, 0) / shares.length
}
