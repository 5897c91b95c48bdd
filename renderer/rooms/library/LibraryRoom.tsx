import { FolderTree } from 'lucide-react'
import { useRef, useState } from 'react'
import type { DeckId } from '../../../electron/contract/core.ts'
import type { LibraryDeck, NoteFilter } from '../../../electron/contract/library.ts'
import { demarc } from '../../app/client.ts'
import { useCommands } from '../../app/commands.ts'
import { useData } from '../../app/data.ts'
import { EditDialog } from '../../app/notes/EditDialog.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { readJournal } from './acts.ts'
import { libraryCommands } from './commands.ts'
import { DeckDialogs, DeckMenu, useDeckActs } from './DeckActs.tsx'
import { Found } from './Found.tsx'
import { MoveDialog } from './MoveDialog.tsx'
import { NotePane } from './NotePane.tsx'
import { Places } from './Places.tsx'
import { SearchBar } from './SearchBar.tsx'
import { everything, useFound } from './use-found.ts'
import { useNoteActs } from './use-note-acts.ts'
import './library.css'

const noDecks: readonly LibraryDeck[] = []

/** Every note of the collection: found, looked at and mended. */
export function LibraryRoom() {
  const [filter, setFilter] = useState<NoteFilter>(everything)
  const [isPlacesOpen, setPlacesOpen] = useState(false)
  const search = useRef<HTMLInputElement>(null)
  const decks = useData(demarc.library.decks, {}).data ?? noDecks
  const tags = useData(demarc.library.tags, {}).data ?? []
  const found = useFound(filter)
  const narrow = (part: Partial<NoteFilter>) => setFilter({ ...filter, ...part })
  const acts = useNoteActs(found, decks)
  const deckActs = useDeckActs(decks, filter.deckId, deckId => narrow({ deckId }))
  useCommands('Library', libraryCommands, {
    ...acts.actions,
    ...deckActs.actions,
    search: () => search.current?.select(),
    clear: () => setFilter({ ...everything, order: filter.order }),
  })
  const places = (
    <Places
      decks={decks}
      tags={tags}
      filter={filter}
      onFilter={narrow}
      deckMenu={<DeckMenu acts={deckActs} />}
    />
  )
  return (
    <div className="library">
      <SearchBar ref={search} filter={filter} onFilter={narrow}>
        <Button
          className="library-fold"
          icon={<FolderTree size={16} strokeWidth={1.7} />}
          onClick={() => setPlacesOpen(true)}
        >
          Decks
        </Button>
      </SearchBar>
      <div className="library-places">{places}</div>
      <Found found={found} filter={filter} decks={decks} onFilter={narrow} onOpen={acts.actions.edit} />
      <NotePane
        noteId={acts.noteId}
        chosen={found.selection.chosen.size}
        entries={acts.entries}
        onEdit={acts.actions.edit}
        onMove={acts.actions.move}
        onDelete={acts.actions.remove}
      />
      {isPlacesOpen && (
        <Dialog title="Decks, states and tags" onClose={() => setPlacesOpen(false)}>
          {places}
        </Dialog>
      )}
      {acts.dialog === 'edit' && acts.noteId !== null && (
        <EditDialog
          noteId={acts.noteId}
          onClose={acts.close}
          onSaved={() => {
            acts.close()
            void readJournal()
          }}
        />
      )}
      {acts.dialog === 'move' && (
        <MoveDialog
          title={acts.moveTitle}
          decks={decks}
          onMove={deckId => deckId !== null && acts.moveTo(deckId as DeckId)}
          onClose={acts.close}
        />
      )}
      <DeckDialogs acts={deckActs} />
    </div>
  )
}
