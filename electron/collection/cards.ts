import { all, type Reader, run, type Writer } from './db.ts'
import { clozeNumbers } from './note-text.ts'

/** What decides which cards a note has: its type's kind, how many templates that has, and the texts. */
export type CardSource = { kind: string; templates: number; fields: readonly string[] }

/** The ordinals of the cards a note is to have. An exam question has none until one is made for a reason. */
export function ordinalsOf({ kind, templates, fields }: CardSource): number[] {
  if (kind === 'exam') return []
  if (kind === 'cloze') return clozeNumbers(fields.join('\n')).map(number => number - 1)
  return Array.from({ length: templates }, (_, ordinal) => ordinal)
}

export type NewCards = {
  noteId: number
  deckId: number
  /** Where the new cards stand among all new ones. */
  position: number
  /** ms since 1970. */
  now: number
  ordinals: readonly number[]
}

/** A row id from ms since 1970 that no row of the table has yet. */
export function freeId(db: Reader, table: 'card' | 'note', now: number): number {
  const [row] = all<{ id: number | null }>(db, `SELECT max(id) AS id FROM ${table}`)
  return Math.max(now, (row?.id ?? 0) + 1)
}

/** Adds new cards to a note. `firstId`: the id of the first; the others count on. */
export function addCards(
  db: Writer,
  { noteId, deckId, position, now, ordinals }: NewCards,
  firstId: number,
): void {
  for (const [index, ordinal] of ordinals.entries()) {
    run(
      db,
      `INSERT INTO card (id, note_id, ordinal, deck_id, position, created)
       VALUES (:id, :noteId, :ordinal, :deckId, :position, :created)`,
      { id: firstId + index, noteId, ordinal, deckId, position, created: now },
    )
  }
}

/**
 * Gives a note the cards its texts now ask for. A card that they no longer ask for goes if it was never seen;
 * one with a history stays, since that can't be made again.
 */
export function fitCards(db: Writer, noteId: number, wanted: readonly number[], now: number): void {
  const present = all<{ id: number; ordinal: number; deckId: number; position: number; isUnseen: number }>(
    db,
    `SELECT id, ordinal, deck_id AS deckId, position,
       state = 0 AND NOT EXISTS (SELECT 1 FROM review_log WHERE card_id = card.id) AS isUnseen
     FROM card WHERE note_id = :noteId ORDER BY ordinal`,
    { noteId },
  )
  const [sibling] = present
  const ordinals = wanted.filter(ordinal => !present.some(card => card.ordinal === ordinal))
  if (sibling !== undefined && ordinals.length > 0) {
    const { deckId, position } = sibling
    addCards(db, { noteId, deckId, position, now, ordinals }, freeId(db, 'card', now))
  }
  for (const card of present) {
    if (card.isUnseen === 1 && !wanted.includes(card.ordinal)) {
      run(db, 'DELETE FROM card WHERE id = :id', { id: card.id })
    }
  }
}
