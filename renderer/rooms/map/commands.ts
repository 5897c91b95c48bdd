import type { Command } from '../../app/commands.ts'

/** What the map can do; the room offers it to keys, palette and buttons alike. */
export type MapActions = {
  readonly isComparing: boolean
  readonly isSheetShown: boolean
  find: () => void
  findAgainst: () => void
  /** Moves the line to the service that many places on in the list. */
  step: (by: 1 | -1) => void
  swap: () => void
  endComparison: () => void
  tint: () => void
  sort: () => void
  sortMix: () => void
  showSheet: (isShown: boolean) => void
  savePdf: () => void
}

const onMap = (on: MapActions) => !on.isSheetShown
const comparing = (on: MapActions) => onMap(on) && on.isComparing

/** Everything the keyboard can do on the map. */
export const mapCommands: readonly Command<MapActions>[] = [
  { id: 'map.find', label: 'Choose a service', keys: ['/'], when: onMap, run: on => on.find() },
  {
    id: 'map.compare',
    label: 'Compare with another service',
    keys: ['V'],
    when: onMap,
    run: on => on.findAgainst(),
  },
  {
    id: 'map.next',
    label: 'Next service',
    keys: ['ArrowRight'],
    when: onMap,
    run: on => on.step(1),
    isRepeatable: true,
  },
  {
    id: 'map.previous',
    label: 'Previous service',
    keys: ['ArrowLeft'],
    when: onMap,
    run: on => on.step(-1),
    isRepeatable: true,
  },
  { id: 'map.swap', label: 'Swap the two services', keys: ['X'], when: comparing, run: on => on.swap() },
  {
    id: 'map.end-comparison',
    label: 'End the comparison',
    keys: ['Escape'],
    when: comparing,
    run: on => on.endComparison(),
  },
  { id: 'map.tint', label: 'Show what I am forgetting', keys: ['F'], when: onMap, run: on => on.tint() },
  { id: 'map.sort', label: 'Sort ten duties', keys: ['D'], when: onMap, run: on => on.sort() },
  { id: 'map.sort-mix', label: 'Sort what is due', keys: ['M'], when: onMap, run: on => on.sortMix() },
  { id: 'map.sheet', label: 'Cheat sheet', keys: ['P'], when: onMap, run: on => on.showSheet(true) },
  {
    id: 'map.save-pdf',
    label: 'Save the cheat sheet as PDF',
    keys: ['Ctrl+S'],
    when: on => on.isSheetShown,
    run: on => on.savePdf(),
  },
  {
    id: 'map.leave-sheet',
    label: 'Back to the map',
    keys: ['Escape'],
    when: on => on.isSheetShown,
    run: on => on.showSheet(false),
  },
]
