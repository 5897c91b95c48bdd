import type { LibraryDeck } from '../../../electron/contract/library.ts'

/** Decks in the order of their tree without those under a folded one. */
export function inSight(
  decks: readonly LibraryDeck[],
  folded: ReadonlySet<number>,
): { deck: LibraryDeck; hasSubDecks: boolean }[] {
  const shown: { deck: LibraryDeck; hasSubDecks: boolean }[] = []
  let hiddenBelow = Number.POSITIVE_INFINITY
  for (const [place, deck] of decks.entries()) {
    if (deck.depth > hiddenBelow) continue
    const hasSubDecks = (decks[place + 1]?.depth ?? 0) > deck.depth
    hiddenBelow = hasSubDecks && folded.has(deck.deckId) ? deck.depth : Number.POSITIVE_INFINITY
    shown.push({ deck, hasSubDecks })
  }
  return shown
}

/** A deck's name with those of its parents, as people read it. */
export function fullNameOf(decks: readonly LibraryDeck[], deckId: number): string {
  const names: string[] = []
  for (let deck = byId(decks, deckId); deck !== undefined; deck = byId(decks, deck.parentId)) {
    names.unshift(deck.name)
  }
  return names.join(' › ')
}

/** Decks that another can be moved into: all but itself and those below it. */
export function decksOutside(decks: readonly LibraryDeck[], deckId: number): LibraryDeck[] {
  const at = decks.findIndex(deck => deck.deckId === deckId)
  const depth = decks[at]?.depth ?? 0
  const end = decks.findIndex((deck, place) => place > at && deck.depth <= depth)
  return decks.filter((_, place) => place < at || (end >= 0 && place >= end))
}

function byId(decks: readonly LibraryDeck[], deckId: number | null): LibraryDeck | undefined {
  return decks.find(deck => deck.deckId === deckId)
}
