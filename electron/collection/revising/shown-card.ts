import { z } from 'zod'
import type { ShownCard } from '../../contract/review.ts'
import { previewIntervals } from '../../scheduling/grade.ts'
import type { StudyMoment } from '../../scheduling/study-day.ts'
import type { Collection } from '../collection.ts'
import { one, type Reader } from '../db.ts'
import type { Card } from './card-rows.ts'
import { contentOf, type Fields, fieldsOf, plain, sourceOf } from './content.ts'
import { deckOf } from './deck-tree.ts'
import type { Held } from './held.ts'
import { importedContent } from './imported-content.ts'
import type { NoteType } from './note-types.ts'
import { stripOf } from './strip.ts'
import { hasLeechTag, tagsOf } from './tags.ts'

type NoteRow = { guid: string; typeId: number; fields: string; isMarked: number; wrong: string | null }

const FieldTexts = z.array(z.string())

/** A card as the room shows it. `turn` names this showing. */
export function toShownCard(
  collection: Collection,
  held: Held,
  card: Card,
  study: StudyMoment,
  turn: string,
): ShownCard {
  const note = noteOf(collection.read, card.noteId)
  const type = held.noteTypes.get(note.typeId)
  if (type === undefined) throw new Error(`Note ${card.noteId} has a note type that does not exist.`)
  const texts = FieldTexts.parse(JSON.parse(note.fields))
  const isImported = type.kind === 'anki'
  const fields = fieldsOf(type, texts)
  const tags = tagsOf(collection.read, card.noteId)
  const deck = deckOf(held.decks, card.deckId)
  const given = previewIntervals(card, study, deck.options)
  const interval = (grade: 1 | 2 | 3 | 4) => ({ days: given[grade].intervalDays, dueAt: given[grade].due })
  return {
    cardId: card.id,
    noteId: card.noteId,
    turn,
    state: card.state,
    deck: deck.fullName,
    context: plain(fields('Context')) || contextOf(type, fields),
    content: isImported
      ? importedContent(collection.read, card, type, { texts, tags, deck: deck.fullName })
      : contentOf(card, type, texts, fields),
    shouldAskBeforeOptions: type.kind === 'exam' && held.settings.shouldAskBeforeOptions,
    reason: fields('Reason'),
    hint: fields('Hint'),
    source: sourceOf(fields),
    strip: stripOf(collection.builtIn, {
      tags,
      service: plain(fields('Service')),
      layer: plain(fields('Layer')),
    }),
    tags,
    flag: card.flag,
    isMarked: note.isMarked === 1,
    isLeech: hasLeechTag(tags),
    wrong: note.wrong,
    intervals: { 1: interval(1), 2: interval(2), 3: interval(3), 4: interval(4) },
  }
}

/** What stands above a question that does not say itself where it belongs. */
function contextOf({ kind }: NoteType, fields: Fields): string {
  if (kind !== 'exam') return ''
  const task = plain(fields('Task'))
  return task === '' ? 'Exam question' : `Exam question · task ${task}`
}

function noteOf(db: Reader, noteId: number): NoteRow {
  const note = one<NoteRow>(
    db,
    `SELECT guid, note_type_id AS typeId, fields, is_marked AS isMarked, wrong FROM note WHERE id = :noteId`,
    { noteId },
  )
  if (note === undefined) throw new Error(`Note ${noteId} has cards but does not exist.`)
  return note
}
