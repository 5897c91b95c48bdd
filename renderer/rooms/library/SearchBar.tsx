import { Search } from 'lucide-react'
import type { KeyboardEvent, ReactNode, Ref } from 'react'
import type { NoteFilter } from '../../../electron/contract/library.ts'
import { runCommand } from '../../app/commands.ts'
import { Button } from '../../ui/Button.tsx'

type Props = {
  ref: Ref<HTMLInputElement>
  filter: NoteFilter
  onFilter: (part: Partial<NoteFilter>) => void
  children: ReactNode
}

/** The head of the room: what is searched for, and how decks come in and go out. */
export function SearchBar({ ref, filter, onFilter, children }: Props) {
  return (
    <header className="library-head">
      <h1>Library</h1>
      {children}
      <div className="library-search">
        <Search size={16} strokeWidth={1.7} aria-hidden="true" />
        <input
          ref={ref}
          className="input"
          type="search"
          aria-label="Search notes"
          placeholder="Search notes"
          autoComplete="off"
          spellCheck={false}
          dir="auto"
          value={filter.words}
          onChange={event => onFilter({ words: event.target.value })}
          onKeyDown={event => event.key === 'ArrowDown' && focusList(event)}
        />
      </div>
      <Button onClick={() => void runCommand('app.import')}>Import</Button>
      <Button onClick={() => void runCommand('app.export')}>Export</Button>
    </header>
  )
}

/** Down leads from the words to what they find. */
function focusList(event: KeyboardEvent): void {
  const list = document.querySelector<HTMLElement>('.note-list')
  if (list === null) return
  event.preventDefault()
  list.focus()
}
