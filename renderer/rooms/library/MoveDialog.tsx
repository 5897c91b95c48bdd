import { type FormEvent, useState } from 'react'
import type { DeckId } from '../../../electron/contract/core.ts'
import type { LibraryDeck } from '../../../electron/contract/library.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { DeckField } from './DeckField.tsx'

type Props = {
  title: string
  decks: readonly LibraryDeck[]
  /** Offered as no deck at all. */
  none?: string
  onMove: (deckId: DeckId | null) => void
  onClose: () => void
}

/** Chooses where notes, or a deck, go. */
export function MoveDialog({ title, decks, none, onMove, onClose }: Props) {
  const [deckId, setDeckId] = useState<DeckId | null>(none === undefined ? (decks[0]?.deckId ?? null) : null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onClose()
    onMove(deckId)
  }
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" form="move-form" look="primary" className="dialog-main">
            Move
          </Button>
        </>
      }
    >
      <form
        id="move-form"
        className="note-form"
        onSubmit={submit}
        onKeyDown={event => {
          if (event.key === 'Enter') event.currentTarget.requestSubmit()
        }}
      >
        <DeckField
          label="Deck"
          decks={decks}
          value={deckId}
          {...(none === undefined ? {} : { none })}
          onChange={setDeckId}
        />
      </form>
    </Dialog>
  )
}
