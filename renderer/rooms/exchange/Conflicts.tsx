import { useState } from 'react'
import type { Choice, Conflict, NoteSide } from '../../../electron/contract/exchange.ts'
import { SafeHtml } from '../../app/notes/SafeHtml.tsx'
import { Button } from '../../ui/Button.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { counted, figure } from '../../ui/words.ts'
import type { Choices } from './import-session.ts'
import { choiceWords } from './import-words.ts'

type Props = {
  conflicts: readonly Conflict[]
  /** How many there are in all; the list holds the first. */
  count: number
  choices: Choices
  onSettle: (guid: string, choice: Choice) => void
  onSettleAll: (choice: Choice) => void
}

const SHOWN = 5
const options = (['mine', 'theirs', 'both'] as const).map(value => ({ value, label: choiceWords[value] }))

/** Notes that were changed on both sides: both versions, and which is kept, for all at once or one by one. */
export function Conflicts({ conflicts, count, choices, onSettle, onSettleAll }: Props) {
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? conflicts : conflicts.slice(0, SHOWN)
  return (
    <Panel title={`${counted(count, 'note')} in conflict`} className="conflicts">
      {count > 1 && (
        <Segments label="For all of them" options={options} value={choices.others} onChange={onSettleAll} />
      )}
      {shown.map(conflict => (
        <ConflictCard
          key={conflict.guid}
          conflict={conflict}
          choice={choices.notes[conflict.guid] ?? choices.others}
          onChoose={choice => onSettle(conflict.guid, choice)}
        />
      ))}
      {shown.length < conflicts.length && (
        <Button look="quiet" onClick={() => setWhole(true)}>
          {figure(conflicts.length - shown.length)} more to look at
        </Button>
      )}
      {count > conflicts.length && isWhole && (
        <p className="small">
          The other {figure(count - conflicts.length)} follow what is chosen for all of them.
        </p>
      )}
    </Panel>
  )
}

type CardProps = { conflict: Conflict; choice: Choice; onChoose: (choice: Choice) => void }

function ConflictCard({ conflict, choice, onChoose }: CardProps) {
  const { mine, theirs, why } = conflict
  const name =
    theirs.fields[0]?.value
      .replace(/<[^<>]*>/g, ' ')
      .trim()
      .slice(0, 60) ?? ''
  return (
    <article className="conflict" aria-label={`Conflict: ${name}`}>
      {why !== '' && <p className="small">{why}</p>}
      <div className="conflict-sides">
        <Side title="Mine" side={mine} other={theirs} isKept={choice !== 'theirs'} />
        <Side title="Theirs" side={theirs} other={mine} isKept={choice !== 'mine'} />
      </div>
      <Segments label="Keep" options={options} value={choice} onChange={onChoose} />
    </article>
  )
}

type SideProps = { title: string; side: NoteSide | null; other: NoteSide | null; isKept: boolean }

function Side({ title, side, other, isKept }: SideProps) {
  const differs = (place: number) =>
    (side?.fields[place]?.value ?? '') !== (other?.fields[place]?.value ?? '')
  return (
    <section className="conflict-side" aria-label={title} data-kept={isKept}>
      <h3>{isKept ? `${title}, kept` : title}</h3>
      {side === null ? (
        <p className="muted">Not in your collection.</p>
      ) : (
        <dl>
          {side.fields.map(({ name, value }, place) =>
            value === '' && !differs(place) ? null : (
              <div key={name} data-differs={differs(place)}>
                <dt>{name}</dt>
                <dd>
                  <SafeHtml html={value} />
                </dd>
              </div>
            ),
          )}
          {side.tags.join(' ') !== other?.tags.join(' ') && (
            <div data-differs="true">
              <dt>Tags</dt>
              <dd>{side.tags.join(' · ') || 'none'}</dd>
            </div>
          )}
        </dl>
      )}
    </section>
  )
}
