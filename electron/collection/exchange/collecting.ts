import type { DeckPackage, PackageCollection } from '../../exchange/deck-package.ts'
import { studyDay, studyDayStart } from '../../scheduling/study-day.ts'
import type { Moment } from '../collection.ts'
import { all, one, type Reader, type SqlParameters } from '../db.ts'
import { deckTree } from '../revising/deck-tree.ts'
import { settingsOf } from '../settings.ts'
import { collectedDecks } from './collected-decks.ts'
import { collectedMedia, mediaNamesOf } from './collected-media.ts'
import {
  type CardRow,
  fromCardRow,
  fromNoteRow,
  fromReviewRow,
  type NoteRow,
  type ReviewRow,
  withoutSchedule,
} from './collected-rows.ts'
import { collectedTypes } from './collected-types.ts'
import { notesOf, type Scope } from './scope.ts'

export type Collecting = {
  scope: Scope
  /** `drop`: as if nothing had ever been shown, marked or flagged. */
  schedule: 'keep' | 'drop'
  /** Whether the collection's own rows come along, for the form that loses nothing. */
  isWithRows: boolean
}

/**
 * What a collection holds, in the neutral form, as it is at this moment: until `close`, changes of others are not
 * seen. Rows are read when they are taken, one at a time.
 * @param db    a connection that no one else reads or writes with meanwhile
 * @param file  the collection's, beside which its media lie
 * @throws Refused `deck_gone`
 */
export function collecting(
  db: Reader,
  file: string,
  { scope, schedule, isWithRows }: Collecting,
  at: Moment,
): DeckPackage {
  const isScheduled = schedule === 'keep'
  db.connection.exec('BEGIN')
  try {
    const settings = settingsOf(db)
    const { rolloverHour } = settings
    const today = studyDay(at.now, rolloverHour, at.timeZone)
    const tree = deckTree(db, settings)
    const { where, parameters } = notesOf(scope, tree)
    const isAll = scope.of === 'all'
    const kept = { isWithRows }
    const open = new Set<IterableIterator<unknown>>()
    // Other statements run while rows are read, so each reading has one of its own.
    function* rows<Row>(sql: string): Generator<Row> {
      const found = db.connection.prepare<[SqlParameters], Row>(sql).iterate(parameters)
      open.add(found)
      try {
        yield* found
      } finally {
        open.delete(found)
        found.return?.()
      }
    }
    const count = (sql: string) => one<{ n: number }>(db, `SELECT count(*) AS n ${sql}`, parameters)?.n ?? 0
    const ids = (sql: string) => new Set(all<{ id: number }>(db, sql, parameters).map(({ id }) => id))

    const ofNotes = `FROM note WHERE ${where('note.id')}`
    const ofCards = `FROM card WHERE ${where('card.note_id')}`
    // Logs outlive their cards; only a whole collection takes those along.
    const ofReviews = isAll
      ? 'FROM review_log'
      : `FROM review_log WHERE card_id IN (SELECT card.id ${ofCards})`
    const deckOfCardless = `CASE WHEN NOT EXISTS (SELECT 1 FROM card WHERE note_id = note.id)
      THEN (SELECT deck.id FROM deck WHERE deck.built_in = note.built_in_deck) END`

    function* notes() {
      const columns = isWithRows ? 'note.*' : 'id, guid, note_type_id, fields, is_marked, created, modified'
      const found = rows<NoteRow & { tags_: string | null; deck_: number | null }>(`
        SELECT ${columns}, ${deckOfCardless} AS deck_,
          (SELECT group_concat(tag, char(31)) FROM note_tag WHERE note_id = note.id) AS tags_
        ${ofNotes} ORDER BY note.id`)
      for (const { tags_, deck_, ...row } of found) {
        const note = fromNoteRow(row, tags_, deck_, kept)
        yield isScheduled
          ? note
          : { ...note, isMarked: false, tags: note.tags.filter(tag => tag.toLowerCase() !== 'leech') }
      }
    }
    function* cards() {
      for (const row of rows<CardRow>(`SELECT * ${ofCards} ORDER BY card.id`)) {
        const card = fromCardRow(row, today, kept)
        yield isScheduled ? card : withoutSchedule(card)
      }
    }
    function* reviews() {
      if (!isScheduled) return
      const columns = isWithRows
        ? 'review_log.*'
        : `id, card_id, grade, kind, state_after, difficulty_after, scheduled_days, interval_days, took_ms, factor`
      for (const row of rows<ReviewRow>(`SELECT ${columns} ${ofReviews} ORDER BY review_log.id`)) {
        yield fromReviewRow(row, kept)
      }
    }

    const noteTypes = collectedTypes(
      db,
      isAll ? null : ids(`SELECT DISTINCT note_type_id AS id ${ofNotes}`),
      kept,
    )
    const usedDecks = isAll
      ? null
      : ids(`SELECT DISTINCT deck_id AS id ${ofCards}
          UNION SELECT ${deckOfCardless} AS id ${ofNotes}`)
    const media = collectedMedia(db, file, isAll ? null : mediaNamesOf(notes(), noteTypes))
    return {
      format: 'Demarc collection',
      found: {
        notes: count(ofNotes),
        cards: count(ofCards),
        reviews: isScheduled ? count(ofReviews) : 0,
        media: media.length,
      },
      noteTypes,
      decks: collectedDecks(db, tree, usedDecks, { isWithRows, isScheduled }),
      notes,
      cards,
      reviews,
      media,
      collection: {
        createdAt: firstDay(db, at, rolloverHour),
        rolloverHour,
        ...(isScheduled ? { desiredRetention: settings.desiredRetention } : {}),
        ...(isWithRows ? { settings: allSettings(db) } : {}),
      } satisfies PackageCollection,
      warnings: [],
      close: () => {
        for (const found of open) found.return?.()
        if (db.connection.open && db.connection.inTransaction) db.connection.exec('COMMIT')
      },
    }
  } catch (error) {
    db.connection.exec('ROLLBACK')
    throw error
  }
}

/** The start of the study day on which the oldest note was made; times before 2006 were never meant. */
function firstDay(db: Reader, { now, timeZone }: Moment, rolloverHour: number): number {
  const oldest = one<{ at: number | null }>(
    db,
    'SELECT min(created) AS at FROM note WHERE created >= 1136073600000',
  )?.at
  const first = Math.min(oldest ?? now, now)
  return studyDayStart(studyDay(first, rolloverHour, timeZone), rolloverHour, timeZone)
}

function allSettings(db: Reader): Record<string, unknown> {
  const rows = all<{ name: string; value: string }>(db, 'SELECT name, value FROM setting ORDER BY name')
  return Object.fromEntries(rows.map(({ name, value }) => [name, JSON.parse(value)]))
}
