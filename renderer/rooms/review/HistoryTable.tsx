import type { CardInfo } from '../../../electron/contract/review.ts'
import { moment, stabilityWords } from './card-figures.ts'
import { intervalWords, tookWords } from './interval-words.ts'

const gradeWords = { 1: 'Again', 2: 'Hard', 3: 'Good', 4: 'Easy' } as const

/** Every line of a card's history, the newest first. */
export function HistoryTable({ history }: { history: CardInfo['history'] }) {
  if (history.length === 0) return <p className="muted">This card has not been graded yet.</p>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by keys
    <section className="history" tabIndex={0} aria-label="History of grades">
      <table>
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">Grade</th>
            <th scope="col">Interval given</th>
            <th scope="col">Stability</th>
            <th scope="col">Difficulty</th>
            <th scope="col">Took</th>
          </tr>
        </thead>
        <tbody>
          {history.toReversed().map(line => (
            <tr key={line.at}>
              <td>{moment(line.at)}</td>
              <td>{line.grade === null ? line.kind : gradeWords[line.grade]}</td>
              <td>{intervalWords(line.intervalDays)}</td>
              <td>{line.stability === null ? '–' : stabilityWords(line.stability)}</td>
              <td>{line.difficulty === null ? '–' : line.difficulty.toFixed(1)}</td>
              <td>{tookWords(line.tookMs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
