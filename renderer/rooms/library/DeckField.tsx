import type { DeckId } from '../../../electron/contract/core.ts'
import type { LibraryDeck } from '../../../electron/contract/library.ts'
import { Field } from '../../ui/Field.tsx'

type Props = {
  label: string
  decks: readonly LibraryDeck[]
  value: DeckId | null
  /** Offered as no deck at all, such as `At the top`. */
  none?: string
  onChange: (deckId: DeckId | null) => void
}

/** One deck out of the tree. */
export function DeckField({ label, decks, value, none, onChange }: Props) {
  return (
    <Field label={label}>
      {parts => (
        <select
          {...parts}
          className="input deck-field"
          data-autofocus
          size={Math.min(12, Math.max(4, decks.length + (none === undefined ? 0 : 1)))}
          value={value === null ? '' : String(value)}
          onChange={event => {
            const chosen = decks.find(deck => String(deck.deckId) === event.target.value)
            onChange(chosen?.deckId ?? null)
          }}
        >
          {none !== undefined && <option value="">{none}</option>}
          {decks.map(deck => (
            <option key={deck.deckId} value={String(deck.deckId)}>
              {`${'\u2003'.repeat(deck.depth)}${deck.name}`}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
