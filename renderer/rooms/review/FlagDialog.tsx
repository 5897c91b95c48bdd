import { Flag } from 'lucide-react'
import { Dialog } from '../../ui/Dialog.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { flagNames } from './answer-words.ts'
import type { ReviewActions } from './review-session.ts'
import './dialogs.css'

type Props = { review: ReviewActions; flag: number; onClose: () => void }

/** The seven flags by number and word; the one that is set is taken away by choosing it again. */
export function FlagDialog({ review, flag, onClose }: Props) {
  const choose = (chosen: number) => {
    onClose()
    void review.flag(chosen)
  }
  return (
    <Dialog title="Flag card" onClose={onClose}>
      <div className="flags">
        {flagNames.slice(1).map((name, index) => (
          <button
            key={name}
            type="button"
            className="flag-choice"
            aria-pressed={flag === index + 1}
            data-autofocus={flag === index + 1 || (flag === 0 && index === 0) ? '' : undefined}
            onClick={() => choose(index + 1)}
          >
            <Flag size={15} strokeWidth={2} fill={flag === index + 1 ? 'currentColor' : 'none'} aria-hidden />
            <span>
              Flag {index + 1}, {name.toLowerCase()}
            </span>
            <Kbd keys={`Ctrl+${index + 1}`} />
          </button>
        ))}
      </div>
    </Dialog>
  )
}
