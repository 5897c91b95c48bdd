import { ArrowLeft } from 'lucide-react'
import { useJournal } from '../../app/journal.ts'
import { Button } from '../../ui/Button.tsx'
import { Progress } from '../../ui/Progress.tsx'
import { UndoButton } from '../../ui/UndoButton.tsx'
import { Clock } from './Clock.tsx'
import type { DrillActions } from './drill-session.ts'
import { type DrillState, rightIn } from './drill-state.ts'

/** The way back, how far the drill has come, the clock, and what can be undone. */
export function DrillTop({ drill, state }: { drill: DrillActions; state: DrillState }) {
  const { undo } = useJournal()
  const done = state.outcomes.length
  return (
    <header className="drill-top">
      <Button look="quiet" onClick={drill.leave} icon={<ArrowLeft size={15} strokeWidth={2} aria-hidden />}>
        Map
      </Button>
      <div className="drill-progress">
        <Progress label="Session progress" value={done} max={state.tiles?.length ?? 0} />
      </div>
      {done > 0 && (
        <span className="muted">
          <b>{rightIn(state)}</b> of {done} right
        </span>
      )}
      {state.isTimed && <Clock state={state} />}
      <Button look="quiet" keys="T" aria-pressed={state.isTimed} onClick={drill.time}>
        Timed
      </Button>
      <UndoButton undo={undo} run={() => void drill.undo()} />
    </header>
  )
}
