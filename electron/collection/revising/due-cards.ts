import type { CardId, DeckId, NoteId } from '../../contract/core.ts'
import { all, one, type Reader, type SqlParameters } from '../db.ts'

/** Which cards are looked at: all, or those of some decks, or of notes with one of some tags. */
export type Scope = { readonly deckIds: readonly DeckId[] | null; readonly tags: readonly string[] | null }

export const everything: Scope = { deckIds: null, tags: null }

/** The study day a queue is built for. `endsAt`: ms since 1970. */
export type Day = { readonly today: number; readonly endsAt: number }

type Place = { readonly id: CardId; readonly noteId: NoteId; readonly deckId: DeckId }

/** A card on a step. `due`: ms since 1970; `dueDay`: when it waits for a study day. */
export type StepRow = Place & { readonly due: number; readonly dueDay: number | null }
/** A card on review that is due. Stability in days; `lastDay`: study day of its last review. */
export type ReviewRow = Place & { readonly stability: number; readonly lastDay: number | null }
export type NewRow = Place

// A day is 25 hours at most; a step of days whose day was counted in another time zone may lie 26 hours off.
const SLACK_MS = 3 * 86_400_000

/** Cards on a step that come due before the day ends, by when they do. */
export function stepRows(db: Reader, day: Day, scope: Scope): StepRow[] {
  const { sql, parameters } = conditionsOf(scope)
  const rows = all<StepRow>(
    db,
    `SELECT id, note_id AS noteId, deck_id AS deckId, due, due_day AS dueDay FROM card
     WHERE state IN (1, 3) AND is_suspended = 0 AND due < :before AND buried_until <= :today ${sql}
     ORDER BY due, id`,
    { before: day.endsAt + SLACK_MS, today: day.today, ...parameters },
  )
  return rows.filter(row => (row.dueDay === null ? row.due < day.endsAt : row.dueDay <= day.today))
}

/**
 * Due reviews, those most likely forgotten first: by elapsed days over stability, which orders as
 * retrievability does where the parameters are the same. Reads an index only and sorts no more than `limit`.
 */
export function reviewRows(db: Reader, day: Day, scope: Scope, limit: number): ReviewRow[] {
  const { sql, parameters } = conditionsOf(scope)
  return all<ReviewRow>(
    db,
    `SELECT id, note_id AS noteId, deck_id AS deckId, stability, last_review_day AS lastDay FROM card
     WHERE state = 2 AND is_suspended = 0 AND due_day <= :today AND buried_until <= :today ${sql}
     ORDER BY max(:today - last_review_day, 0) / stability DESC, id LIMIT :limit`,
    { today: day.today, limit, ...parameters },
  )
}

/**
 * Cards that were asked for on this day though they are not due, new ones or on review, and not reviewed since,
 * in the order in which they were asked for.
 */
export function wantedRows(db: Reader, day: Day, scope: Scope): (Place & { readonly isNew: 0 | 1 })[] {
  const { sql, parameters } = conditionsOf(scope)
  return all<Place & { isNew: 0 | 1 }>(
    db,
    `SELECT id, note_id AS noteId, deck_id AS deckId, state = 0 AS isNew
     FROM wanted CROSS JOIN card ON card.id = wanted.card_id
     WHERE study_day = :today AND state IN (0, 2) AND is_suspended = 0 AND buried_until <= :today
       AND coalesce(last_review, 0) < since ${sql}
     ORDER BY since, id`,
    { today: day.today, ...parameters },
  )
}

/** New cards of a deck in content order. */
export function newRows(
  db: Reader,
  day: Day,
  given: { deckId: DeckId; isAlone: boolean; limit: number },
): NewRow[] {
  return all<NewRow>(
    db,
    `SELECT id, note_id AS noteId, deck_id AS deckId FROM card
     WHERE state = 0 AND is_suspended = 0 AND deck_id = :deckId AND buried_until <= :today
       AND (:isAlone = 0 OR NOT EXISTS (${dueSibling}))
     ORDER BY position, note_id, id LIMIT :limit`,
    {
      ...{ today: day.today, endsAt: day.endsAt },
      ...{ deckId: given.deckId, isAlone: given.isAlone ? 1 : 0, limit: given.limit },
    },
  )
}

