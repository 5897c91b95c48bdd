import { Star, TriangleAlert } from 'lucide-react'
import type { MouseEvent } from 'react'
import type { NoteRow } from '../../../electron/contract/library.ts'
import { now } from '../../app/clock.ts'
import { deckWords } from '../../ui/words.ts'
import { stateOf } from './line-words.ts'

type Props = {
  id: string
  row: NoteRow | undefined
  place: number
  count: number
  isChosen: boolean
  isAt: boolean
  top: number
  height: number
  onPoint: (event: MouseEvent) => void
  onOpen: () => void
}

/** A note as one entry of the list: its text, where it lies and how it stands. */
export function NoteLine({ id, row, place, count, isChosen, isAt, top, height, onPoint, onOpen }: Props) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and names the one it is at
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list takes the keys
    <div
      id={id}
      role="option"
      aria-selected={isChosen}
      aria-setsize={count}
      aria-posinset={place + 1}
      className="note-line"
      data-at={isAt || undefined}
      style={{ transform: `translateY(${top}px)`, height }}
      onClick={onPoint}
      onDoubleClick={onOpen}
    >
      {row === undefined ? (
        <span className="unseen">Loading</span>
      ) : (
        <>
          <span className="note-line-text" dir="auto">
            {row.text === '' ? <i className="muted">No text</i> : row.text}
          </span>
          <span className="note-line-about small">
            <span className="note-line-deck">{row.deck === '' ? row.noteType : deckWords(row.deck)}</span>
            {row.isMarked && <Star size={12} strokeWidth={2} fill="currentColor" aria-label="marked" />}
            {row.isReported && <TriangleAlert size={12} strokeWidth={2} aria-label="reported" />}
            <span className="note-line-state">{stateOf(row, now())}</span>
          </span>
        </>
      )}
    </div>
  )
}
