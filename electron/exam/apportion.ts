/** A part that takes a share of some whole number of things. `cap`: how many it can take at most. */
export type Part = { readonly weight: number; readonly cap: number }

/**
 * Divides `count` things over parts by their weights. Where no part is short, each gets its exact share rounded down
 * or up. What a part can't take goes to the others by their weights.
 *
 * @returns how many each part gets; together `count`, or all they can take if that is less
 */
export function apportioned(count: number, parts: readonly Part[]): number[] {
  const given = parts.map(() => 0)
  let left = count
  for (;;) {
    const open = parts.flatMap((part, index) => {
      const room = part.cap - (given[index] ?? 0)
      return room > 0 ? [{ index, room, weight: part.weight }] : []
    })
    if (left === 0 || open.length === 0) return given
    const shares = largestRemainders(
      left,
      open.map(({ weight }) => weight),
    )
    for (const [at, { index, room }] of open.entries()) {
      const takes = Math.min(shares[at] ?? 0, room)
      given[index] = (given[index] ?? 0) + takes
      left -= takes
    }
  }
}

/** Hamilton's method: whole shares first, then one more to the largest remainders. Without any weight, equally. */
function largestRemainders(count: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const exact = weights.map(weight => (total > 0 ? (count * weight) / total : count / weights.length))
  // A share that is whole but for rounding must not lose one.
  const shares = exact.map(share => Math.floor(share + 1e-9))
  const rest = count - shares.reduce((sum, share) => sum + share, 0)
  const byRemainder = exact
    .map((share, index) => ({ index, remainder: share - (shares[index] ?? 0) }))
    .sort((one, other) => other.remainder - one.remainder || one.index - other.index)
  for (const { index } of byRemainder.slice(0, rest)) shares[index] = (shares[index] ?? 0) + 1
  return shares
}
