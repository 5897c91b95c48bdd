import type { Look } from '../../../electron/contract/exchange.ts'
import { Button } from '../../ui/Button.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { figure } from '../../ui/words.ts'
import { Conflicts } from './Conflicts.tsx'
import { ImportOptions } from './ImportOptions.tsx'
import type { ImportSession, ImportState } from './import-session.ts'
import { cardlessSentence, headlineOf, importVerb, scheduleSentence } from './import-words.ts'
import { Mapping } from './Mapping.tsx'
import { Samples } from './Samples.tsx'

type Props = { state: ImportState; look: Look; session: ImportSession }

/** The dry run: what the file holds and what would become of it. Nothing has been changed. */
export function ImportLook({ state, look, session }: Props) {
  const { problem, isLookingAgain, choices } = state
  const sentence = scheduleSentence(look) ?? cardlessSentence(look)
  return (
    <div className="exchange" aria-busy={isLookingAgain}>
      <header>
        <p className="muted">
          {look.name} · {look.format}
        </p>
        <h1>{headlineOf(look)}</h1>
        <div className="exchange-go">
          <Button
            look="primary"
            data-command="import.run"
            disabled={isLookingAgain || problem !== null}
            onClick={() => void session.run()}
          >
            {importVerb(look, choices)}
          </Button>
          <Button look="quiet" onClick={session.cancel}>
            Cancel
          </Button>
          <span className="small" role="status">
            {isLookingAgain ? 'Reading it again' : 'Nothing is changed yet.'}
          </span>
        </div>
      </header>
      {problem !== null && (
        <p role="alert" className="exchange-problem">
          {problem.sentence}
        </p>
      )}
      <div className="exchange-panels">
        <Panel title="What it does">
          <Figures look={look} />
          {sentence !== null && <p className="small exchange-after">{sentence}</p>}
        </Panel>
        <ImportOptions look={look} wanted={state.wanted} onWant={part => void session.want(part)} />
      </div>
      {look.table !== null && (
        <Mapping
          table={look.table}
          reading={state.wanted.reading}
          onRead={reading => void session.want({ reading })}
        />
      )}
      {look.conflicts.length > 0 && (
        <Conflicts
          conflicts={look.conflicts}
          count={look.notes.conflicting}
          choices={choices}
          onSettle={session.settle}
          onSettleAll={session.settleAll}
        />
      )}
      {look.sample.length > 0 && <Samples sample={look.sample} />}
      <Remarks warnings={look.warnings} missing={look.missingMedia} />
    </div>
  )
}

function Figures({ look: { notes, cards, reviews, media } }: { look: Look }) {
  const rows: [string, number][] = [
    ['New notes', notes.added],
    ['Notes to update', notes.updated],
    ['Unchanged', notes.unchanged],
    ['In conflict', notes.conflicting],
    ['Left out', notes.skipped],
    ['New cards', cards.added],
    ['New reviews', reviews.added],
    ['New pictures and sounds', media.added],
    ['Pictures and sounds missing', media.missing],
  ]
  const shown = rows.filter(([name, count]) => count > 0 || name === 'New notes')
  return (
    <dl className="exchange-figures">
      {shown.map(([name, count]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{figure(count)}</dd>
        </div>
      ))}
    </dl>
  )
}

/** What the file had that could not be taken as it was. */
export function Remarks({ warnings, missing }: { warnings: Look['warnings']; missing: readonly string[] }) {
  return (
    <>
      {missing.length > 0 && (
        <Panel title="Missing pictures and sounds">
          <p className="exchange-after">Notes show these files, which are neither in the file nor here.</p>
          <ul className="exchange-names">
            {missing.map(name => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        </Panel>
      )}
      {warnings.length > 0 && (
        <Panel title="Remarks">
          <ul className="exchange-remarks">
            {warnings.slice(0, 50).map(({ where, what }) => (
              <li key={`${where} ${what}`}>
                {where !== '' && <b>{where}: </b>}
                {what}
              </li>
            ))}
          </ul>
          {warnings.length > 50 && <p className="small">and {figure(warnings.length - 50)} more</p>}
        </Panel>
      )}
    </>
  )
}
