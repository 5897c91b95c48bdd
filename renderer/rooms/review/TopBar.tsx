import { ArrowLeft, Ellipsis } from 'lucide-react'
import { memo } from 'react'
import type { CardState, Counts } from '../../../electron/contract/core.ts'
import type { Session } from '../../../electron/contract/review.ts'
import { Button } from '../../ui/Button.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { Progress } from '../../ui/Progress.tsx'
import { UndoButton } from '../../ui/UndoButton.tsx'
import { figure } from '../../ui/words.ts'
import { menuOf } from './menu-entries.ts'
import type { ReviewActions } from './review-session.ts'

type Props = { review: ReviewActions; session: Session | null }

/** The way back, how far the session has come, what is left, and what can be undone. */
export const TopBar = memo(function TopBar({ review, session }: Props) {
  const undo = session?.journal.undo ?? null
  return (
    <header className="review-top">
      <Button look="quiet" onClick={review.leave} icon={<ArrowLeft size={15} strokeWidth={2} aria-hidden />}>
        Today
      </Button>
      <div className="review-progress">
        <Progress label="Session progress" value={session?.done ?? 0} max={session?.total ?? 0} />
      </div>
      <Left counts={session?.counts ?? null} state={session?.card?.state ?? null} />
      <UndoButton undo={undo} run={() => void review.undo()} />
      <Menu label="More" entries={menuOf(review, session)}>
        <Ellipsis size={18} aria-hidden />
      </Menu>
    </header>
  )
})

/** Cards left by state; the kind of the present card is underlined. */
function Left({ counts, state }: { counts: Counts | null; state: CardState | null }) {
  const current = state === 'relearning' ? 'learning' : state
  return (
    <span className="review-counts">
      {(['new', 'learning', 'review'] as const).map(kind => (
        <span key={kind} data-current={kind === current}>
          <b>{counts === null ? '·' : figure(counts[kind])}</b> {kind}{' '}
        </span>
      ))}
    </span>
  )
}
