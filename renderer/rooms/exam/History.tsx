import { go } from '../../app/navigation.ts'
import { Panel } from '../../ui/Panel.tsx'
import { dateAndTime, percent } from '../../ui/words.ts'
import { timeLine } from './home-words.ts'
import type { ExamHome } from './views.ts'

type Past = ExamHome['history'][number]
type Props = {
  history: readonly Past[]
  trend: string | null
  pass: { share: number; low: number; high: number }
}

/** Past attempts, newest first, and how they move. */
export function History({ history, trend, pass }: Props) {
  return (
    <Panel title="So far" className="exam-history">
      {history.length === 0 ? (
        <p className="muted">No exam was sat yet. The first one shows where you stand.</p>
      ) : (
        <>
          {history.length > 1 && (
            <>
              <Course history={history} pass={pass} />
              <p className="small">Each mark is an exam and its likely range; in the band a pass begins.</p>
            </>
          )}
          {trend !== null && <p className="exam-trend">{trend}</p>}
          <table className="exam-past">
            <thead>
              <tr>
                <th scope="col">Exam</th>
                <th scope="col">Right</th>
                <th scope="col">Verdict</th>
                <th scope="col">Time</th>
              </tr>
            </thead>
            <tbody>
              {history.map(past => (
                <tr key={past.examId}>
                  <th scope="row">
                    <button
                      type="button"
                      className="link-button"
                      onClick={() => go('report', { examId: past.examId })}
                    >
                      {past.name}
                    </button>
                    <span className="small">
                      {dateAndTime(past.endedAt)}
                      {past.mode === 'practice' && ', practice'}
                    </span>
                  </th>
                  <td>
                    {past.right} of {past.scored}
                    <span className="small">{percent(past.share)}</span>
                  </td>
                  <td>{past.verdict}</td>
                  <td>{timeLine(past)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </Panel>
  )
}

/** The share right from attempt to attempt with its interval; the band is where a pass may begin. */
function Course({ history, pass }: { history: readonly Past[]; pass: Props['pass'] }) {
  const shown = history.slice(0, 20).toReversed()
  const x = (index: number) => (shown.length === 1 ? 50 : 4 + (92 * index) / (shown.length - 1))
  const y = (share: number) => 2 + 46 * (1 - share)
  return (
    <svg className="exam-course" viewBox="0 0 100 50" preserveAspectRatio="none" aria-hidden="true">
      <rect
        className="exam-course-pass"
        x="0"
        width="100"
        y={y(pass.high)}
        height={y(pass.low) - y(pass.high)}
      />
      {shown.map((past, index) => (
        <line
          key={past.examId}
          className="exam-course-range"
          x1={x(index)}
          x2={x(index)}
          y1={y(past.low)}
          y2={y(past.high)}
        />
      ))}
      <polyline
        className="exam-course-line"
        points={shown.map((p, i) => `${x(i)},${y(p.share)}`).join(' ')}
      />
    </svg>
  )
}
