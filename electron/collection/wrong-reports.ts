import { CardId } from '../contract/core.ts'
import type { Content } from '../contract/review.ts'
import { type WrongReport, writeReports } from '../exchange/reports/write-reports.ts'
import type { Handler } from './collection.ts'
import { all, type Reader } from './db.ts'
import { hashOf, plainOf, textsOf } from './note-text.ts'
import { deckPath } from './notes.ts'
import { contentOf, type Fields } from './revising/content.ts'
import { type NoteTypes, noteTypesOf } from './revising/note-types.ts'

type Row = {
  guid: string
  typeId: number
  fields: string
  wrong: string
  hash: string | null
  deckId: number | null
}

/** All notes that are reported as wrong, by deck and guid, as one text for those who write the decks. */
export const wrongReports: Handler<'notes.wrongReports'> = ({ read, builtIn }, _, { now, timeZone }) => {
  const reports = reportsIn(read)
  // en-CA writes a date as 2026-11-23.
  const day = new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone }).format(now)
  return {
    count: reports.length,
    text: writeReports(reports, { contentVersion: builtIn.version, day }),
  }
}

function reportsIn(db: Reader): WrongReport[] {
  const rows = all<Row>(
    db,
    `SELECT guid, note_type_id AS typeId, fields, wrong, built_in_hash AS hash,
       (SELECT deck_id FROM card WHERE note_id = note.id ORDER BY ordinal LIMIT 1) AS deckId
     FROM note WHERE wrong IS NOT NULL ORDER BY guid`,
  )
  if (rows.length === 0) return []
  const types = noteTypesOf(db)
  return rows
    .map(row => reportOf(row, types, row.deckId === null ? '' : deckPath(db, row.deckId)))
    .sort((one, other) => one.deck.localeCompare(other.deck, 'en'))
}

function reportOf(row: Row, types: NoteTypes, deck: string): WrongReport {
  const type = types.get(row.typeId)
  if (type === undefined) throw new Error(`The note ${row.guid} has a note type that does not exist.`)
  const texts = textsOf(row.fields)
  const fields: Fields = name => texts[type.fields.indexOf(name)] ?? ''
  const plain: Fields = name => plainOf(fields(name))
  const anyCard = { id: CardId.parse(0), ordinal: 0, reps: 0 }
  return {
    guid: row.guid,
    deck,
    ...sidesOf(contentOf(anyCard, type, texts, fields)),
    reason: plain('Reason'),
    source: plain('Source'),
    checked: plain('Checked'),
    words: row.wrong,
    text: row.hash === null ? 'own' : row.hash === hashOf(texts) ? 'built-in' : 'edited',
  }
}

const owners = { aws: 'AWS', customer: 'Customer', shared: 'Shared' }

/** A card's question and its answer in plain text; the first card's, where a note has several. */
function sidesOf(content: Content): { question: string; answer: string } {
  const sides = (question: string, ...answer: string[]) => ({
    question: plainOf(question),
    answer: answer.map(plainOf).filter(Boolean).join(' / '),
  })
  switch (content.kind) {
    case 'basic':
    case 'cloze':
      return sides(content.question, content.answer)
    case 'typed':
      return {
        question: plainOf(content.question),
        answer: [content.term, ...content.accepted].join(' / '),
      }
    case 'choice':
      return sides(content.question, ...content.options.filter(one => one.isRight).map(one => one.html))
    case 'whose':
      return sides(content.question, owners[content.owner], content.awsPart, content.customerPart)
    case 'error':
      return sides(content.statement, content.correction)
    case 'html':
      return sides(content.front, content.back)
  }
}
