import type { Interval } from './interval.ts'

/** The share of scored questions assumed to pass, 0..1, and the range it may lie in. */
export type PassShare = { readonly share: number; readonly low: number; readonly high: number }

/** `close`: within the range that the share to pass may lie in. */
export type Verdict = 'pass' | 'close' | 'fail'

/** Whether a share right would most likely pass. */
export function verdictOf(share: number, pass: PassShare): Verdict {
  if (share >= pass.high) return 'pass'
  return share < pass.low ? 'fail' : 'close'
}

/** A verdict in words. */
export const verdictWords: Record<Verdict, string> = {
  pass: 'most likely a pass',
  close: 'too close to call',
  fail: 'most likely not yet a pass',
}

/** `41 of 50 right: most likely a pass`. */
export function headlineOf(right: number, scored: number, pass: PassShare): string {
  if (scored === 0) return 'No question counted'
  return `${right} of ${scored} right: ${verdictWords[verdictOf(right / scored, pass)]}`
}

/** What stands below it: the share with its interval, what passing is assumed to take, and why there is no score. */
export function detailOf({ share, low, high }: Interval, pass: PassShare): string {
  return (
    `${percent(share)}, and with so few questions somewhere between ${range(low, high)}. ` +
    `Passing is assumed to take about ${percent(pass.share)} (${range(pass.low, pass.high)}); AWS publishes no such ` +
    'figure. It equates its forms, so a score out of 1,000 can’t be worked out here.'
  )
}

/** A share as a whole percentage, a thin space before the sign. */
export function percent(share: number): string {
  return `${Math.round(share * 100)}\u2009%`
}

function range(low: number, high: number): string {
  return `${Math.round(low * 100)} and ${percent(high)}`
}
