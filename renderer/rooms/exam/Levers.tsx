import { go } from '../../app/navigation.ts'
import { Button } from '../../ui/Button.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { counted, figure, percent } from '../../ui/words.ts'
import type { ExamHome } from './views.ts'

type Readiness = ExamHome['readiness']

/** How likely a pass is, with its range, what it rests on, and what would raise it most. */
export function Levers({ readiness }: { readiness: Readiness }) {
  const { chance, levers, basis } = readiness
  return (
    <Panel title="Ready?" className="exam-ready">
      {chance !== null && <Scale readiness={readiness} />}
      {levers.length > 0 && (
        <>
          <h3 className="exam-subhead">What would help most</h3>
          <ol className="exam-levers">
            {levers.map(lever => (
              <li key={lever.topic}>
                <p>{lever.sentence}</p>
                <p className="small">
                  {lever.gain < 0.5 ? 'under 1 point' : counted(Math.round(lever.gain), 'point')} more
                </p>
              </li>
            ))}
          </ol>
        </>
      )}
      {chance === null && (
        <Button onClick={() => go('review')} className="exam-revise">
          Revise
        </Button>
      )}
      <p className="small">
        Rests on {counted(basis.reviews, 'review')}, {counted(basis.cards, 'card')} and{' '}
        {counted(basis.answers, 'exam answer')}.
        {chance !== null &&
          ` It speaks of ${percent(readiness.covered)} of the exam, and takes ${percent(readiness.pass.share)} right as a pass, which AWS does not publish: at ${percent(readiness.pass.low)} it would be ${percent(readiness.ifEasier ?? 0)}, at ${percent(readiness.pass.high)} ${percent(readiness.ifHarder ?? 0)}.`}
      </p>
    </Panel>
  )
}

/** The chance on a line from 0 to 100, with the range it may lie in. */
function Scale({ readiness: { chance, low, high } }: { readiness: Readiness }) {
  const at = chance ?? 0
  const from = low ?? at
  const to = high ?? at
  return (
    <figure className="exam-scale">
      <svg viewBox="0 0 100 8" preserveAspectRatio="none" role="img" aria-label={rangeInWords(at, from, to)}>
        <rect className="exam-scale-ground" x="0" y="2" width="100" height="4" rx="1" />
        <rect
          className="exam-scale-range"
          x={from * 100}
          y="2"
          width={Math.max(0.5, (to - from) * 100)}
          height="4"
        />
        <rect className="exam-scale-mark" x={at * 100 - 0.4} y="0" width="0.8" height="8" />
      </svg>
      <figcaption className="small">
        <span>0</span>
        <span>{rangeInWords(at, from, to)}</span>
        <span>{figure(100)}</span>
      </figcaption>
    </figure>
  )
}

function rangeInWords(at: number, from: number, to: number): string {
  return `${percent(at)}, somewhere between ${Math.round(from * 100)} and ${percent(to)}`
}
