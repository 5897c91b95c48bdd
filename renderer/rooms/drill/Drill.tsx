import { useEffect, useState } from 'react'
import { useCommands } from '../../app/commands.ts'
import type { RoomArgs } from '../../app/navigation.ts'
import { useStore } from '../../app/store.ts'
import { Board } from './Board.tsx'
import { drillCommands } from './commands.ts'
import { DrillEnd } from './DrillEnd.tsx'
import { DrillTop } from './DrillTop.tsx'
import { tileOf } from './drill-state.ts'
import { TileView } from './TileView.tsx'
import { useDrag } from './use-drag.ts'
import { drillInWindow } from './window-world.ts'
import './drill.css'

const mixed: string[] = []

/** Sorting duties along the line: one at a time onto its side, with the reason at once. */
export function Drill({ args }: { args: RoomArgs['drill'] }) {
  const [drill] = useState(drillInWindow)
  const state = useStore(drill.state)
  const drag = useDrag(drill)
  const { services = mixed, layer = null, count = 10 } = args
  useCommands('Sorting drill', drillCommands, drill)
  useEffect(() => {
    void drill.begin({ services, layer, count, again: false })
  }, [drill, services, layer, count])
  useEffect(() => {
    document.addEventListener('visibilitychange', drill.visibilityChanged)
    return () => document.removeEventListener('visibilitychange', drill.visibilityChanged)
  }, [drill])
  if (state.fault !== null) throw state.fault
  const tile = tileOf(state)
  return (
    <div className="drill">
      <DrillTop drill={drill} state={state} />
      {tile !== null && (
        <div className="drill-stage">
          <TileView key={tile.cardId} tile={tile} drill={drill} state={state} drag={drag} />
          <Board drill={drill} state={state} over={drag.over} />
        </div>
      )}
      {state.tiles !== null && tile === null && <DrillEnd drill={drill} state={state} />}
    </div>
  )
}
