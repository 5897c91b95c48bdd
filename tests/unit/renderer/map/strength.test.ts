import { describe, expect, test } from 'vitest'
import type { CardId } from '../../../../electron/contract/core.ts'
import { inkOf, strengthInWords, strengthOf } from '../../../../renderer/rooms/map/strength.ts'

const cards = (...recalls: (number | null)[]) =>
  recalls.map((retrievability, index) => ({
    ...{ cardId: index as CardId, retrievability },
    state: retrievability === null ? ('new' as const) : ('review' as const),
  }))
const of = (...recalls: (number | null)[]) => strengthOf(cards(...recalls))

describe('how well a layer is known', () => {
  test('is said in words', () => {
    expect(strengthInWords(of(0.96, 0.91, 0.63, null))).toBe('1 fading, 1 new')
    expect(strengthInWords(of(0.96, 0.91))).toBe('all at hand')
    expect(strengthInWords(of(null, null))).toBe('not seen yet')
    expect(strengthInWords(of())).toBe('no cards')
  })

  test('leaves cards that were never seen out of the recall', () => {
    expect(of(0.9, 0.7, null).recall).toBeCloseTo(0.8)
    expect(of(null).recall).toBeNull()
  })

  test('is drawn in more ink the more is forgotten, and in none where nothing is', () => {
    const inks = [0.99, 0.97, 0.9, 0.8, 0.7, 0.3].map(recall => inkOf(of(recall)))
    expect(inks).toEqual(inks.toSorted((one, other) => one - other))
    expect([inks[0], inks.at(-1), inkOf(of(null))]).toEqual([0, 1, 0])
  })
})
