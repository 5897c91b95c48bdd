import { Refused } from '../contract/refused.ts'
import type { Collection, Moment } from './collection.ts'
import { one } from './db.ts'
import { editableNote } from './notes.ts'
import { type CardView, cardViewsOfNote, type ReviewView, reviewViews } from './revising/cli-views.ts'

export type NoteView = {
  note: { guid: string; noteType: string; deck: string; fields: Record<string, string>; tags: string[] }
  cards: CardView[]
  /** Of these cards together, the oldest first. */
  reviews: ReviewView[]
}

/** A note by its guid, with its cards and their reviews. Throws Refused `note_gone`. */
export function noteByGuid(collection: Collection, guid: string, at: Moment): NoteView {
  const row = one<{ id: number }>(collection.read, 'SELECT id FROM note WHERE guid = :guid', { guid })
  if (row === undefined)
    throw new Refused('note_gone', `The collection has no note with the guid ${guid}.`, guid)
  return viewOf(collection, row.id, cardViewsOfNote(collection, row.id, at))
}

/** One card with its note and its reviews. Throws Refused `card_gone`. */
export function cardWithNote(collection: Collection, cardId: number, at: Moment): NoteView {
  const row = one<{ noteId: number }>(
    collection.read,
    'SELECT note_id AS noteId FROM card WHERE id = :cardId',
    { cardId },
  )
  const where = String(cardId)
  if (row === undefined) throw new Refused('card_gone', `The collection has no card ${where}.`, where)
  const cards = cardViewsOfNote(collection, row.noteId, at)
  return viewOf(
    collection,
    row.noteId,
    cards.filter(({ id }) => id === where),
  )
}

function viewOf({ read }: Collection, noteId: number, cards: CardView[]): NoteView {
  const { guid, noteType, deck, fields, tags } = editableNote(read, noteId)
  return {
    note: {
      guid,
      noteType,
      deck,
      fields: Object.fromEntries(fields.map(({ name, value }) => [name, value])),
      tags,
    },
    cards,
    reviews: reviewViews(
      read,
      cards.map(({ id }) => Number(id)),
    ),
  }
}
