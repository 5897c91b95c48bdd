import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { SafeHtml } from '../../app/notes/SafeHtml.tsx'
import { OwnerPill, ownerName } from '../../ui/OwnerPill.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { Verdict } from '../../ui/Verdict.tsx'
import { Reasons } from './Reasons.tsx'
import { confidences } from './sitting-state.ts'
import type { ExamReport } from './views.ts'

type Question = ExamReport['questions'][number]
type Shown = 'wrong' | 'lucky' | 'all'

/** The questions, each with the reason of every option. What went wrong comes first, and alone at first. */
export function Misses({ report }: { report: ExamReport }) {
  const wrong = report.questions.filter(({ isRight }) => !isRight)
  const lucky = report.questions.filter(({ isLucky }) => isLucky)
  const [shown, setShown] = useState<Shown>(wrong.length > 0 ? 'wrong' : 'all')
  const questions = { wrong, lucky, all: report.questions }[shown]
  return (
    <Panel title={shown === 'wrong' ? 'Wrong, and why' : 'The questions, and why'} className="report-wide">
      <div className="report-which not-on-paper">
        <Segments
          label="Show"
          options={[
            { value: 'wrong', label: `Wrong ${wrong.length}` },
            { value: 'lucky', label: `Lucky guesses ${lucky.length}` },
            { value: 'all', label: `All ${report.questions.length}` },
          ]}
          value={shown}
          onChange={setShown}
        />
      </div>
      {questions.length === 0 ? (
        <p className="muted">
          {shown === 'wrong' ? 'Nothing was wrong.' : 'No right answer was called a guess.'}
        </p>
      ) : (
        <ol className="exam-misses">
          {questions.map(question => (
            <li key={question.position}>
              <Miss question={question} />
            </li>
          ))}
        </ol>
      )}
    </Panel>
  )
}

function Miss({ question }: { question: Question }) {
  const { position, stem, whose, isRight } = question
  return (
    <details className="miss">
      <summary>
        <ChevronRight className="miss-sign" size={16} strokeWidth={1.9} aria-hidden="true" />
        <div className="miss-words">
          <SafeHtml html={stem} as="span" className="miss-stem" />
          <span className="small">
            Question {position} · {factsOf(question)}
          </span>
        </div>
        {whose === null ? (
          <div className="miss-verdict">
            <Verdict isRight={isRight}>{isRight ? 'right' : 'wrong'}</Verdict>
          </div>
        ) : (
          <span className="miss-whose">
            {whose.said === null ? (
              <span className="muted">open</span>
            ) : (
              <OwnerPill owner={whose.said}>you: {ownerName[whose.said]}</OwnerPill>
            )}
            {whose.said !== whose.right && (
              <>
                <span className="miss-arrow" aria-hidden="true">
                  →
                </span>
                <OwnerPill owner={whose.right} />
              </>
            )}
          </span>
        )}
      </summary>
      <div className="miss-body">
        <Reasons question={question} reveal={question} chosen={question.chosen} />
      </div>
    </details>
  )
}

const changes = {
  right_to_wrong: 'changed from right to wrong',
  wrong_to_right: 'changed from wrong to right',
  wrong_to_wrong: 'changed from wrong to wrong',
}

function factsOf(question: Question): string {
  const { domain, tookMs, confidence, change, isScored, isFlagged } = question
  const sure = confidences.find(({ value }) => value === confidence)?.label.toLowerCase()
  const parts = [
    domain,
    `${Math.max(1, Math.round(tookMs / 1000))} s`,
    sure,
    change && changes[change],
    isFlagged && 'flagged',
    !isScored && 'did not count',
  ]
  return parts.filter(Boolean).join(' · ')
}
