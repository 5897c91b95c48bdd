/** Numbers from 0 to below 1, one after the other, that look random and hang on the seed alone. */
export type Chance = () => number

/**
 * A row of numbers for a seed: mulberry32 (T. Ettinger, public domain). Good enough to shuffle questions with.
 * @param seed  a whole number; its lowest 32 bits count
 */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** The things in an order that chance decides, each order being equally likely (Fisher and Yates). */
export function shuffled<Thing>(things: readonly Thing[], chance: Chance): Thing[] {
  const order = [...things]
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(chance() * (last + 1))
    const [one, two] = [order[last], order[other]]
    if (one === undefined || two === undefined) continue
    order[last] = two
    order[other] = one
  }
  return order
}
