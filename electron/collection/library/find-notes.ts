import type { NoteId } from '../../contract/core.ts'
import type { Looked, NoteFilter } from '../../contract/library.ts'
import type { Handler } from '../collection.ts'
import { all, type Reader, type SqlParameters } from '../db.ts'
import { withSubDecks } from '../revising/deck-tree.ts'
import { heldOf } from '../revising/held.ts'

/** Notes that are an exam question of which no card was made. */
export const CARDLESS = `note_type_id IN (SELECT id FROM note_type WHERE kind = 'exam')
  AND NOT EXISTS (SELECT 1 FROM card WHERE note_id = note.id)`

const looks: Record<Looked, string> = {
  new: 'id IN (SELECT note_id FROM card WHERE state = 0 AND is_suspended = 0)',
  learning: 'id IN (SELECT note_id FROM card WHERE state IN (1, 3) AND is_suspended = 0)',
  review: 'id IN (SELECT note_id FROM card WHERE state = 2 AND is_suspended = 0)',
  suspended: 'id IN (SELECT note_id FROM card WHERE is_suspended = 1)',
  no_card: CARDLESS,
  marked: 'is_marked = 1',
  reported: 'wrong IS NOT NULL',
}

const orders: Record<NoteFilter['order'], string> = {
  added: 'id DESC',
  changed: 'modified DESC, id DESC',
  due: 'due IS NULL, due, id DESC',
}

/** The first due date of each note, for the one order that needs it. */
const DUE = `LEFT JOIN (SELECT note_id, min(due) AS due FROM card WHERE is_suspended = 0 AND state > 0 GROUP BY note_id)
  ON note_id = id`

/** The notes that match, by id and in order. */
export const find: Handler<'library.find'> = (collection, filter, at) => {
  const { decks } = heldOf(collection, at)
  const deckIds = filter.deckId === null ? null : withSubDecks(decks, [filter.deckId]).map(({ id }) => id)
  return findNotes(collection.read, filter, deckIds)
}

/** As the call, for decks whose sub-decks are known. `deckIds` null: all decks. */
export function findNotes(db: Reader, filter: NoteFilter, deckIds: readonly number[] | null): NoteId[] {
  const conditions: string[] = []
  const parameters: SqlParameters = {}
  const match = matchOf(filter.words)
  if (match === null) return []
  if (match !== '') {
    conditions.push('id IN (SELECT rowid FROM note_text WHERE note_text MATCH :match)')
    parameters.match = match
  }
  if (deckIds !== null) {
    conditions.push(`id IN (
      SELECT note_id FROM card WHERE deck_id IN (SELECT value FROM json_each(:deckIds))
      UNION ALL SELECT id FROM note WHERE ${CARDLESS} AND built_in_deck IN (
        SELECT built_in FROM deck WHERE id IN (SELECT value FROM json_each(:deckIds))))`)
    parameters.deckIds = JSON.stringify(deckIds)
  }
  if (filter.tag !== null) {
    conditions.push(
      'id IN (SELECT note_id FROM note_tag WHERE tag = :tag OR (tag >= :below AND tag < :afterBelow))',
    )
    Object.assign(parameters, { tag: filter.tag, below: `${filter.tag}::`, afterBelow: `${filter.tag}:;` })
  }
  if (filter.looked !== null) conditions.push(looks[filter.looked])
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`
  const rows = all<{ id: NoteId }>(
    db,
    `SELECT id FROM note ${filter.order === 'due' ? DUE : ''} ${where} ORDER BY ${orders[filter.order]}`,
    parameters,
  )
  return rows.map(({ id }) => id)
}

/**
 * What the index is asked for: each word as the beginning of one there. Empty when no word is given, null when what
 * is given can't occur in any text.
 */
export function matchOf(words: string): string | null {
  const given = words.split(/\s+/).filter(word => word !== '')
  if (given.length === 0) return ''
  // The index knows letters and digits; signs alone are in no text.
  const known = given.filter(word => /[\p{L}\p{N}]/u.test(word))
  return known.length === 0 ? null : known.map(word => `"${word.replaceAll('"', ' ')}"*`).join(' ')
}
