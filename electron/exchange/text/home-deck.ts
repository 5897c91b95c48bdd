import type { DeckPackage, PackageNote } from '../deck-package.ts'

/**
 * The name of the deck a note is at home in, for formats that put notes into decks: its own, else that of its
 * first card, else `Default`.
 */
export function homeDecks(pack: DeckPackage): (note: PackageNote) => string {
  const names = new Map(pack.decks.map(deck => [deck.id, deck.name]))
  const firsts = new Map<string, { ordinal: number; deckId: string }>()
  for (const card of pack.cards()) {
    const known = firsts.get(card.noteId)
    if (known && known.ordinal <= card.ordinal) continue
    // A card lent to a filtered deck belongs elsewhere; the reader says where in `other`, if it can.
    firsts.set(card.noteId, { ordinal: card.ordinal, deckId: card.deckId })
  }
  return note => names.get(note.deckId ?? firsts.get(note.id)?.deckId ?? '') ?? 'Default'
}

/** How many cards a package's notes have: those it carries, or those its notes will make. */
export function countCards(pack: DeckPackage): number {
  let count = 0
  for (const _ of pack.cards()) count++
  return count
}
