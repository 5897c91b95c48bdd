import { percent } from './verdict.ts'

/** An attempt that is over: when, ms since 1970, and its share right, 0..1. */
export type TrendPoint = { readonly at: number; readonly share: number }

const ENOUGH = 3

/**
 * How the share right moves, in a sentence: the mean of the later half against that of the earlier half.
 * Null with fewer than three attempts.
 * @param attempts  oldest first
 */
export function trendOf(attempts: readonly TrendPoint[]): string | null {
  if (attempts.length < ENOUGH) return null
  const half = Math.floor(attempts.length / 2)
  const before = meanOf(attempts.slice(0, half))
  const after = meanOf(attempts.slice(half))
  const points = Math.round((after - before) * 100)
  if (Math.abs(points) < 3) return `Steady at about ${percent(meanOf(attempts))} right.`
  const way = points > 0 ? 'up' : 'down'
  return `On the way ${way}: from about ${percent(before)} to ${percent(after)} right.`
}

function meanOf(attempts: readonly TrendPoint[]): number {
  return attempts.reduce((sum, { share }) => sum + share, 0) / attempts.length
}
