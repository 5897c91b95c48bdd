import { useEffect, useRef } from 'react'
import type { Tile } from '../../../electron/contract/map.ts'
import { SafeHtml } from '../../app/notes/SafeHtml.tsx'
import type { DrillActions } from './drill-session.ts'
import { type DrillState, outcomeOf } from './drill-state.ts'
import type { Drag } from './use-drag.ts'
import { Verdict } from './Verdict.tsx'

type Props = { tile: Tile; drill: DrillActions; state: DrillState; drag: Drag }

/** The duty to be placed, which can be dragged to its side; once it is placed, the verdict below it. */
export function TileView({ tile, drill, state, drag }: Props) {
  const outcome = outcomeOf(state)
  const before = state.isTimed && outcome === null ? (state.outcomes.at(-1) ?? null) : null
  const ref = useRef<HTMLElement>(null)
  const isAsked = outcome === null
  useEffect(() => {
    // Also when a placement was taken back.
    if (isAsked) ref.current?.focus({ preventScroll: true })
  }, [isAsked])
  return (
    <div className="drill-left">
      <section
        ref={ref}
        className="tile"
        aria-label="Question"
        tabIndex={-1}
        data-dragged={drag.isDragged || undefined}
        style={drag.style}
        {...(outcome === null ? drag.parts : {})}
      >
        <p className="tile-context">{tile.context}</p>
        <SafeHtml className="tile-question" html={tile.question} />
        {outcome === null && <p className="tile-hint small">Drag it to its side, or press C, S or A.</p>}
      </section>
      <div role="status" className="drill-said">
        {outcome !== null && <Verdict outcome={outcome} drill={drill} />}
        {before !== null && (
          <p className="small">
            Before: right. <SafeHtml as="span" html={before.placed.reason} />
          </p>
        )}
      </div>
    </div>
  )
}
