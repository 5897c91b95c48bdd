import Database from 'better-sqlite3'
import { migrate } from '../../electron/collection/migrate.ts'
import { type Grade, newCard, type ScheduledCard } from '../../electron/scheduling/card.ts'
import { applyGrade } from '../../electron/scheduling/grade.ts'
import { defaultOptions } from '../../electron/scheduling/options.ts'
import type { ReviewLine } from '../../electron/scheduling/review-line.ts'

const DAY = 86_400_000
const HOUR = 3_600_000
const STATES = ['new', 'learning', 'review', 'relearning']

/** What a generated collection is like. Its study days are those of UTC, beginning at 04:00. */
export type Wanted = {
  file: string
  cards: number
  /** ms since 1970: the moment for which a tenth of the cards are due. */
  now: number
}

/**
 * Makes a collection: a tenth of its cards due, a fifth new, the others due later; every fourth note with two
 * cards; forty decks, twenty services; logs that come from the app's own scheduling, so that memory replayed
 * from a card's log is the card's. The same wish always gives the same collection.
 */
export function generate({ file, cards, now }: Wanted): void {
  filledFile(file, db => fill(db, cards, now))
}

/** Makes an empty collection and fills it; its indexes are made when all rows are in. */
export function filledFile(file: string, fillIn: (db: Database.Database) => void): void {
  const db = new Database(file)
  migrate(db)
  db.pragma('journal_mode = off')
  db.pragma('synchronous = off')
  db.pragma('foreign_keys = off')
  db.pragma('cache_size = -200000')
  const indexes = db
    .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL")
    .all() as { name: string; sql: string }[]
  db.exec('BEGIN')
  for (const { name } of indexes) db.exec(`DROP INDEX ${name}`)
  fillIn(db)
  for (const { sql } of indexes) db.exec(sql)
  db.exec('COMMIT')
  db.pragma('journal_mode = wal')
  db.close()
}

function fill(db: Database.Database, cards: number, now: number): void {
  const today = Math.floor((now - 4 * HOUR) / DAY)
  const random = randomFrom(20_261_123)
  const below = (count: number) => Math.floor(random() * count)
  const histories = Array.from({ length: 2000 }, (_, index) => historyOf(index, random))
  // Whoever has this many cards sees most of them a few times a year.
  const mature = histories.filter(({ card }) => card.intervalDays >= 60)
  const decks = addDecks(db)
  addNoteType(db)
  const { addNote, addTag, addCard, addLine } = adding(db)
  const grades = new Map<number, number>()
  const created = now - 900 * DAY
  let noteId = created
  let ordinal = 1
  for (let index = 0; index < cards; index++) {
    const hasSibling = ordinal === 0 && index % 5 === 1
    ordinal = hasSibling ? 1 : 0
    const deck = decks[Math.floor(index / 25) % decks.length] ?? 1
    if (!hasSibling) {
      noteId += 1
      const text = `Who is responsible for duty ${index} of service ${index % 20}?`
      addNote.run(noteId, `note-${noteId}`, JSON.stringify([text, 'The customer.', reason]), created, created)
      addTag.run(noteId, `service::s${index % 20}`)
      addTag.run(noteId, `theme::t${index % 7}`)
    }
    const cardId = created + index
    if (index % 10 >= 8) {
      addCard.run(
        ...[cardId, noteId, ordinal, deck, index, created, 0],
        ...[null, null, null, null, null, null, 0, 0, 0],
      )
      continue
    }
    const isDue = index % 10 === 0
    const { card, lines } = (isDue ? histories : mature)[
      below(isDue ? histories.length : mature.length)
    ] as History
    const dueDay = isDue ? today - below(30) : today + 1 + below(card.intervalDays - 1)
    const shift = dueDay - (card.dueDay ?? 0)
    let id = 0
    for (const line of lines) {
      const day = line.studyDay + shift
      const count = grades.get(day) ?? 0
      grades.set(day, count + 1)
      id = day * DAY + 5 * HOUR + count * 200
      addLine.run(...lineValues(line, { id, cardId, day, tookMs: 3000 + below(12_000) }))
    }
    addCard.run(
      ...[cardId, noteId, ordinal, deck, index, created, 2, dueDay * DAY + 4 * HOUR, dueDay],
      ...[card.stability, card.difficulty, id, (card.lastReviewDay ?? 0) + shift],
      ...[card.intervalDays, card.reps, card.lapses],
    )
  }
}

