import { Check, X } from 'lucide-react'
import type { Owner } from '../../../electron/contract/core.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import { OwnerShape, ownerName } from '../../ui/OwnerPill.tsx'
import type { DrillActions } from './drill-session.ts'
import { type DrillState, outcomeOf } from './drill-state.ts'

type Props = {
  drill: DrillActions
  state: DrillState
  /** The side that a dragged duty is above. */
  over: Owner | null
}

const keys: Record<Owner, string> = { customer: 'C', shared: 'S', aws: 'A' }
const places: Record<Owner, string> = {
  customer: 'in the cloud, above the line',
  shared: 'each a part of its own',
  aws: 'of the cloud, below the line',
}

/** The map at its simplest: the customer above the line, AWS below it, and on it what both have a part in. */
export function Board({ drill, state, over }: Props) {
  return (
    <fieldset className="board" aria-label="Whose duty is it?">
      <Side owner="customer" drill={drill} state={state} over={over} />
      <div className="board-line">
        <Side owner="shared" drill={drill} state={state} over={over} />
      </div>
      <Side owner="aws" drill={drill} state={state} over={over} />
    </fieldset>
  )
}

function Side({ owner, drill, state, over }: Props & { owner: Owner }) {
  const outcome = outcomeOf(state)
  const isRight = outcome?.placed.owner === owner
  const isWrong = outcome?.said === owner && !isRight
  const marks = state.outcomes.filter(({ placed }) => placed.owner === owner)
  return (
    <button
      type="button"
      className={`side owner-${owner}`}
      data-side={owner}
      data-over={over === owner || undefined}
      data-right={isRight || undefined}
      data-wrong={isWrong || undefined}
      aria-disabled={outcome !== null}
      onClick={() => void drill.place(owner)}
    >
      <OwnerShape owner={owner} />
      <span className="side-name">{ownerName[owner]}</span>
      <span className="side-place" aria-hidden="true">
        {places[owner]}
      </span>
      {isRight && <Check className="side-sign" size={18} aria-hidden />}
      {isWrong && <X className="side-sign" size={18} aria-hidden />}
      <span className="side-marks" aria-hidden="true">
        {marks.map(({ tile, placed }) => (
          <i key={tile.cardId} data-wrong={!placed.isRight || undefined} />
        ))}
      </span>
      <Kbd keys={keys[owner]} />
    </button>
  )
}
