import { Refused } from '../../contract/refused.ts'
import type {
  DeckPackage,
  PackageCard,
  PackageCollection,
  PackageNote,
  PackageReview,
} from '../../exchange/deck-package.ts'
import { studyDay, studyDayStart } from '../../scheduling/study-day.ts'
import type { Moment } from '../collection.ts'
import { all, one, type Reader } from '../db.ts'
import { deckTree } from '../revising/deck-tree.ts'
import { settingsOf } from '../settings.ts'
import { collectedDecks } from './collected-decks.ts'
import { collectedMedia, mediaNamesOf } from './collected-media.ts'
import { CollectedQueries } from './collected-queries.ts'
import { fromCardRow, fromNoteRow, fromReviewRow, withoutSchedule } from './collected-rows.ts'
import { collectedTypes } from './collected-types.ts'
import type { Scope } from './scope.ts'

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
 * @throws Refused `deck_gone`, `note_gone`
 */
export function collecting(db: Reader, file: string, asked: Collecting, at: Moment): DeckPackage {
  db.connection.exec('BEGIN')
  try {
    return packageOf(db, file, asked, at)
  } catch (error) {
    db.connection.exec('ROLLBACK')
    throw error
  }
}

function packageOf(
  db: Reader,
  file: string,
  { scope, schedule, isWithRows }: Collecting,
  at: Moment,
): DeckPackage {
  const settings = settingsOf(db)
  const tree = deckTree(db, settings)
  const today = studyDay(at.now, settings.rolloverHour, at.timeZone)
  const queries = new CollectedQueries(db, scope, tree, isWithRows)
  const isAll = scope.of === 'all'
  const isScheduled = schedule === 'keep'
  const kept = { isWithRows }

  function* notes(): Generator<PackageNote> {
    for (const { tags_, deck_, ...row } of queries.notes()) {
      const note = fromNoteRow(row, tags_, deck_, kept)
      yield isScheduled ? note : withoutMarks(note)
    }
  }
  function* cards(): Generator<PackageCard> {
    for (const row of queries.cards()) {
      const card = fromCardRow(row, today, kept)
      yield isScheduled ? card : withoutSchedule(card)
    }
  }
  function* reviews(): Generator<PackageReview> {
    if (!isScheduled) return
    for (const row of queries.reviews()) yield fromReviewRow(row, kept)
  }

  const { reviews: lines, ...counts } = queries.counts()
  if (scope.of === 'notes' && counts.notes < new Set(scope.noteIds).size) throw gone()
  const noteTypes = collectedTypes(db, isAll ? null : queries.usedTypes(), kept)
  const media = collectedMedia(db, file, isAll ? null : mediaNamesOf(notes(), noteTypes))
  return {
    format: 'Demarc collection',
    found: { ...counts, reviews: isScheduled ? lines : 0, media: media.length },
    noteTypes,
    decks: collectedDecks(db, tree, isAll ? null : queries.usedDecks(), { isWithRows, isScheduled }),
    notes,
    cards,
    reviews,
    media,
    collection: {
      createdAt: firstDay(db, at, settings.rolloverHour),
      rolloverHour: settings.rolloverHour,
      ...(isScheduled ? { desiredRetention: settings.desiredRetention } : {}),
      ...(isWithRows ? { settings: allSettings(db) } : {}),
    } satisfies PackageCollection,
    warnings: [],
    close: () => {
      queries.close()
      if (db.connection.open && db.connection.inTransaction) db.connection.exec('COMMIT')
    },
  }
}

const gone = () =>
  new Refused('note_gone', 'A chosen note is no longer in the collection. Choose the notes again.')

/** What reviewing left on a note is no part of a form without schedules. */
function withoutMarks(note: PackageNote): PackageNote {
  return { ...note, isMarked: false, tags: note.tags.filter(tag => tag.toLowerCase() !== 'leech') }
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
