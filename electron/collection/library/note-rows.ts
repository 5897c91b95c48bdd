import { CardState, type NoteId } from '../../contract/core.ts'
import type { NoteRow } from '../../contract/library.ts'
import type { Handler } from '../collection.ts'
import { all, type Reader } from '../db.ts'
import { plainOf, textsOf } from '../note-text.ts'
import type { DeckTree } from '../revising/deck-tree.ts'
import { heldOf } from '../revising/held.ts'

/** Signs of a text that a line can show at most. */
const SHOWN = 240

type Row = {
  noteId: NoteId
  fields: string
  sortField: number
  noteType: string
  isMarked: number
  isReported: number
  home: number | null
}

type CardLine = { noteId: NoteId; deckId: number; state: number; due: number | null; isSuspended: number }

/** Notes as lines, in the order of the given ids. */
export const rows: Handler<'library.rows'> = (collection, { noteIds }, at) =>
  noteRows(collection.read, noteIds, heldOf(collection, at).decks)

/** As the call. Two queries, whatever the number of notes. */
export function noteRows(db: Reader, noteIds: readonly NoteId[], decks: DeckTree): NoteRow[] {
  const ids = JSON.stringify(noteIds)
  const found = all<Row>(
    db,
    `SELECT note.id AS noteId, fields, sort_field AS sortField, note_type.name AS noteType,
       is_marked AS isMarked, wrong IS NOT NULL AS isReported,
       (SELECT id FROM deck WHERE built_in = built_in_deck) AS home
     FROM json_each(:ids) AS wanted CROSS JOIN note ON note.id = wanted.value
       JOIN note_type ON note_type.id = note_type_id
     ORDER BY wanted.key`,
    { ids },
  )
  const cards = all<CardLine>(
    db,
    `SELECT note_id AS noteId, deck_id AS deckId, state, due, is_suspended AS isSuspended
     FROM card WHERE note_id IN (SELECT value FROM json_each(:ids)) ORDER BY note_id, ordinal`,
    { ids },
  )
  const names = new Map<number, string>([...decks.values()].map(deck => [deck.id, deck.fullName]))
  const ofNote = new Map<NoteId, CardLine[]>()
  for (const card of cards) ofNote.set(card.noteId, [...(ofNote.get(card.noteId) ?? []), card])
  return found.map(row => lineOf(row, ofNote.get(row.noteId) ?? [], names))
}

function lineOf(row: Row, cards: readonly CardLine[], names: ReadonlyMap<number, string>): NoteRow {
  const texts = textsOf(row.fields)
  const others = texts.filter((text, place) => place !== row.sortField && text !== '')
  const active = cards.filter(card => card.isSuspended === 0)
  // What was begun comes before what is new, and the first due before the others.
  const [first] = active.toSorted(
    (one, other) => (one.due ?? Number.MAX_VALUE) - (other.due ?? Number.MAX_VALUE),
  )
  const deckId = cards[0]?.deckId ?? row.home
  return {
    noteId: row.noteId,
    text: oneLine(texts[row.sortField] ?? ''),
    more: oneLine(others.join(' · ')),
    noteType: row.noteType,
    deck: deckId === null ? '' : (names.get(deckId) ?? ''),
    cards: cards.length,
    state:
      cards.length === 0
        ? 'no_card'
        : first === undefined
          ? 'suspended'
          : (CardState.options[first.state] ?? 'new'),
    dueAt: first?.due ?? null,
    isMarked: row.isMarked === 1,
    isReported: row.isReported === 1,
  }
}

function oneLine(html: string): string {
  // A long text is cut before its tags are taken out: there is no need to read all of it for one line.
  const text = plainOf(html.slice(0, SHOWN * 20))
    .replace(/\s+/g, ' ')
    .trim()
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text
}
