import path from 'node:path'
import Database from 'better-sqlite3'
import { z } from 'zod'
import type {
  PackageCollection,
  PackageDeck,
  PackageNoteType,
  PackageRow,
  PackageWarning,
} from '../../exchange/deck-package.ts'
import { cardsPerNote } from './staging-schema.ts'

/** What a package says about itself beside its rows. Our own file, so the types are ours to promise. */
export type Parts = {
  format: string
  found: { notes: number; cards: number; reviews: number; media: number }
  noteTypes: PackageNoteType[]
  decks: PackageDeck[]
  collection: PackageCollection | null
  warnings: PackageWarning[]
  /** Names of media that notes refer to and the package lacks. */
  missing: string[]
}

export type StagedNote = {
  seq: number
  id: string
  guid: string | null
  /** Index of its type and of its deck among the parts. */
  type: number
  deck: number | null
  /** JSON, as in the collection. */
  fields: string
  tags: string
  created: number
  modified: number
  isMarked: number
  place: string
  /** The first note of the file with the same guid; null for that one itself. */
  twinOf: number | null
  row: string | null
}

export type StagedCard = {
  key: number
  id: string
  deck: number
  state: number
  position: number
  step: number
  dueAt: number | null
  dueInDays: number | null
  intervalDays: number
  reps: number
  lapses: number
  flag: number
  isSuspended: number
  isBuried: number
  stability: number | null
  difficulty: number | null
  ease: number
  lastReview: number | null
  other: string
  row: string | null
}

export type StagedReview = {
  card: number
  at: number
  grade: 1 | 2 | 3 | 4 | null
  kind: string
  intervalDays: number
  lastIntervalDays: number
  factor: number
  tookMs: number
  row: string | null
}

export type StagedMedia = { name: string; hash: string; bytes: number }

export const noteOf = (card: { key: number }) => Math.floor(card.key / cardsPerNote)
export const ordinalOf = (card: { key: number }) => card.key % cardsPerNote

/** Texts as staging wrote them. */
export const stagedTexts = (json: string) => JSON.parse(json) as string[]

const Row = z.record(z.string(), z.union([z.string(), z.number(), z.null()]))

/** A row of the collection that came along; null when none did. */
export function rowIn(json: string | null): PackageRow | null {
  return json === null ? null : Row.parse(JSON.parse(json))
}

/** A note with its cards, each with its reviews, oldest first. */
export type StagedFamily = { note: StagedNote; cards: { card: StagedCard; reviews: StagedReview[] }[] }

/** A prepared package, open for reading. */
export class Staged {
  readonly folder: string
  readonly parts: Parts
  readonly #connection: Database.Database

  constructor(folder: string) {
    this.folder = folder
    this.#connection = new Database(path.join(folder, stagingName), { readonly: true, fileMustExist: true })
    // Sorting a million reviews may spill to the disk rather than into memory.
    this.#connection.pragma('temp_store = file')
    this.#connection.pragma('cache_size = -4000')
    const rows = this.#connection
      .prepare<[], { name: string; value: string }>('SELECT name, value FROM part')
      .all()
    this.parts = Object.fromEntries(rows.map(({ name, value }) => [name, JSON.parse(value)])) as Parts
  }

  count(table: 'note' | 'card' | 'review'): number {
    return this.#connection.prepare<[], { n: number }>(`SELECT count(*) AS n FROM ${table}`).get()?.n ?? 0
  }

  /** Indexes of the decks in which cards or notes lie. */
  usedDecks(): Set<number> {
    const rows = this.#connection
      .prepare<[], { deck: number }>(
        'SELECT deck FROM card UNION SELECT deck FROM note WHERE deck IS NOT NULL',
      )
      .all()
    return new Set(rows.map(({ deck }) => deck))
  }

  /** How many notes lie in each deck, by its index. */
  notesByDeck(): Map<number, number> {
    const rows = this.#connection
      .prepare<[], { deck: number; notes: number }>(
        `SELECT deck, count(DISTINCT seq) AS notes FROM (
           SELECT deck, seq FROM note WHERE deck IS NOT NULL
           UNION ALL SELECT deck, key / ${cardsPerNote} FROM card) GROUP BY deck`,
      )
      .all()
    return new Map(rows.map(({ deck, notes }) => [deck, notes]))
  }

  /** Whether any card has been seen, so that keeping or dropping schedules makes a difference. */
  hasSchedule(): boolean {
    const found = this.#connection.prepare<[], { n: number }>(
      'SELECT EXISTS (SELECT 1 FROM card WHERE state <> 0) OR EXISTS (SELECT 1 FROM review) AS n',
    )
    return found.get()?.n === 1
  }

  media(): StagedMedia[] {
    return this.#connection
      .prepare<[], StagedMedia>('SELECT name, hash, bytes FROM media ORDER BY name')
      .all()
  }

  /** The notes one after the other, with all that hangs on them. */
  *families(): Generator<StagedFamily> {
    const notes = this.#connection.prepare<[], StagedNote>(`
      SELECT seq, id, guid, type, deck, fields, tags, created, modified, is_marked AS isMarked, place,
        twin_of AS twinOf, row FROM note ORDER BY seq`)
    const cards = ahead(
      this.#connection
        .prepare<[], StagedCard>(`
          SELECT key, id, deck, state, position, step, due_at AS dueAt, due_in_days AS dueInDays,
            interval_days AS intervalDays, reps, lapses, flag, is_suspended AS isSuspended, is_buried AS isBuried,
            stability, difficulty, ease, last_review AS lastReview, other, row FROM card ORDER BY key`)
        .iterate(),
    )
    const reviews = ahead(
      this.#connection
        .prepare<[], StagedReview>(`
          SELECT card, at, grade, kind, interval_days AS intervalDays, last_interval_days AS lastIntervalDays,
            factor, took_ms AS tookMs, row FROM review WHERE card IS NOT NULL ORDER BY card, at`)
        .iterate(),
    )
    try {
      for (const note of notes.iterate()) {
        const family: StagedFamily = { note, cards: [] }
        while (cards.value !== undefined && noteOf(cards.value) === note.seq) {
          const card = cards.value
          const own: StagedReview[] = []
          while (reviews.value !== undefined && reviews.value.card <= card.key) {
            if (reviews.value.card === card.key) own.push(reviews.value)
            reviews.next()
          }
          family.cards.push({ card, reviews: own })
          cards.next()
        }
        yield family
      }
    } finally {
      cards.close()
      reviews.close()
    }
  }

  /** Reviews of cards that the package does not hold. */
  *looseReviews(): Generator<StagedReview & { cardId: string }> {
    yield* this.#connection
      .prepare<[], StagedReview & { cardId: string }>(`
        SELECT 0 AS card, card_id AS cardId, at, grade, kind, interval_days AS intervalDays,
          last_interval_days AS lastIntervalDays, factor, took_ms AS tookMs, row
        FROM review WHERE card IS NULL ORDER BY card_id, at`)
      .iterate()
  }

  close(): void {
    this.#connection.close()
  }
}

/** The staging file's name in its work folder. */
export const stagingName = 'staging.db'

type Ahead<T> = { value: T | undefined; next: () => void; close: () => void }

/** An iterator that shows its next value before it is taken. */
function ahead<T>(rows: IterableIterator<T>): Ahead<T> {
  const cursor: Ahead<T> = {
    value: undefined,
    next: () => {
      const step = rows.next()
      cursor.value = step.done ? undefined : step.value
    },
    close: () => void rows.return?.(),
  }
  cursor.next()
  return cursor
}
