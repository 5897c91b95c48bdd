import { demarc, Refusal } from '../../app/client.ts'
import { useCommands } from '../../app/commands.ts'
import { useChange, useData } from '../../app/data.ts'
import { setJournal } from '../../app/journal.ts'
import { go, type RoomArgs } from '../../app/navigation.ts'
import { toast } from '../../app/toast.ts'
import { Button } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { dateAndTime } from '../../ui/words.ts'
import { Bar } from './Bar.tsx'
import { Confidences } from './Confidences.tsx'
import { reportCommands } from './commands.ts'
import { timeLine } from './home-words.ts'
import { Misses } from './Misses.tsx'
import { Notable } from './Notable.tsx'
import type { ExamReport } from './views.ts'
import { WhoseTable } from './WhoseTable.tsx'
import './sitting.css'
import './exam-room.css'
import './report.css'

/** What an exam amounts to, and what was wrong and why. */
export function Report({ args }: { args: RoomArgs['report'] }) {
  const { data: report, error } = useData(demarc.exam.report, { examId: args.examId })
  if (error instanceof Refusal) {
    return <Empty action={<Button onClick={() => go('exam')}>To Exam</Button>}>{error.sentence}</Empty>
  }
  if (error) throw error
  return report ? <ReportPage report={report} /> : null
}

function ReportPage({ report }: { report: ExamReport }) {
  const revising = useChange(demarc.exam.revise)
  const { questions, isDone } = report.revise
  const canRevise = questions > 0 && !isDone && !revising.isRunning
  const revise = () =>
    revising.run(
      { examId: report.examId },
      {
        onSuccess: ({ notice, journal }) => {
          setJournal(journal)
          toast(notice, { label: 'Start revising', keys: '', run: () => go('review') })
        },
      },
    )
  // One domain alone says what the headline says.
  const parts = report.domains.length > 1 ? report.domains : report.topics
  useCommands('Exam', reportCommands, {
    canRevise,
    revise,
    savePdf: () => void savePdf(report),
    leave: () => go('exam'),
  })
  return (
    <div className="report">
      <p className="muted">
        {report.name} · {dateAndTime(report.endedAt)}, {timeLine(report)}
        {report.mode === 'practice' && ', practice'}
        {report.endedBy === 'time_up' && ', the time ran out'}
      </p>
      <header className="report-head">
        <div>
          <h1>{report.headline}</h1>
          <p className="exam-sentence">{report.detail}</p>
          {report.notes.map(note => (
            <p key={note} className="small">
              {note}
            </p>
          ))}
          {revising.refusal !== null && (
            <p className="exam-problem" role="alert">
              {revising.refusal.sentence}
            </p>
          )}
        </div>
        <div className="report-go not-on-paper">
          {questions > 0 && (
            <Button
              look="primary"
              keys="Space"
              data-command="report.revise"
              autoFocus
              aria-disabled={!canRevise}
              onClick={() => canRevise && revise()}
            >
              {isDone ? `Revised: ${questions}` : `Revise these ${questions}`}
            </Button>
          )}
          <Button look="quiet" onClick={() => void savePdf(report)}>
            Save as PDF
          </Button>
        </div>
      </header>
      <div className="report-cols">
        <Panel title={parts === report.domains ? 'By domain' : 'By topic'}>
          <table className="exam-bars">
            <tbody>
              {parts.map(({ name, right, scored }) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td>
                    <Bar share={scored === 0 ? 0 : right / scored} />
                  </td>
                  <td className="exam-num">
                    {right} of {scored}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {parts === report.domains && report.weak.length > 0 && (
            <p className="small report-weak">
              Weakest:{' '}
              {report.weak.map(({ name, right, scored }) => `${name} (${right} of ${scored})`).join(', ')}.
            </p>
          )}
        </Panel>
        {report.whose !== null && <WhoseTable whose={report.whose} />}
        <Confidences report={report} />
        <Notable report={report} />
        <Misses report={report} />
      </div>
    </div>
  )
}

/** On paper every reason is open, whatever is folded on screen. */
async function savePdf(report: ExamReport): Promise<void> {
  const day = new Date(report.endedAt).toISOString().slice(0, 10)
  const folded = [...document.querySelectorAll<HTMLDetailsElement>('.report details:not([open])')]
  for (const one of folded) one.open = true
  try {
    const { file } = await demarc.app.savePdf({ name: `${report.name} ${day}` })
    if (file !== null) toast(`Saved as ${file}`)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    toast(error.sentence)
  } finally {
    for (const one of folded) one.open = false
  }
}
