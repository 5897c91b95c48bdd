import { useEffect, useRef } from 'react'
import { SafeHtml } from '../../app/notes/SafeHtml.tsx'
import { Button } from '../../ui/Button.tsx'
import { OwnerPill, ownerName } from '../../ui/OwnerPill.tsx'
import { counted } from '../../ui/words.ts'
import type { DrillActions } from './drill-session.ts'
import { type DrillState, rightIn } from './drill-state.ts'
import { endInWords, meanInWords } from './drill-words.ts'

type Props = { drill: DrillActions; state: DrillState }

/** The end of a drill: how it went, each miss with its reason, and a way to go on. */
export function DrillEnd({ drill, state }: Props) {
  const all = state.outcomes.length
  const misses = state.outcomes.filter(({ placed }) => !placed.isRight)
  const ref = useRef<HTMLButtonElement>(null)
  useEffect(() => ref.current?.focus(), [])
  if (all === 0) return <NothingLeft drill={drill} />
  const meanMs = state.outcomes.reduce((sum, { tookMs }) => sum + tookMs, 0) / all
  return (
    <div className="drill-end">
      <h2>{endInWords(rightIn(state), all)}</h2>
      <p className="muted">
        {counted(all, 'review')} in your log, {meanInWords(meanMs)} a duty. None of these is asked again
        today.
      </p>
      <div className="drill-end-buttons">
        <Button
          ref={ref}
          look="primary"
          keys="Space"
          data-command="drill.go-on"
          onClick={() => void drill.goOn()}
        >
          Sort ten more
        </Button>
        <Button onClick={drill.leave}>Back to the map</Button>
      </div>
      {misses.length > 0 && (
        <ul className="misses">
          {misses.map(({ tile, said, placed }) => (
            <li key={tile.cardId}>
              <p className="small">{tile.context}</p>
              <SafeHtml className="miss-question" html={tile.question} />
              <p className="miss-owners">
                <OwnerPill owner={placed.owner} />
                <span className="small">you said {ownerName[said]}</span>
              </p>
              <SafeHtml className="muted" html={placed.reason} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** Every duty was asked today, or there is none. */
function NothingLeft({ drill }: { drill: DrillActions }) {
  return (
    <div className="drill-end">
      <h2>Nothing left to sort here today</h2>
      <p className="muted">
        What is asked here was asked today already, in a drill or as a card, or it rests. Asking twice on one
        day teaches little.
      </p>
      <div className="drill-end-buttons">
        <Button look="primary" autoFocus onClick={() => void drill.mix()}>
          Sort a mix of what is due
        </Button>
        <Button onClick={() => void drill.askAgain()}>Ask them again</Button>
        <Button look="quiet" onClick={drill.leave}>
          Back to the map
        </Button>
      </div>
    </div>
  )
}
