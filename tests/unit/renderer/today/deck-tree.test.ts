import { expect, test } from 'vitest'
import { type ChoiceDeck, deckIdsOf, isChosen, toggled } from '../../../../renderer/rooms/today/deck-tree.ts'

/** 1 (2, 3 (4, 5)), 6 */
const decks = [0, 1, 1, 2, 2, 0].map((depth, index) => ({
  deckId: (index + 1) as ChoiceDeck['deckId'],
  name: `Deck ${index + 1}`,
  depth,
  counts: { new: 1, learning: 0, review: 0 },
}))
const none = new Set<ChoiceDeck['deckId']>()
const states = (chosen: ReadonlySet<ChoiceDeck['deckId']>) =>
  decks.map((_, index) => isChosen(decks, index, chosen))

test('a deck takes its sub-decks along, at any depth', () => {
  const chosen = toggled(decks, 0, none)
  expect(states(chosen)).toEqual(['all', 'all', 'all', 'all', 'all', 'none'])
  expect(deckIdsOf(decks, chosen)).toEqual([1])
})

test('a deck above a choice is chosen in part', () => {
  const chosen = toggled(decks, 3, none)
  expect(states(chosen)).toEqual(['some', 'none', 'some', 'all', 'none', 'none'])
  expect(deckIdsOf(decks, chosen)).toEqual([4])
})

test('choosing the last of its sub-decks chooses the deck', () => {
  const chosen = toggled(decks, 4, toggled(decks, 3, none))
  expect(deckIdsOf(decks, chosen)).toEqual([3])
})

test('unticking one sub-deck leaves the others', () => {
  const chosen = toggled(decks, 1, toggled(decks, 0, none))
  expect(deckIdsOf(decks, chosen)).toEqual([3])
  expect(states(chosen)[0]).toBe('some')
})

test('ticking a deck that is chosen in part completes it, ticking again empties it', () => {
  const whole = toggled(decks, 0, toggled(decks, 3, none))
  expect(deckIdsOf(decks, whole)).toEqual([1])
  expect(deckIdsOf(decks, toggled(decks, 0, whole))).toEqual([])
})
