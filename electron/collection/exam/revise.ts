import type { CardId, DeckId, NoteId } from '../../contract/core.ts'
import { Refused } from '../../contract/refused.ts'
import { isToRevise } from '../../exam/reading.ts'
import { addCards, freeId } from '../cards.ts'
import type { Handler } from '../collection.ts'
import { all, one, type Reader, run, type Writer } from '../db.ts'
import { textsOf } from '../note-text.ts'
import { plain } from '../revising/content.ts'
import { heldOf, studyAt } from '../revising/held.ts'
import { noteTypesOf } from '../revising/note-types.ts'
import { journalOf } from '../revising/session.ts'
import { questionsOf } from './attempt-rows.ts'
import { finishedExam, toAnswered } from './reporting.ts'

/** The deck for cards that are made of exam questions. */
const QUESTION_DECK = 'exam'

/**
 * Puts the cards behind what was missed or guessed luckily into today's queue, once: of each note the one that is
 * the least known. They keep their schedule and memory, and a grade counts as early as it comes. A question that
 * has no card behind it gets one of its own. One step of undo.
 */
export const revise: Handler<'exam.revise'> = (collection, { examId }, at) => {
  const exam = finishedExam(collection, examId)
  if (exam.revised !== null) {
    throw new Refused('exam_revised', 'The cards of this exam were put into a day’s queue already.')
  }
  const missed = questionsOf(collection.read, examId).filter(row => isToRevise(toAnswered(row)))
  const { today } = studyAt(heldOf(collection, at), at)
  const now = Math.trunc(at.now)
  const done = collection.act('Revise exam questions', db => {
    run(db, 'DELETE FROM wanted WHERE study_day < :today', { today })
    let made = 0
    const cards = new Set<CardId>()
    for (const { guid } of missed) {
      const question = noteByGuid(db, guid)
      if (question === null) continue
      const behind = cardsBehind(db, question)
      if (behind.isThere) for (const cardId of behind.cards) cards.add(cardId)
      else {
        const card = makeCard(db, question, now)
        if (card === null) continue
        cards.add(card)
        made += 1
      }
    }
    for (const cardId of cards) want(db, cardId, today, now)
    if (cards.size === 0) {
      throw new Refused(
        'nothing_to_revise',
        'Nothing was missed that has a card, so there is nothing to put into today.',
      )
    }
    run(db, 'UPDATE exam SET revised = :now WHERE id = :examId', { examId, now })
    return { cards: cards.size, made }
  })
  return { ...done, notice: noticeOf(done.cards, done.made), journal: journalOf(collection) }
}

type QuestionNote = {
  readonly id: NoteId
  readonly guid: string
  readonly kind: string
  readonly tests: string[]
}

function noteByGuid(db: Reader, guid: string): QuestionNote | null {
  const row = one<{ id: NoteId; typeId: number; kind: string; fields: string }>(
    db,
    `SELECT note.id, note_type_id AS typeId, kind, fields
     FROM note JOIN note_type ON note_type.id = note_type_id WHERE guid = :guid`,
    { guid },
  )
  if (row === undefined) return null
  const names = noteTypesOf(db).get(row.typeId)?.fields ?? []
  const tests = plain(textsOf(row.fields)[names.indexOf('Tests')] ?? '')
  return {
    id: row.id,
    guid,
    kind: row.kind,
    tests: row.kind === 'exam' ? tests.split(' ').filter(Boolean) : [],
  }
}

/**
 * The cards behind a question: its own, and of each note it rests on the one least known; suspended ones stay
 * suspended. `isThere`: there are cards, though perhaps only suspended ones.
 */
function cardsBehind(db: Reader, { guid, tests }: QuestionNote): { isThere: boolean; cards: CardId[] } {
  const rows = all<{ id: CardId; noteId: NoteId; isSuspended: number }>(
    db,
    `SELECT card.id, note_id AS noteId, is_suspended AS isSuspended
     FROM note JOIN card ON card.note_id = note.id
     WHERE guid IN (SELECT value FROM json_each(:guids))
     ORDER BY state > 0, stability, ordinal`,
    { guids: JSON.stringify([guid, ...tests]) },
  )
  const notes = new Map<NoteId, CardId>()
  for (const { id, noteId, isSuspended } of rows) {
    if (isSuspended === 0 && !notes.has(noteId)) notes.set(noteId, id)
  }
  return { isThere: rows.length > 0, cards: [...notes.values()] }
}

/** Makes the card of a question; null where there is no deck to put it. */
function makeCard(db: Writer, { id }: QuestionNote, now: number): CardId | null {
  const deck =
    one<{ id: DeckId }>(db, 'SELECT id FROM deck WHERE built_in = :deck', { deck: QUESTION_DECK }) ??
    one<{ id: DeckId }>(db, 'SELECT id FROM deck ORDER BY position, id LIMIT 1')
  if (deck === undefined) return null
  const position = one<{ last: number | null }>(db, 'SELECT max(position) AS last FROM card')?.last ?? 0
  const cardId = freeId(db, 'card', now) as CardId
  addCards(db, { noteId: id, deckId: deck.id, position: position + 1, now, ordinals: [0] }, cardId)
  return cardId
}

/** Asks for a card on a study day; one that rests until tomorrow is let out. */
function want(db: Writer, cardId: CardId, day: number, since: number): void {
  run(
    db,
    `INSERT INTO wanted (card_id, study_day, since) VALUES (:cardId, :day, :since)
     ON CONFLICT (card_id) DO UPDATE SET study_day = excluded.study_day, since = excluded.since`,
    { cardId, day, since },
  )
  run(
    db,
    'UPDATE card SET buried_until = 0, version = version + 1 WHERE id = :cardId AND buried_until > :day',
    {
      cardId,
      day,
    },
  )
}

function noticeOf(cards: number, made: number): string {
  const what = cards === 1 ? 'One card is' : `${cards} cards are`
  const own = made === 0 ? '' : made === 1 ? ', one of them made for it' : `, ${made} of them made for it`
  return `${what} in today’s queue${own}.`
}
