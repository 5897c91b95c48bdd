import { Flag } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { counted } from '../../ui/words.ts'
import type { SittingActions } from './sitting-session.ts'
import { isAnswered, type OpenQuestion, type SittingState, standingOf } from './sitting-state.ts'

type Props = { sitting: SittingActions; state: SittingState }

/** Everything once more before it is handed in: what is open and what is flagged comes first. */
export function LookOver({ sitting, state }: Props) {
  const { answered, open, flagged } = standingOf(state)
  const all = state.attempt.questions.length
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  const rows = state.attempt.questions.filter(question => !isAnswered(question) || question.isFlagged)
  return (
    <article className="sitting-question">
      <div className="sitting-page">
        <h2 ref={heading} className="sitting-stem" tabIndex={-1}>
          {answered} of {all} answered
        </h2>
        <p className="sitting-task">{adviceOf(open.length, flagged.length)}</p>
        {rows.length > 0 && (
          <table className="over-table">
            <thead>
              <tr>
                <th scope="col">Question</th>
                <th scope="col">State</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(question => (
                <Row key={question.position} sitting={sitting} question={question} />
              ))}
            </tbody>
          </table>
        )}
        <GiveUp sitting={sitting} />
      </div>
    </article>
  )
}

function Row({ sitting, question }: { sitting: SittingActions; question: OpenQuestion }) {
  const { position, isFlagged, chosen, choose } = question
  const partly = chosen.length > 0 ? `${chosen.length} of ${choose} chosen` : 'open'
  return (
    <tr>
      <th scope="row">
        <div className="over-what">
          <button type="button" className="link-button" onClick={() => sitting.goTo(position)}>
            {position}
            <span className="unseen">: go to question {position}</span>
          </button>
          <span className="over-stem">{plainText(question.stem)}</span>
        </div>
      </th>
      <td>
        {!isAnswered(question) && <b>{partly}</b>}
        {isFlagged && (
          <span className="over-flag">
            <Flag size={13} strokeWidth={1.9} aria-hidden="true" /> flagged
          </span>
        )}
      </td>
    </tr>
  )
}

/** Out of the way, and asked twice: nothing of it remains. */
function GiveUp({ sitting }: { sitting: SittingActions }) {
  const [isSure, setSure] = useState(false)
  return (
    <p className="over-give-up small">
      {isSure ? (
        <>
          It leaves no report and counts nowhere.{' '}
          <Button look="quiet" onClick={() => void sitting.abandon()}>
            Give up this exam
          </Button>
          <Button look="quiet" onClick={() => setSure(false)}>
            Keep it
          </Button>
        </>
      ) : (
        <button type="button" className="link-button" onClick={() => setSure(true)}>
          Give up instead
        </button>
      )}
    </p>
  )
}

function adviceOf(open: number, flagged: number): string {
  if (open === 0 && flagged === 0) return 'Every question is answered and none is flagged.'
  const parts = [open > 0 && `${counted(open, 'question')} open`, flagged > 0 && `${flagged} flagged`]
  const wrong = open > 0 ? ' What is open counts as wrong, and a wrong answer costs nothing more.' : ''
  return `${parts.filter(Boolean).join(', ')}.${wrong}`
}

/** The text of a question for one line of a table. */
function plainText(html: string): string {
  return new DOMParser().parseFromString(html, 'text/html').body.textContent
}
