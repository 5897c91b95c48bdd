import { useState } from 'react'
import type { DeckId, NoteId } from '../../../electron/contract/core.ts'
import type { LibraryDeck } from '../../../electron/contract/library.ts'
import { go } from '../../app/navigation.ts'
import type { MenuEntry } from '../../ui/Menu.tsx'
import { counted } from '../../ui/words.ts'
import { deleteNotes, makeCards, moveNotes, resetNotes, suspendNotes } from './acts.ts'
import { libraryCommands } from './commands.ts'
import { fullNameOf } from './deck-order.ts'
import { allChosen } from './selection.ts'
import type { FoundNotes } from './use-found.ts'

/** Entries of the menu, by their command. */
const inMenu = [
  'library.suspend',
  'library.unsuspend',
  'library.reset',
  'library.make-card',
  'library.export-chosen',
] as const

/** What can be done with the chosen notes, for keys, menu and buttons. */
export function useNoteActs(found: FoundNotes, decks: readonly LibraryDeck[]) {
  const [dialog, setDialog] = useState<'edit' | 'move' | null>(null)
  const { selection, ids } = found
  const noteIds = () => (ids ?? []).filter(id => selection.chosen.has(id))
  const [only] = selection.chosen.size === 1 ? selection.chosen : []
  const noteId: NoteId | null = only ?? null
  const act = (what: (noteIds: NoteId[]) => Promise<void>) => () => {
    const given = noteIds()
    if (given.length > 0) void what(given)
  }
  const actions = {
    chosen: selection.chosen.size,
    edit: () => noteId !== null && setDialog('edit'),
    move: () => setDialog('move'),
    suspend: act(given => suspendNotes(given, true)),
    unsuspend: act(given => suspendNotes(given, false)),
    reset: act(resetNotes),
    makeCard: act(makeCards),
    remove: act(deleteNotes),
    exportChosen: () => go('export', { noteIds: noteIds() }),
    chooseAll: () => found.select(allChosen(selection, ids ?? [])),
  }
  const runs: Record<(typeof inMenu)[number], () => void> = {
    'library.suspend': actions.suspend,
    'library.unsuspend': actions.unsuspend,
    'library.reset': actions.reset,
    'library.make-card': actions.makeCard,
    'library.export-chosen': actions.exportChosen,
  }
  const entries = inMenu.map((id): MenuEntry => {
    const command = libraryCommands.find(one => one.id === id)
    return { id, label: command?.label ?? '', keys: command?.keys[0], run: runs[id] }
  })
  return {
    actions,
    entries,
    noteId,
    dialog,
    close: () => setDialog(null),
    moveTitle: `Move ${counted(selection.chosen.size, 'note')}`,
    moveTo: (deckId: DeckId) => void moveNotes(noteIds(), deckId, fullNameOf(decks, deckId)),
  }
}
