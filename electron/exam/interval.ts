/** The quantile of the normal distribution that leaves 2.5 % on either side. */
const Z_95 = 1.959964

/** A share with what it may well be, each 0..1. */
export type Interval = { readonly share: number; readonly low: number; readonly high: number }

/**
 * Wilson's score interval for a share, 95 %:
 * (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n).
 * Unlike p ± z·√(p(1−p)/n) it stays within 0..1 and keeps its promise with few questions and shares near the ends.
 *
 * @returns 0 to 1 around 0 when there is nothing to count
 * @see E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927)
 */
export function wilson(right: number, of: number): Interval {
  if (of === 0) return { share: 0, low: 0, high: 1 }
  const share = right / of
  const square = Z_95 ** 2 / of
  const middle = share + square / 2
  const spread = Z_95 * Math.sqrt((share * (1 - share)) / of + square / (4 * of))
  // At the ends the interval reaches the share itself, which rounding must not take from it.
  return {
    share,
    low: right === 0 ? 0 : (middle - spread) / (1 + square),
    high: right === of ? 1 : (middle + spread) / (1 + square),
  }
}
