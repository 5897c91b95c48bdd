import type { Statement } from 'better-sqlite3'
import { freeId } from '../cards.ts'
import { all, one, run, type Writer } from '../db.ts'
import { ManyRows } from '../many-rows.ts'
import { tagsOf } from '../notes.ts'
import { AddedIds } from './added-ids.ts'
import { ownId } from './exact-rows.ts'
import { isAnswer, type LogRow, type Schedule } from './log-rows.ts'
import { NewLines } from './new-lines.ts'
import type { CardValues, NoteValues, Sink } from './sink.ts'

const places = (count: number) => Array.from({ length: count }, () => '?').join(', ')

/**
 * Writes what an import decides. Additions go through statements of their own, which are bound by position: a
 * million times over, names would cost as much as the writing.
 */
export class CollectionSink implements Sink {
  readonly added = { note: new AddedIds(), card: new AddedIds(), review_log: new AddedIds() }
  /** Tags that notes of the collection get; written when everything else is (see Bulk). */
  readonly lateTags: { noteId: number; tag: string }[] = []
  readonly #db: Writer
  readonly #insertNote: Statement
  readonly #tags: ManyRows
  readonly #cards: ManyRows
  readonly #lines: NewLines
  #nextNote: number
  #nextCard: number

  constructor(db: Writer, now: number) {
    this.#db = db
    const { connection } = db
    this.#insertNote = connection.prepare(
      `INSERT INTO note (id, guid, note_type_id, fields, is_marked, wrong, built_in_hash, built_in_tags,
         built_in_deck, created, modified, imported_hash) VALUES (${places(12)})`,
    )
    this.#tags = new ManyRows(connection, 'INSERT OR IGNORE INTO note_tag (note_id, tag)', 2)
    this.#cards = new ManyRows(
      connection,
      `INSERT INTO card (id, note_id, ordinal, deck_id, state, step, position, due, due_day, stability, difficulty,
         last_review, last_review_day, interval_days, reps, lapses, flag, is_suspended, buried_until, created,
         other, version)`,
      22,
    )
    this.#lines = new NewLines(db, this.added.review_log)
    this.#nextNote = freeId(db, 'note', now)
    this.#nextCard = freeId(db, 'card', now)
  }

  addNote(note: NoteValues): number {
    const { row } = note
    const id = ownId(this.#db, 'note', row) ?? this.#nextNote
    if (id >= this.#nextNote) this.#nextNote = id + 1
    this.#insertNote.run(
      id,
      note.guid,
      note.typeId,
      note.fields,
      note.isMarked ? 1 : 0,
      row?.wrong ?? null,
      row?.built_in_hash ?? null,
      row?.built_in_tags ?? null,
      row?.built_in_deck ?? null,
      note.created,
      note.modified,
      row === null ? note.importedHash : (row.imported_hash ?? null),
    )
    for (const tag of note.tags) this.#tags.add(id, tag)
    this.added.note.add(id)
    return id
  }

  updateNote(id: number, note: NoteValues): void {
    run(
      this.#db,
      `UPDATE note SET note_type_id = :typeId, fields = :fields, is_marked = :isMarked, modified = :modified,
         imported_hash = :importedHash WHERE id = :id`,
      {
        id,
        typeId: note.typeId,
        fields: note.fields,
        isMarked: note.isMarked ? 1 : 0,
        modified: note.modified,
        importedHash: note.importedHash,
      },
    )
    const had = tagsOf(this.#db, id)
    for (const tag of had) {
      if (!note.tags.includes(tag))
        run(this.#db, 'DELETE FROM note_tag WHERE note_id = :id AND tag = :tag', { id, tag })
    }
    for (const tag of note.tags) if (!had.includes(tag)) this.lateTags.push({ noteId: id, tag })
    // Cards show the note: whoever holds a turn of one has to show it again.
    run(this.#db, 'UPDATE card SET version = version + 1 WHERE note_id = :id', { id })
  }

  addCard(noteId: number, card: CardValues, schedule: Schedule, log: readonly LogRow[]): void {
    // Two rows of a file may claim one id.
    if (card.row !== null) this.#cards.flush()
    const id = ownId(this.#db, 'card', card.row) ?? this.#nextCard
    if (id >= this.#nextCard) this.#nextCard = id + 1
    const { lastReview, lastReviewDay } = this.#writeLog(id, schedule, log)
    this.#cards.add(
      id,
      noteId,
      card.ordinal,
      card.deckId,
      schedule.state,
      schedule.step,
      card.position,
      schedule.due,
      schedule.dueDay,
      schedule.stability,
      schedule.difficulty,
      lastReview,
      lastReviewDay,
      schedule.intervalDays,
      schedule.reps,
      schedule.lapses,
      card.flag,
      card.isSuspended ? 1 : 0,
      card.buriedUntil,
      card.created,
      card.other,
      typeof card.row?.version === 'number' ? card.row.version : 0,
    )
    this.added.card.add(id)
  }

  updateCard(id: number, schedule: Schedule, log: readonly LogRow[]): void {
    const { state, step, due, dueDay, stability, difficulty, intervalDays, reps, lapses } = schedule
    const { lastReview, lastReviewDay } = this.#writeLog(id, schedule, log)
    run(
      this.#db,
      `UPDATE card SET state = :state, step = :step, due = :due, due_day = :dueDay, stability = :stability,
         difficulty = :difficulty, last_review = :lastReview, last_review_day = :lastReviewDay,
         interval_days = :intervalDays, reps = :reps, lapses = :lapses, version = version + 1 WHERE id = :id`,
      {
        ...{ id, state, step, due, dueDay, stability, difficulty, intervalDays, reps, lapses },
        ...{ lastReview, lastReviewDay },
      },
    )
  }

  /** Adds the new lines and saves the others as they have become; gives when the card was last reviewed. */
  #writeLog(cardId: number, schedule: Schedule, log: readonly LogRow[]) {
    let last = 0
    for (const row of log) {
      if (row.isNew) {
        this.#lines.add(cardId, row, last)
      } else {
        this.#saveLine(row)
      }
      last = row.id
    }
    const answer = schedule.state === 0 ? undefined : log.findLast(isAnswer)
    if (answer === undefined) return schedule
    return { lastReview: answer.id, lastReviewDay: answer.studyDay }
  }

  /** What comes before or after a line may have changed what it left. */
  #saveLine(row: LogRow): void {
    run(
      this.#db,
      `UPDATE review_log SET state_before = :stateBefore, state_after = :stateAfter, step_after = :stepAfter,
         stability_before = :stabilityBefore, difficulty_before = :difficultyBefore,
         stability_after = :stabilityAfter, difficulty_after = :difficultyAfter, elapsed_days = :elapsedDays
       WHERE id = :id AND (state_before, state_after, step_after, stability_before, difficulty_before,
         stability_after, difficulty_after, elapsed_days) IS NOT (:stateBefore, :stateAfter, :stepAfter,
         :stabilityBefore, :difficultyBefore, :stabilityAfter, :difficultyAfter, :elapsedDays)`,
      {
        id: row.id,
        stateBefore: row.stateBefore,
        stateAfter: row.stateAfter,
        stepAfter: row.stepAfter,
        stabilityBefore: row.stabilityBefore,
        difficultyBefore: row.difficultyBefore,
        stabilityAfter: row.stabilityAfter,
        difficultyAfter: row.difficultyAfter,
        elapsedDays: row.elapsedDays,
      },
    )
  }

  settle(): void {
    this.#tags.flush()
    this.#cards.flush()
  }

  /** Puts in what still waits. */
  flush(): void {
    this.settle()
    this.#lines.flush()
  }

  removeUnseen(noteId: number, wanted: readonly number[]): void {
    this.settle()
    const rows = all<{ id: number; ordinal: number }>(
      this.#db,
      `SELECT id, ordinal FROM card WHERE note_id = :noteId AND state = 0
         AND NOT EXISTS (SELECT 1 FROM review_log WHERE card_id = card.id)`,
      { noteId },
    )
    for (const { id, ordinal } of rows) {
      if (!wanted.includes(ordinal)) run(this.#db, 'DELETE FROM card WHERE id = :id', { id })
    }
  }

  addLooseReview(cardId: number, row: LogRow): boolean {
    const known = one(
      this.#db,
      'SELECT 1 FROM review_log WHERE card_id = :cardId AND id BETWEEN :id AND :id + 1000 AND took_ms = :tookMs',
      { cardId, id: row.id, tookMs: row.tookMs },
    )
    if (known !== undefined) return false
    this.#lines.add(cardId, row, 0)
    return true
  }
}
