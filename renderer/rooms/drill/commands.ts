import type { Owner } from '../../../electron/contract/core.ts'
import type { Command } from '../../app/commands.ts'
import type { DrillActions } from './drill-session.ts'
import { isAsking, outcomeOf, tileOf } from './drill-state.ts'

type DrillCommand = Command<DrillActions>

const asks = (on: DrillActions) => isAsking(on.state.get())
const isPlaced = (on: DrillActions) => outcomeOf(on.state.get()) !== null
const isOver = (on: DrillActions) => {
  const state = on.state.get()
  return state.tiles !== null && tileOf(state) === null
}

const sides: [Owner, string, readonly string[]][] = [
  ['customer', 'Place on Customer', ['C', 'ArrowUp']],
  ['shared', 'Place on Shared', ['S', 'ArrowRight', 'ArrowLeft']],
  ['aws', 'Place on AWS', ['A', 'ArrowDown']],
]

/** Everything the keyboard can do in a drill. The arrows point where the side lies on the map. */
export const drillCommands: readonly DrillCommand[] = [
  ...sides.map(
    ([owner, label, keys]): DrillCommand => ({
      id: `drill.place-${owner}`,
      label,
      keys,
      when: asks,
      run: on => void on.place(owner),
    }),
  ),
  {
    id: 'drill.next',
    label: 'Next duty',
    keys: ['Space', 'Enter'],
    when: isPlaced,
    run: on => on.next(),
    isKeyOnly: true,
  },
  {
    id: 'drill.go-on',
    label: 'Sort ten more',
    keys: ['Space', 'Enter'],
    when: isOver,
    run: on => void on.goOn(),
  },
  { id: 'drill.time', label: 'Sort against the clock', keys: ['T'], run: on => on.time() },
  { id: 'app.undo', label: 'Undo', keys: ['Ctrl+Z'], run: on => void on.undo() },
  { id: 'app.redo', label: 'Redo', keys: ['Ctrl+Shift+Z', 'Ctrl+Y'], run: on => void on.redo() },
  { id: 'drill.leave', label: 'Back to the map', keys: ['Escape'], run: on => on.leave() },
]
