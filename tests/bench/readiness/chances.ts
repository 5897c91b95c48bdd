import { chanceFrom } from '../../../electron/exam/chance.ts'

/** A source of chance for a world of candidates. */
export type Chances = {
  /** 0 to below 1. */
  readonly even: () => number
  /** A whole number from 0 to below `below`. */
  readonly whole: (below: number) => number
  readonly happens: (chance: number) => boolean
  readonly normal: (mean: number, spread: number) => number
  readonly between: (low: number, high: number) => number
}

export function chancesFrom(seed: number): Chances {
  const even = chanceFrom(seed)
  // Box and Muller.
  const normal = (mean: number, spread: number) =>
    mean + spread * Math.sqrt(-2 * Math.log(1 - even())) * Math.cos(2 * Math.PI * even())
  return {
    even,
    normal,
    whole: below => Math.floor(even() * below),
    happens: chance => even() < chance,
    between: (low, high) => low + (high - low) * even(),
  }
}

export const squashed = (logit: number) => 1 / (1 + Math.exp(-logit))
