import { Panel } from '../../ui/Panel.tsx'
import { percent } from '../../ui/words.ts'
import { Bar } from './Bar.tsx'
import { confidences } from './sitting-state.ts'
import type { ExamReport } from './views.ts'

/** How sure one was against how right one was. */
export function Confidences({ report: { calibration } }: { report: ExamReport }) {
  const given = calibration.filter(({ questions }) => questions > 0)
  if (given.length === 0) return null
  return (
    <Panel title="How sure, how right">
      <table className="exam-bars">
        <tbody>
          {given.map(({ confidence, questions, right, low, high }) => (
            <tr key={confidence}>
              <th scope="row">{confidences.find(({ value }) => value === confidence)?.label}</th>
              <td>
                <Bar share={right / questions} />
              </td>
              <td className="exam-num" title={`95 % interval: ${percent(low)} to ${percent(high)}`}>
                {right} of {questions}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}
