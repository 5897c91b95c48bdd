import type Database from 'better-sqlite3'
import {
  addDecks,
  adding,
  addNoteType,
  filledFile,
  type History,
  historyOf,
  lineValues,
  randomFrom,
} from './generate.ts'

const DAY = 86_400_000
const HOUR = 3_600_000
/** Lines of each log: with half of the cards seen, two and a half for each note. */
const linesEach = 5

/**
 * Makes a collection of notes with one card each, as an exchange carries them: half of the cards new, half on
 * review with five reviews each; three fields of a few hundred letters, two tags, forty decks. The logs come from
 * the app's own scheduling. The same wish always gives the same collection.
 */
export function generateNotes({ file, notes, now }: { file: string; notes: number; now: number }): void {
  filledFile(file, db => fill(db, notes, now))
}

function fill(db: Database.Database, notes: number, now: number): void {
  const random = randomFrom(20_261_124)
  const below = (count: number) => Math.floor(random() * count)
  const histories: History[] = []
  for (let index = 0; histories.length < 500; index++) {
    const history = historyOf(index, random)
    if (history.lines.length === linesEach) histories.push(history)
  }
  const decks = addDecks(db)
  addNoteType(db)
  const { addNote, addTag, addCard, addLine } = adding(db)
  const today = Math.floor((now - 4 * HOUR) / DAY)
  const created = now - 900 * DAY
  const grades = new Map<number, number>()
  for (let index = 0; index < notes; index++) {
    const id = created + index
    const text = Array.from({ length: 20 }, () => words[below(words.length)]).join(' ')
    const fields = [
      `Who is responsible for duty ${index}?`,
      `<b>The customer</b>: ${text}`,
      `${text} &amp; more.`,
    ]
    addNote.run(id, `note-${id}`, JSON.stringify(fields), id, id)
    addTag.run(id, `service::s${index % 20}`)
    addTag.run(id, `theme::t${index % 7}`)
    const place = [id, id, 0, decks[Math.floor(index / 25) % decks.length] ?? 1, index, id]
    if (index % 2 === 0) {
      addCard.run(...place, 0, ...[null, null, null, null, null, null, 0, 0, 0])
      continue
    }
    const { card, lines } = histories[below(histories.length)] as History
    // The last review lies before today.
    const dueDay = today - 20 + below(20 + card.intervalDays)
    const shift = dueDay - (card.dueDay ?? 0)
    let at = 0
    for (const line of lines) {
      const day = line.studyDay + shift
      const count = grades.get(day) ?? 0
      grades.set(day, count + 1)
      at = day * DAY + 5 * HOUR + count * 20
      addLine.run(...lineValues(line, { id: at, cardId: id, day, tookMs: 3000 + below(12_000) }))
    }
    addCard.run(
      ...[...place, 2, dueDay * DAY + 4 * HOUR, dueDay, card.stability, card.difficulty],
      ...[at, (card.lastReviewDay ?? 0) + shift, card.intervalDays, card.reps, card.lapses],
    )
  }
}

const words =
  `the of and to in is for that with are as by on it be this from an or which security customer service
  data access control network encryption patch guest system host region account policy role key log backup`
    .trim()
    .split(/\s+/)
