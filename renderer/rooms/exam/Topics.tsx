import { Panel } from '../../ui/Panel.tsx'
import { percent } from '../../ui/words.ts'
import { Bar } from './Bar.tsx'
import type { ExamHome } from './views.ts'

/** Topic by topic: what would be right on the day, and how much of it was ever met. */
export function Topics({ readiness }: { readiness: ExamHome['readiness'] }) {
  return (
    <Panel title="Topic by topic" className="exam-topics">
      <table className="exam-bars">
        <thead>
          <tr>
            <th scope="col">Topic</th>
            <th scope="col">Right on the day, as expected</th>
            <th scope="col" className="exam-num">
              Met
            </th>
          </tr>
        </thead>
        <tbody>
          {readiness.topics.map(topic => (
            <tr key={topic.topic}>
              <th scope="row">{topic.name}</th>
              <td>
                <div className="exam-topic-bar">
                  <Bar share={topic.expected} />
                  <span className="exam-num">{percent(topic.expected)}</span>
                </div>
              </td>
              <td className="exam-num">{percent(topic.seen)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}
