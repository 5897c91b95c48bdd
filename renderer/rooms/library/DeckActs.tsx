import { Ellipsis } from 'lucide-react'
import { useState } from 'react'
import type { DeckId } from '../../../electron/contract/core.ts'
import type { LibraryDeck } from '../../../electron/contract/library.ts'
import { demarc } from '../../app/client.ts'
import { Menu } from '../../ui/Menu.tsx'
import { counted } from '../../ui/words.ts'
import { tell } from './acts.ts'
import { DeckNameDialog } from './DeckNameDialog.tsx'
import { decksOutside, fullNameOf } from './deck-order.ts'
import { MoveDialog } from './MoveDialog.tsx'

/** What can be done with the deck that the list is narrowed to. */
export function useDeckActs(
  decks: readonly LibraryDeck[],
  deckId: DeckId | null,
  onDeck: (deckId: DeckId | null) => void,
) {
  const [dialog, setDialog] = useState<'make' | 'rename' | 'move' | null>(null)
  const deck = decks.find(one => one.deckId === deckId) ?? null
  const remove = async () => {
    if (deck === null) return
    const acted = await demarc.library.deleteDeck({ deckId: deck.deckId })
    onDeck(null)
    tell({ ...acted, count: 1 }, `${deck.name} deleted, with ${counted(acted.count, 'note')}.`)
  }
  const make = async (name: string) => {
    const acted = await demarc.library.makeDeck({ name, parentId: deck?.deckId ?? null })
    onDeck(acted.deckId)
    tell(acted, `Deck ${name.trim()} made.`)
  }
  const rename = async (name: string) => {
    if (deck === null) return
    tell(await demarc.library.renameDeck({ deckId: deck.deckId, name }), `Now called ${name.trim()}.`)
  }
  const move = async (parentId: DeckId | null) => {
    if (deck === null) return
    const to = parentId === null ? 'the top' : fullNameOf(decks, parentId)
    tell(await demarc.library.moveDeck({ deckId: deck.deckId, parentId }), `${deck.name} moved to ${to}.`)
  }
  return {
    ...{ decks, deck, dialog, make, rename, move, close: () => setDialog(null) },
    actions: {
      hasDeck: deck !== null,
      newDeck: () => setDialog('make'),
      renameDeck: () => setDialog('rename'),
      moveDeck: () => setDialog('move'),
      deleteDeck: () => void remove(),
    },
  }
}

type Acts = ReturnType<typeof useDeckActs>

/** The decks' own menu. */
export function DeckMenu({ acts: { actions } }: { acts: Acts }) {
  const isDisabled = !actions.hasDeck
  return (
    <Menu
      label="Deck"
      entries={[
        { id: 'new', label: 'New deck', keys: 'N', run: actions.newDeck },
        { id: 'rename', label: 'Rename deck', keys: 'F2', isDisabled, run: actions.renameDeck },
        { id: 'move', label: 'Move deck', isDisabled, run: actions.moveDeck },
        { id: 'delete', label: 'Delete deck', isDisabled, hasLineAbove: true, run: actions.deleteDeck },
      ]}
    >
      <Ellipsis size={16} strokeWidth={1.7} />
    </Menu>
  )
}

/** What may be asked about a deck. */
export function DeckDialogs({ acts }: { acts: Acts }) {
  const { decks, deck, dialog, close } = acts
  if (dialog === 'make') {
    return (
      <DeckNameDialog
        title="New deck"
        verb="Make deck"
        name=""
        about={deck === null ? 'It lies at the top.' : `It lies in ${fullNameOf(decks, deck.deckId)}.`}
        onName={acts.make}
        onClose={close}
      />
    )
  }
  if (dialog === 'rename' && deck !== null) {
    return (
      <DeckNameDialog
        title="Rename deck"
        verb="Rename"
        name={deck.name}
        onName={acts.rename}
        onClose={close}
      />
    )
  }
  if (dialog === 'move' && deck !== null) {
    return (
      <MoveDialog
        title={`Move ${deck.name}`}
        decks={decksOutside(decks, deck.deckId)}
        none="At the top"
        onMove={parentId => void acts.move(parentId)}
        onClose={close}
      />
    )
  }
  return null
}
