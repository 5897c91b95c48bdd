import type { Gives } from '../../../electron/contract/contract.ts'

/** Decks in the order of their tree, each with its depth. */
export type ChoiceDeck = Gives<'today.choices'>['decks'][number]
type DeckId = ChoiceDeck['deckId']

/** Whether a deck is chosen whole, in part or not at all. */
export type Chosen = 'all' | 'some' | 'none'

/** The decks below the one at `index`: those that follow it and lie deeper. */
function below(decks: readonly ChoiceDeck[], index: number): readonly ChoiceDeck[] {
  const depth = decks[index]?.depth ?? 0
  const end = decks.findIndex((deck, other) => other > index && deck.depth <= depth)
  return decks.slice(index + 1, end < 0 ? undefined : end)
}

/** The decks with nothing below them, at or under `index`: what a choice is made of. */
function leaves(decks: readonly ChoiceDeck[], index: number): DeckId[] {
  const under = below(decks, index)
  if (under.length === 0) return decks.slice(index, index + 1).map(deck => deck.deckId)
  return under.flatMap((deck, offset) => (below(decks, index + 1 + offset).length === 0 ? [deck.deckId] : []))
}

/** Whether the deck at `index` is chosen. `chosen` holds decks without sub-decks. */
export function isChosen(decks: readonly ChoiceDeck[], index: number, chosen: ReadonlySet<DeckId>): Chosen {
  const all = leaves(decks, index)
  const count = all.filter(deckId => chosen.has(deckId)).length
  if (count === 0) return 'none'
  return count === all.length ? 'all' : 'some'
}

/** The choice after the deck at `index` was ticked or unticked; a deck takes its sub-decks along. */
export function toggled(
  decks: readonly ChoiceDeck[],
  index: number,
  chosen: ReadonlySet<DeckId>,
): Set<DeckId> {
  const all = leaves(decks, index)
  const next = new Set(chosen)
  const isOn = isChosen(decks, index, chosen) === 'all'
  for (const deckId of all) {
    if (isOn) next.delete(deckId)
    else next.add(deckId)
  }
  return next
}

/** The fewest decks that say the same: a whole deck stands for its sub-decks. */
export function deckIdsOf(decks: readonly ChoiceDeck[], chosen: ReadonlySet<DeckId>): DeckId[] {
  const ids: DeckId[] = []
  for (let index = 0; index < decks.length; index += 1) {
    const deck = decks[index]
    if (!deck || isChosen(decks, index, chosen) !== 'all') continue
    ids.push(deck.deckId)
    index += below(decks, index).length
  }
  return ids
}
