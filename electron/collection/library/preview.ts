import type { CardId } from '../../contract/core.ts'
import type { NotePreview, PreviewCard } from '../../contract/library.ts'
import { Refused } from '../../contract/refused.ts'
import type { Content } from '../../contract/review.ts'
import type { Collection, Handler } from '../collection.ts'
import { one, type Reader } from '../db.ts'
import { hashOf, textsOf } from '../note-text.ts'
import { tagsOf } from '../notes.ts'
import { type Card, cardsOfNote } from '../revising/card-rows.ts'
import { contentOf, fieldsOf, sourceOf } from '../revising/content.ts'
import { type Held, heldOf } from '../revising/held.ts'
import { importedContent } from '../revising/imported-content.ts'
import type { NoteType } from '../revising/note-types.ts'

type Row = {
  guid: string
  typeId: number
  fields: string
  isMarked: number
  wrong: string | null
  hash: string | null
  home: number | null
}

type Note = { type: NoteType; texts: readonly string[]; tags: readonly string[] }

/** A note with its cards as they are asked. */
export const preview: Handler<'library.preview'> = (collection, { noteId }, at): NotePreview => {
  const held = heldOf(collection, at)
  const row = rowOf(collection.read, noteId)
  const type = held.noteTypes.get(row.typeId)
  if (type === undefined) throw new Error(`Note ${noteId} has a note type that does not exist.`)
  const texts = textsOf(row.fields)
  const tags = tagsOf(collection.read, noteId)
  const note = { type, texts, tags }
  const cards = cardsOfNote(collection.read, noteId).map(card => cardOf(collection, held, card, note))
  const fields = fieldsOf(type, texts)
  return {
    ...{ noteId, guid: row.guid, noteType: type.name, kind: type.kind, tags },
    isBuiltIn: row.hash !== null,
    isEdited: row.hash !== null && hashOf(texts) !== row.hash,
    isMarked: row.isMarked === 1,
    wrong: row.wrong,
    reason: fields('Reason'),
    source: sourceOf(fields),
    cards: cards.length > 0 ? cards : [futureCard(held, row.home, note)],
  }
}

function rowOf(db: Reader, noteId: number): Row {
  const row = one<Row>(
    db,
    `SELECT guid, note_type_id AS typeId, fields, is_marked AS isMarked, wrong, built_in_hash AS hash,
       (SELECT id FROM deck WHERE built_in = built_in_deck) AS home
     FROM note WHERE id = :noteId`,
    { noteId },
  )
  if (row === undefined) throw new Refused('note_gone', 'This note is no longer in the collection.')
  return row
}

function cardOf(collection: Collection, held: Held, card: Card, note: Note): PreviewCard {
  const deck = nameOf(held, card.deckId)
  const { type, texts, tags } = note
  const content: Content =
    type.kind === 'anki'
      ? importedContent(collection.read, card, type, { texts, tags, deck })
      : contentOf(card, type, texts, fieldsOf(type, texts))
  const { id, state, due, intervalDays, reps, lapses, flag, isSuspended } = card
  return {
    ...{ cardId: id, deck, state, dueAt: due, intervalDays, reps, lapses, flag, isSuspended, content },
    name: type.isCloze ? `Deletion ${card.ordinal + 1}` : (type.templates[card.ordinal]?.name ?? ''),
  }
}

/** The card that would be made of an exam question. */
function futureCard(held: Held, home: number | null, { type, texts }: Note): PreviewCard {
  const shown = { id: 0 as CardId, ordinal: 0, reps: 0 }
  return {
    ...{ cardId: null, name: type.templates[0]?.name ?? '', deck: nameOf(held, home) },
    ...{ state: 'new', dueAt: null, intervalDays: 0, reps: 0, lapses: 0, flag: 0, isSuspended: false },
    content: contentOf(shown, type, texts, fieldsOf(type, texts)),
  }
}

function nameOf(held: Held, deckId: number | null): string {
  return [...held.decks.values()].find(deck => deck.id === deckId)?.fullName ?? ''
}
