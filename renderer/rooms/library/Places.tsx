import { ChevronRight } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import type { LibraryDeck, Looked, NoteFilter } from '../../../electron/contract/library.ts'
import { Button } from '../../ui/Button.tsx'
import { figure } from '../../ui/words.ts'
import { inSight } from './deck-order.ts'
import { lookedWords } from './line-words.ts'
import './places.css'

type Tag = { tag: string; notes: number }
type Props = {
  decks: readonly LibraryDeck[]
  tags: readonly Tag[]
  filter: NoteFilter
  onFilter: (part: Partial<NoteFilter>) => void
  /** Stands beside the heading of the decks. */
  deckMenu: ReactNode
}

/** More tags than these stay folded away. */
const TAGS = 12

const looks = Object.keys(lookedWords) as Looked[]

/** Where notes lie and how they stand: what the list is narrowed to. Arrows move, Left and Right fold a deck. */
export function Places({ decks, tags, filter, onFilter, deckMenu }: Props) {
  const [folded, setFolded] = useState<ReadonlySet<number>>(new Set())
  const [isWhole, setWhole] = useState(false)
  const chosenTag = tags.findIndex(({ tag }) => tag === filter.tag)
  const shownTags = isWhole || chosenTag >= TAGS ? tags : tags.slice(0, TAGS)
  const isEverything = filter.deckId === null && filter.tag === null && filter.looked === null
  const fold = (deckId: number, isFolded: boolean) => {
    const next = new Set(folded)
    if (isFolded) next.add(deckId)
    else next.delete(deckId)
    setFolded(next)
  }
  return (
    <nav className="places" aria-label="Decks, states and tags" onKeyDown={moveBetween}>
      <Place
        label="All notes"
        isHere={isEverything}
        onChoose={() => onFilter({ deckId: null, tag: null, looked: null })}
      />
      <Group title="Decks" aside={deckMenu}>
        {inSight(decks, folded).map(({ deck, hasSubDecks }) => (
          <Place
            key={deck.deckId}
            label={deck.name}
            count={deck.notes}
            depth={deck.depth}
            isHere={filter.deckId === deck.deckId}
            isOpen={hasSubDecks ? !folded.has(deck.deckId) : null}
            onFold={isFolded => fold(deck.deckId, isFolded)}
            onChoose={() => onFilter({ deckId: filter.deckId === deck.deckId ? null : deck.deckId })}
          />
        ))}
      </Group>
      <Group title="State">
        {looks.map(looked => (
          <Place
            key={looked}
            label={lookedWords[looked]}
            isHere={filter.looked === looked}
            onChoose={() => onFilter({ looked: filter.looked === looked ? null : looked })}
          />
        ))}
      </Group>
      {tags.length > 0 && (
        <Group title="Tags">
          {shownTags.map(({ tag, notes }) => (
            <Place
              key={tag}
              label={tag}
              count={notes}
              isHere={filter.tag === tag}
              onChoose={() => onFilter({ tag: filter.tag === tag ? null : tag })}
            />
          ))}
          {shownTags.length < tags.length && (
            <Button look="quiet" className="places-more" onClick={() => setWhole(true)}>
              All {figure(tags.length)} tags
            </Button>
          )}
        </Group>
      )}
    </nav>
  )
}

function Group({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className="places-group" aria-label={title}>
      <header>
        <h2>{title}</h2>
        {aside}
      </header>
      {children}
    </section>
  )
}

type PlaceProps = {
  label: string
  count?: number
  depth?: number
  isHere: boolean
  /** Null for what holds nothing. */
  isOpen?: boolean | null
  onFold?: (isFolded: boolean) => void
  onChoose: () => void
}

function Place({ label, count, depth = 0, isHere, isOpen = null, onFold, onChoose }: PlaceProps) {
  const press = (event: KeyboardEvent) => {
    if (isOpen === null || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') || event.altKey) return
    event.preventDefault()
    onFold?.(event.key === 'ArrowLeft')
  }
  return (
    <div className="place" style={{ paddingInlineStart: `${depth * 14}px` }}>
      {isOpen !== null && (
        <button
          type="button"
          className="place-fold"
          aria-label={`${isOpen ? 'Fold' : 'Unfold'} ${label}`}
          aria-expanded={isOpen}
          tabIndex={-1}
          onClick={() => onFold?.(isOpen)}
        >
          <ChevronRight size={14} strokeWidth={2} />
        </button>
      )}
      <button
        type="button"
        className="place-name"
        aria-current={isHere ? 'true' : undefined}
        title={label}
        onClick={onChoose}
        onKeyDown={press}
      >
        <span dir="auto">{label}</span>
        {count !== undefined && <span className="place-count">{figure(count)}</span>}
      </button>
    </div>
  )
}

/** Up and Down lead from one place to the next. */
function moveBetween(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step === undefined) return
  const places = [...event.currentTarget.querySelectorAll<HTMLElement>('.place-name')]
  const next = places[places.indexOf(document.activeElement as HTMLElement) + step]
  if (next === undefined) return
  event.preventDefault()
  next.focus()
}