const reason =
  'AWS looks after the host below. What runs inside belongs to whoever launched it, and so do its updates.'

/** The statements that add one row each. */
export function adding(db: Database.Database) {
  return {
    addNote: db.prepare(
      'INSERT INTO note (id, guid, note_type_id, fields, created, modified) VALUES (?, ?, 1, ?, ?, ?)',
    ),
    addTag: db.prepare('INSERT INTO note_tag (note_id, tag) VALUES (?, ?)'),
    addCard: db.prepare(
      `INSERT INTO card (id, note_id, ordinal, deck_id, position, created, state, due, due_day, stability,
         difficulty, last_review, last_review_day, interval_days, reps, lapses)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    addLine: db.prepare(
      `INSERT INTO review_log (id, card_id, grade, kind, study_day, state_before, state_after, step_before,
         step_after, stability_before, difficulty_before, stability_after, difficulty_after, scheduled_days,
         elapsed_days, interval_days, took_ms)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
  }
}

/** A line of a log on another day than the one it was made on. */
export function lineValues(
  line: ReviewLine,
  at: { id: number; cardId: number; day: number; tookMs: number },
): unknown[] {
  return [
    ...[at.id, at.cardId, line.grade, line.kind, at.day],
    ...[STATES.indexOf(line.stateBefore), STATES.indexOf(line.stateAfter), line.stepBefore, line.stepAfter],
    ...[line.stabilityBefore, line.difficultyBefore, line.stabilityAfter, line.difficultyAfter],
    ...[line.scheduledDays, line.elapsedDays, line.intervalDays, at.tookMs],
  ]
}

export type History = { readonly card: ScheduledCard; readonly lines: readonly ReviewLine[] }

/** A card from its first grade to an interval of days, as somebody with a good memory would have graded it. */
export function historyOf(index: number, random: () => number): History {
  const wanted = 3 + Math.floor(random() * 4)
  const lines: ReviewLine[] = []
  let card = newCard(index)
  let today = 0
  let now = 5 * HOUR
  for (let done = 0; done < wanted || card.state !== 'review'; done += card.state === 'review' ? 1 : 0) {
    const chance = random()
    const grade: Grade = chance < 0.08 ? 1 : chance < 0.2 ? 2 : chance < 0.85 ? 3 : 4
    const { after, log } = applyGrade(
      card,
      grade,
      { now, today, rollover: 4, timeZone: 'UTC' },
      defaultOptions,
    )
    lines.push(log)
    card = after
    now =
      card.dueDay === null ? now + 10 * 60_000 : card.dueDay * DAY + 5 * HOUR + Math.floor(random() * HOUR)
    today = Math.floor((now - 4 * HOUR) / DAY)
  }
  return { card, lines }
}

export function addDecks(db: Database.Database): number[] {
  const add = db.prepare('INSERT INTO deck (id, parent_id, name, position) VALUES (?, ?, ?, ?)')
  add.run(1, null, 'Generated', 0)
  const leaves: number[] = []
  for (let topic = 0; topic < 8; topic++) {
    const topicId = 2 + topic * 6
    add.run(topicId, 1, `Topic ${topic}`, topic)
    for (let part = 1; part <= 5; part++) {
      add.run(topicId + part, topicId, `Part ${part}`, part)
      leaves.push(topicId + part)
    }
  }
  return leaves
}

export function addNoteType(db: Database.Database): void {
  db.exec(`
    INSERT INTO note_type (id, name, kind) VALUES (1, 'Basic', 'basic');
    INSERT INTO field (note_type_id, ordinal, name) VALUES (1, 0, 'Front'), (1, 1, 'Back'), (1, 2, 'Reason');
    INSERT INTO template (note_type_id, ordinal, name, front, back)
    VALUES (1, 0, 'Card 1', '{{Front}}', '{{Back}}'), (1, 1, 'Card 2', '{{Back}}', '{{Front}}');`)
}

/** Numbers from 0 to below 1, the same for the same seed (mulberry32, T. Ettinger, public domain). */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
