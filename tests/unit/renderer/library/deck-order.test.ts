import { expect, test } from 'vitest'
import type { LibraryDeck } from '../../../../electron/contract/library.ts'
import { decksOutside, fullNameOf, inSight } from '../../../../renderer/rooms/library/deck-order.ts'
import { dueShort } from '../../../../renderer/rooms/library/line-words.ts'

const tree = [
  ['A', 0, null],
  ['B', 1, 0],
  ['C', 2, 1],
  ['D', 1, 0],
  ['E', 0, null],
] as const
const decks = tree.map(([name, depth, parentId], deckId) => ({
  ...{ name, depth, deckId, parentId, notes: 1 },
})) as unknown as LibraryDeck[]
const names = (some: readonly LibraryDeck[]) => some.map(({ name }) => name).join('')

test('a folded deck hides all that is below it, however deep', () => {
  expect(names(inSight(decks, new Set()).map(({ deck }) => deck))).toBe('ABCDE')
  expect(names(inSight(decks, new Set([1])).map(({ deck }) => deck))).toBe('ABDE')
  expect(names(inSight(decks, new Set([0])).map(({ deck }) => deck))).toBe('AE')
  expect(inSight(decks, new Set()).map(({ hasSubDecks }) => hasSubDecks)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ])
})

test('a deck is named from the outside in, and moved anywhere but into itself', () => {
  expect(fullNameOf(decks, 2)).toBe('A › B › C')
  expect(names(decksOutside(decks, 1))).toBe('ADE')
  expect(names(decksOutside(decks, 0))).toBe('E')
  expect(names(decksOutside(decks, 4))).toBe('ABCD')
})

test('a due date is told in the unit that says enough', () => {
  const day = 86_400_000
  expect([0, 0.5, 3, 60, 700].map(days => dueShort(days * day, 0))).toEqual([
    ...['due', 'in 1 day', 'in 3 days', 'in 2 months', 'in 2 years'],
  ])
})
