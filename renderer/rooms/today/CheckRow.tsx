import { figure } from '../../ui/words.ts'
import type { Chosen } from './deck-tree.ts'

type Props = {
  label: string
  depth: number
  cards: number
  state: Chosen
  hasFirstFocus?: boolean
  onToggle: () => void
}

/** One topic or service to tick, with the cards due in it. */
export function CheckRow({ label, depth, cards, state, hasFirstFocus, onToggle }: Props) {
  return (
    <label
      className="choose-row"
      data-empty={cards === 0}
      style={{ paddingInlineStart: `${depth * 1.5}rem` }}
    >
      <input
        type="checkbox"
        className="check"
        checked={state === 'all'}
        aria-label={`${label}, ${figure(cards)} due`}
        data-autofocus={hasFirstFocus || undefined}
        // biome-ignore lint/a11y/noAutofocus: it may come after the dialog, once the topics are read
        autoFocus={hasFirstFocus}
        ref={box => {
          if (box) box.indeterminate = state === 'some'
        }}
        onChange={onToggle}
      />
      <span>{label}</span>
      <span className="choose-count">{cards === 0 ? '·' : figure(cards)}</span>
    </label>
  )
}
