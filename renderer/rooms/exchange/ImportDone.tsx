import type { ImportSummary } from '../../../electron/contract/exchange.ts'
import { go } from '../../app/navigation.ts'
import { Button } from '../../ui/Button.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { figure } from '../../ui/words.ts'
import { Remarks } from './ImportLook.tsx'
import type { ImportSession } from './import-session.ts'
import { cardlessSentence, doneHeadline, othersSentence, scheduleSentence } from './import-words.ts'

/** What an import did, where its schedules come from, and the way back. */
export function ImportDone({ summary, session }: { summary: ImportSummary; session: ImportSession }) {
  const { notes, cards, reviews, media, batch } = summary
  const others = othersSentence(summary)
  const sentence = scheduleSentence(summary) ?? cardlessSentence(summary)
  const rows: [string, number, number][] = [
    ['Notes', notes.found, notes.added],
    ['Cards', cards.found, cards.added],
    ['Reviews', reviews.found, reviews.added],
    ['Pictures and sounds', media.found, media.added],
  ]
  const shown = rows.filter(([name, found]) => found > 0 || name === 'Notes')
  return (
    <div className="exchange">
      <header>
        <p className="muted">{summary.format}</p>
        <h1>{doneHeadline(summary)}</h1>
        {sentence !== null && <p className="exchange-sentence">{sentence}</p>}
        <div className="exchange-go">
          <Button look="primary" onClick={() => go('library')}>
            Show in Library
          </Button>
          {batch !== null && (
            <Button look="quiet" onClick={() => void session.undo()}>
              Undo the import
            </Button>
          )}
        </div>
      </header>
      <Panel title="Summary">
        <table className="exchange-summary">
          <thead>
            <tr>
              <td />
              <th scope="col">In the file</th>
              <th scope="col">Added</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(([name, found, added]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{figure(found)}</td>
                <td>{figure(added)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {others !== null && <p className="small exchange-after">{others}</p>}
      </Panel>
      <Remarks warnings={summary.warnings} missing={[]} />
    </div>
  )
}
