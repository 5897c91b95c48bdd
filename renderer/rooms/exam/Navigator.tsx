import type { SittingActions } from './sitting-session.ts'
import { isAnswered, type OpenQuestion, type SittingState } from './sitting-state.ts'

type Props = { sitting: SittingActions; state: SittingState }

/** Every question by its number: answered, open, flagged, and where one is. */
export function Navigator({ sitting, state }: Props) {
  const { attempt, position, isReviewing } = state
  return (
    <nav className="sitting-nav" aria-label="Questions">
      <div className="sitting-grid">
        {attempt.questions.map(question => (
          <button
            key={question.position}
            type="button"
            aria-label={nameOf(question)}
            aria-current={!isReviewing && question.position === position ? 'step' : undefined}
            data-answered={isAnswered(question)}
            data-flagged={question.isFlagged}
            onClick={() => sitting.goTo(question.position)}
          >
            {question.position}
          </button>
        ))}
      </div>
      <p className="small sitting-legend" aria-hidden="true">
        <span>
          <i data-answered="true" />
          answered
        </span>
        <span>
          <i />
          open
        </span>
        <span>
          <i data-flagged="true" />
          flagged
        </span>
      </p>
    </nav>
  )
}

function nameOf(question: OpenQuestion): string {
  const parts = [`Question ${question.position}`, isAnswered(question) ? 'answered' : 'open']
  if (question.isFlagged) parts.push('flagged')
  return parts.join(', ')
}