/** All new cards of the notes with one of some tags, in content order. Found by note, since those are fewer. */
export function newRowsTagged(
  db: Reader,
  day: Day,
  tags: readonly string[],
): (NewRow & { readonly isAlone: 0 | 1 })[] {
  return all<NewRow & { isAlone: 0 | 1 }>(
    db,
    `SELECT id, note_id AS noteId, deck_id AS deckId, NOT EXISTS (${dueSibling}) AS isAlone
     FROM card INDEXED BY sqlite_autoindex_card_1
     WHERE note_id IN (SELECT note_id FROM note_tag WHERE tag IN (SELECT value FROM json_each(:tags)))
       AND state = 0 AND is_suspended = 0 AND buried_until <= :today
     ORDER BY position, note_id, id`,
    { today: day.today, endsAt: day.endsAt, tags: JSON.stringify(tags) },
  )
}

/** A card of the same note that is due today: it goes first, and its grade would bury the others. */
const dueSibling = `SELECT 1 FROM card AS sibling
  WHERE sibling.note_id = card.note_id AND sibling.id <> card.id AND sibling.state > 0
    AND sibling.is_suspended = 0 AND sibling.buried_until <= :today
    AND (sibling.due_day <= :today OR (sibling.due_day IS NULL AND sibling.due < :endsAt))`

/** Notes with a due review, none of them on a step today; counted up to `limit`. */
export function countOfReviewNotes(db: Reader, day: Day, limit: number): number {
  return countOf(
    db,
    `SELECT DISTINCT note_id FROM card
     WHERE state = 2 AND is_suspended = 0 AND due_day <= :today AND buried_until <= :today
       AND note_id NOT IN (${notesOnStep})
     LIMIT :limit`,
    { today: day.today, endsAt: day.endsAt, limit },
  )
}

/** Notes with a new card and no card that is due today; counted up to `limit`. */
export function countOfNewNotes(db: Reader, day: Day, limit: number): number {
  return countOf(
    db,
    // Named, for DISTINCT would otherwise be tempted by the order of the whole table's notes.
    `SELECT DISTINCT note_id FROM card INDEXED BY card_by_position
     WHERE state = 0 AND is_suspended = 0 AND buried_until <= :today
       AND note_id NOT IN (${notesOnStep})
       AND note_id NOT IN (
         SELECT note_id FROM card
         WHERE state = 2 AND is_suspended = 0 AND due_day <= :today AND buried_until <= :today)
     LIMIT :limit`,
    { today: day.today, endsAt: day.endsAt, limit },
  )
}

const notesOnStep = `SELECT note_id FROM card
  WHERE state IN (1, 3) AND is_suspended = 0 AND buried_until <= :today
    AND (due_day <= :today OR (due_day IS NULL AND due < :endsAt))`

function countOf(db: Reader, sql: string, parameters: SqlParameters): number {
  return one<{ count: number }>(db, `SELECT count(*) AS count FROM (${sql})`, parameters)?.count ?? 0
}

function conditionsOf(scope: Scope): { sql: string; parameters: SqlParameters } {
  const parameters: SqlParameters = {}
  let sql = ''
  if (scope.deckIds !== null) {
    sql += ' AND deck_id IN (SELECT value FROM json_each(:deckIds))'
    parameters.deckIds = JSON.stringify(scope.deckIds)
  }
  if (scope.tags !== null) {
    sql += ` AND note_id IN (
      SELECT note_id FROM note_tag WHERE tag IN (SELECT value FROM json_each(:tags)))`
    parameters.tags = JSON.stringify(scope.tags)
  }
  return { sql, parameters }
}
