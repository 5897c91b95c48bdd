import { useState } from 'react'
import type { Counts } from '../../../electron/contract/core.ts'
import { Button } from '../../ui/Button.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { StateBar } from '../../ui/StateBar.tsx'
import { counted, figure } from '../../ui/words.ts'
import { type TodayView, total } from './headline.ts'

/** More topics than these stay folded away. */
const ROWS = 8

/** What is due by topic, by state; the bars compare the topics. Takes those with something due. */
export function DueTable({ topics: due }: { topics: TodayView['topics'] }) {
  const [isWhole, setWhole] = useState(false)
  const most = Math.max(...due.map(topic => total(topic.counts)))
  const rest = due.length - ROWS
  // A button that hides a single row would take the room of that row.
  const shown = isWhole || rest <= 1 ? due : due.slice(0, ROWS)
  return (
    <Panel title="Due today" className="due">
      <table>
        <thead>
          <tr>
            <th scope="col">
              <span className="unseen">Topic</span>
            </th>
            <td />
            <th scope="col">New</th>
            <th scope="col">Learning</th>
            <th scope="col">Review</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(topic => (
            <tr key={topic.deckId}>
              <th scope="row">
                {topic.name}
                {topic.about && <span className="small">{topic.about}</span>}
              </th>
              <td className="due-bar">
                <StateBar counts={topic.counts} most={most} />
              </td>
              <Figures counts={topic.counts} />
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < due.length && (
        <Button look="quiet" className="due-more" onClick={() => setWhole(true)}>
          {counted(rest, 'more topic')}
        </Button>
      )}
    </Panel>
  )
}

function Figures({ counts }: { counts: Counts }) {
  return [counts.new, counts.learning, counts.review].map((count, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: three columns that never change places
    <td key={index} className="due-figure">
      {count === 0 ? <span aria-hidden="true">·</span> : figure(count)}
    </td>
  ))
}
