import { X } from 'lucide-react'
import type { LibraryDeck, NoteFilter, Order } from '../../../electron/contract/library.ts'
import { runCommand } from '../../app/commands.ts'
import { Button } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { counted } from '../../ui/words.ts'
import { fullNameOf } from './deck-order.ts'
import { lookedWords, orderWords } from './line-words.ts'
import { NoteList } from './NoteList.tsx'
import { everything, type FoundNotes } from './use-found.ts'

type Props = {
  found: FoundNotes
  filter: NoteFilter
  decks: readonly LibraryDeck[]
  onFilter: (part: Partial<NoteFilter>) => void
  onOpen: () => void
}

/** The list with its head: how many, narrowed by what, in which order. */
export function Found({ found, filter, decks, onFilter, onOpen }: Props) {
  const { ids, isStale, problem, selection, select } = found
  return (
    <section className="library-found" aria-label="Found notes">
      <div className="library-found-head">
        <p role="status">{ids !== null && counted(ids.length, 'note')}</p>
        <label className="library-order">
          <span className="unseen">Order</span>
          <select
            className="input"
            value={filter.order}
            onChange={event => onFilter({ order: event.target.value as Order })}
          >
            {Object.entries(orderWords).map(([order, words]) => (
              <option key={order} value={order}>
                {words}
              </option>
            ))}
          </select>
        </label>
        <Narrowings filter={filter} decks={decks} onFilter={onFilter} />
      </div>
      {problem !== null && (
        <p className="library-problem" role="alert">
          {problem}
        </p>
      )}
      {ids === null && problem === null && (
        <div className="library-waiting" aria-busy="true">
          <Skeleton height="22rem" />
        </div>
      )}
      {ids !== null && ids.length === 0 && problem === null && (
        <Nothing filter={filter} onFilter={onFilter} />
      )}
      {ids !== null && ids.length > 0 && (
        <NoteList ids={ids} selection={selection} onSelect={select} onOpen={onOpen} isStale={isStale} />
      )}
    </section>
  )
}

/** What narrows the list, each with the way out. */
function Narrowings({ filter, decks, onFilter }: Omit<Props, 'found' | 'onOpen'>) {
  const { deckId, looked, tag } = filter
  const given = [
    deckId === null ? null : { words: fullNameOf(decks, deckId), without: { deckId: null } },
    looked === null ? null : { words: lookedWords[looked], without: { looked: null } },
    tag === null ? null : { words: tag, without: { tag: null } },
  ].filter(one => one !== null)
  if (given.length === 0) return null
  return (
    <ul className="narrowings" aria-label="Narrowed to">
      {given.map(({ words, without }) => (
        <li key={words}>
          <button type="button" aria-label={`No longer only ${words}`} onClick={() => onFilter(without)}>
            <span dir="auto">{words}</span>
            <X size={13} strokeWidth={2} aria-hidden="true" />
          </button>
        </li>
      ))}
    </ul>
  )
}

function Nothing({ filter, onFilter }: Pick<Props, 'filter' | 'onFilter'>) {
  const isNarrowed =
    filter.words.trim() !== '' || filter.deckId !== null || filter.tag !== null || filter.looked !== null
  if (isNarrowed) {
    return (
      <div className="library-nothing">
        <Empty
          action={
            <Button onClick={() => onFilter({ ...everything, order: filter.order })}>Show all notes</Button>
          }
        >
          {filter.words.trim() === '' ? 'No note is here.' : `No note matches “${filter.words.trim()}”.`}
        </Empty>
      </div>
    )
  }
  return (
    <div className="library-nothing">
      <Empty
        action={
          <Button look="primary" onClick={() => void runCommand('app.import')}>
            Import a deck
          </Button>
        }
      >
        The collection holds no note. Import a deck from Anki, a spreadsheet or a text.
      </Empty>
    </div>
  )
}
