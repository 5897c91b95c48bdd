import type { Command } from '../../app/commands.ts'

/** What the library offers its commands. */
export type LibraryActions = {
  /** How many notes are chosen. */
  chosen: number
  hasDeck: boolean
  search: () => void
  edit: () => void
  move: () => void
  suspend: () => void
  unsuspend: () => void
  reset: () => void
  makeCard: () => void
  remove: () => void
  exportChosen: () => void
  chooseAll: () => void
  clear: () => void
  newDeck: () => void
  renameDeck: () => void
  moveDeck: () => void
  deleteDeck: () => void
}

const some = (library: LibraryActions) => library.chosen > 0
const inDeck = (library: LibraryActions) => library.hasDeck

export const libraryCommands: readonly Command<LibraryActions>[] = [
  {
    id: 'library.search',
    label: 'Search notes',
    keys: ['Ctrl+F'],
    isForFields: true,
    run: on => on.search(),
  },
  {
    id: 'library.edit',
    label: 'Edit note',
    keys: ['E', 'Enter'],
    when: on => on.chosen === 1,
    run: on => on.edit(),
  },
  { id: 'library.move', label: 'Move to deck', keys: ['M'], when: some, run: on => on.move() },
  { id: 'library.suspend', label: 'Suspend', keys: ['@'], when: some, run: on => on.suspend() },
  { id: 'library.unsuspend', label: 'Unsuspend', keys: ['U'], when: some, run: on => on.unsuspend() },
  { id: 'library.reset', label: 'Reset to new', keys: ['R'], when: some, run: on => on.reset() },
  {
    id: 'library.make-card',
    label: 'Make a card of the question',
    keys: ['C'],
    when: some,
    run: on => on.makeCard(),
  },
  { id: 'library.delete', label: 'Delete note', keys: ['Delete'], when: some, run: on => on.remove() },
  {
    id: 'library.export-chosen',
    label: 'Export the selection',
    keys: ['X'],
    when: some,
    run: on => on.exportChosen(),
  },
  { id: 'library.choose-all', label: 'Select all notes', keys: ['Ctrl+A'], run: on => on.chooseAll() },
  { id: 'library.clear', label: 'Show all notes', keys: ['Escape'], run: on => on.clear() },
  { id: 'library.new-deck', label: 'New deck', keys: ['N'], run: on => on.newDeck() },
  { id: 'library.rename-deck', label: 'Rename deck', keys: ['F2'], when: inDeck, run: on => on.renameDeck() },
  { id: 'library.move-deck', label: 'Move deck', keys: [], when: inDeck, run: on => on.moveDeck() },
  { id: 'library.delete-deck', label: 'Delete deck', keys: [], when: inDeck, run: on => on.deleteDeck() },
]
