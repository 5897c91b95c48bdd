import { Panel } from '../../ui/Panel.tsx'
import { counted } from '../../ui/words.ts'
import type { ExamReport } from './views.ts'

/** Time and second thoughts, each in a sentence. */
export function Notable({ report }: { report: ExamReport }) {
  const { time, changed, unscored } = report
  const lines = [
    `${seconds(time.medianMs)} on a question, as a rule${splitOf(time)}.`,
    changesOf(changed),
    unscored.questions > 0 &&
      `${counted(unscored.questions, 'question')} did not count; ${unscored.right} of them were right.`,
  ].filter(line => line !== false && line !== '')
  return (
    <Panel title="Time and second thoughts">
      <ul className="report-lines">
        {lines.map(line => (
          <li key={String(line)}>{line}</li>
        ))}
      </ul>
    </Panel>
  )
}

const seconds = (ms: number) => counted(Math.max(1, Math.round(ms / 1000)), 'second')

function splitOf({ rightMs, wrongMs }: ExamReport['time']): string {
  if (rightMs === null || wrongMs === null) return ''
  return `: ${Math.round(rightMs / 1000)} on those that were right, ${Math.round(wrongMs / 1000)} on the others`
}

function changesOf({ rightToWrong, wrongToRight, wrongToWrong }: ExamReport['changed']): string {
  const all = rightToWrong + wrongToRight + wrongToWrong
  if (all === 0) return 'No answer was changed.'
  const parts = [
    wrongToRight > 0 && `${wrongToRight} from wrong to right`,
    rightToWrong > 0 && `${rightToWrong} from right to wrong`,
    wrongToWrong > 0 && `${wrongToWrong} from wrong to wrong`,
  ]
  return `${counted(all, 'answer')} changed: ${parts.filter(Boolean).join(', ')}.`
}
