import { Flag } from 'lucide-react'
import { Button } from '../../ui/Button.tsx'
import type { SittingActions } from './sitting-session.ts'
import { questionOf, type SittingState } from './sitting-state.ts'

type Props = { sitting: SittingActions; state: SittingState }

/** From question to question, or to the end. Each button keeps its place. */
export function SittingFoot({ sitting, state }: Props) {
  if (state.isReviewing) {
    return (
      <footer className="sitting-foot">
        <Button keys="Escape" onClick={sitting.backToQuestions}>
          Back to question {state.position}
        </Button>
        <Button
          look="primary"
          keys="Ctrl+Enter"
          disabled={state.isEnding}
          onClick={() => void sitting.submit()}
        >
          Submit
        </Button>
      </footer>
    )
  }
  const { isFlagged } = questionOf(state)
  const isFirst = state.position === 1
  const isLast = state.position === state.attempt.questions.length
  return (
    <footer className="sitting-foot">
      <Button keys="P" aria-disabled={isFirst} onClick={sitting.previous}>
        Previous
      </Button>
      <Button
        look={isFlagged ? 'plain' : 'quiet'}
        keys="F"
        aria-pressed={isFlagged}
        icon={
          <Flag size={15} strokeWidth={1.9} fill={isFlagged ? 'currentColor' : 'none'} aria-hidden="true" />
        }
        onClick={sitting.flag}
      >
        Flag
      </Button>
      <Button look="primary" keys="N" onClick={sitting.next}>
        {isLast ? 'Next: look over' : 'Next'}
      </Button>
    </footer>
  )
}
