import { Ellipsis } from 'lucide-react'
import type { NoteId } from '../../../electron/contract/core.ts'
import type { NotePreview, PreviewCard } from '../../../electron/contract/library.ts'
import { demarc } from '../../app/client.ts'
import { now } from '../../app/clock.ts'
import { useData } from '../../app/data.ts'
import { CardView } from '../../app/notes/CardView.tsx'
import { SafeHtml } from '../../app/notes/SafeHtml.tsx'
import { Button } from '../../ui/Button.tsx'
import { Menu, type MenuEntry } from '../../ui/Menu.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { SourceLink } from '../../ui/SourceLink.tsx'
import { counted, deckWords } from '../../ui/words.ts'
import { dueShort, stateWords } from './line-words.ts'
import './note-pane.css'

type Props = {
  /** The one note that is looked at; null when none or several are chosen. */
  noteId: NoteId | null
  chosen: number
  entries: readonly MenuEntry[]
  onEdit: () => void
  onMove: () => void
  onDelete: () => void
}

/** The note that is looked at, with its cards as they are asked; of several what can be done with them. */
export function NotePane({ noteId, chosen, entries, onEdit, onMove, onDelete }: Props) {
  return (
    <section className="note-pane" aria-label="Note">
      {chosen > 0 && (
        <div className="note-pane-bar">
          {chosen > 1 && <h2>{counted(chosen, 'note')} selected</h2>}
          {chosen === 1 && (
            <Button keys="E" onClick={onEdit}>
              Edit
            </Button>
          )}
          <Button keys="M" onClick={onMove}>
            Move
          </Button>
          <Button onClick={onDelete}>Delete</Button>
          <Menu label="More for the selection" entries={entries}>
            <Ellipsis size={17} strokeWidth={1.7} />
          </Menu>
        </div>
      )}
      {noteId !== null && <Note noteId={noteId} />}
      {chosen > 1 && (
        <p className="muted note-pane-hint">
          What you do now is done to all of them, in one step that can be undone.
        </p>
      )}
    </section>
  )
}

function Note({ noteId }: { noteId: NoteId }) {
  const note = useData(demarc.library.preview, { noteId }, { keepsLast: true })
  if (note.error) return <p role="alert">{note.error.message}</p>
  if (note.data === undefined) return <Skeleton height="16rem" />
  return <Shown key={note.data.noteId} note={note.data} />
}

function Shown({ note }: { note: NotePreview }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long note is scrolled by keys
    <section className="note-pane-body" aria-label="Preview" tabIndex={0}>
      {note.wrong !== null && (
        <p className="note-pane-wrong">
          <b>Reported:</b> {note.wrong}
        </p>
      )}
      {note.cards.map(card => (
        <Card key={card.cardId ?? 'none'} card={card} isOnly={note.cards.length === 1} />
      ))}
      {note.reason !== '' && <SafeHtml className="note-pane-reason" html={note.reason} />}
      {note.source !== null && (
        <p className="small">
          <SourceLink url={note.source.url} onOpen={url => void demarc.app.openSource({ url })}>
            {note.source.title}
          </SourceLink>
        </p>
      )}
      <dl className="note-pane-facts">
        <dt>Note type</dt>
        <dd>
          {note.noteType}
          {note.isBuiltIn && (note.isEdited ? ', built in and edited' : ', built in')}
        </dd>
        {note.tags.length > 0 && (
          <>
            <dt>Tags</dt>
            <dd>{note.tags.join(' · ')}</dd>
          </>
        )}
      </dl>
    </section>
  )
}

function Card({ card, isOnly }: { card: PreviewCard; isOnly: boolean }) {
  return (
    <article className="note-pane-card" aria-label={card.name === '' ? 'Card' : card.name}>
      <p className="small">
        {!isOnly && card.name !== '' && <b>{card.name} · </b>}
        {card.deck !== '' && `${deckWords(card.deck)} · `}
        {standing(card)}
      </p>
      <CardView content={card.content} />
    </article>
  )
}

function standing(card: PreviewCard): string {
  if (card.cardId === null) return 'no card yet'
  if (card.isSuspended) return 'suspended'
  const due = card.dueAt === null || card.state === 'new' ? '' : `, ${dueShort(card.dueAt, now())}`
  const reps = card.reps === 0 ? '' : ` · ${counted(card.reps, 'review')}`
  const lapses = card.lapses === 0 ? '' : `, ${counted(card.lapses, 'lapse')}`
  return `${stateWords[card.state].toLowerCase()}${due}${reps}${lapses}`
}
