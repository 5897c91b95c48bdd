import path from 'node:path'
import Database from 'better-sqlite3'
import { Refused } from '../../contract/refused.ts'
import type {
  DeckPackage,
  PackageCard,
  PackageNote,
  PackageReview,
  PackageWarning,
} from '../../exchange/deck-package.ts'
import type { SqlValue } from '../db.ts'
import { ManyRows } from '../many-rows.ts'
import { numberOf } from '../revising/card-rows.ts'
import { breathe, type Job, rowsAtOnce } from './job.ts'
import { mediaNamesIn } from './media-references.ts'
import { stageMedia } from './media-store.ts'
import { type Parts, stagingName } from './staged.ts'
import { cardsPerNote, stagingSchema } from './staging-schema.ts'

/** Warnings beyond this many are counted and not kept. */
const mostWarnings = 500

/**
 * Writes a package into a file of its own, row by row, and its media beside it. Nothing of the collection is
 * touched, so that this can take its time and be stopped at any point.
 * @throws Refused  when the package contradicts itself
 */
export async function stage(pack: DeckPackage, folder: string, job: Job): Promise<void> {
  const connection = new Database(path.join(folder, stagingName))
  try {
    connection.pragma('journal_mode = off')
    connection.pragma('synchronous = off')
    connection.pragma('cache_size = -8000')
    connection.pragma('temp_store = file')
    connection.exec(stagingSchema)
    connection.exec('BEGIN')
    const rows = new Rows(connection, pack)
    await rows.add(job)
    const names = await stageMedia(pack.media, folder, job, (media, warning) => {
      if (media !== null)
        connection
          .prepare('INSERT OR IGNORE INTO media (name, hash, bytes) VALUES (?, ?, ?)')
          .run(media.name, media.hash, media.bytes)
      if (warning !== null) rows.warn(warning.where, warning.what)
    })
    rows.finish(names)
    connection.exec('COMMIT')
  } finally {
    connection.close()
  }
}

class Rows {
  readonly #connection: Database.Database
  readonly #pack: DeckPackage
  readonly #typeIndex: Map<string, number>
  readonly #deckIndex: Map<string, number>
  readonly #notes = new Map<string, number>()
  readonly #cards = new Map<string, number>()
  readonly #references = new Set<string>()
  readonly #warnings: PackageWarning[] = []
  #unsaid = 0

  constructor(connection: Database.Database, pack: DeckPackage) {
    this.#connection = connection
    this.#pack = pack
    this.#typeIndex = new Map(pack.noteTypes.map((type, index) => [type.id, index]))
    this.#deckIndex = new Map(pack.decks.map((deck, index) => [deck.id, index]))
  }

  warn(where: string, what: string): void {
    if (this.#warnings.length < mostWarnings) this.#warnings.push({ where, what })
    else this.#unsaid += 1
  }

  async add(job: Job): Promise<void> {
    const { found } = this.#pack
    const all = found.notes + found.cards + found.reviews + 1
    let done = 0
    /** Whether it is time to let others speak. */
    const isTime = () => {
      done += 1
      return done % rowsAtOnce === 0
    }
    const notes = new ManyRows(
      this.#connection,
      `INSERT INTO note (seq, id, guid, type, fields, tags, created, modified, is_marked, deck, place, row)`,
      12,
    )
    for (const note of this.#pack.notes()) {
      notes.add(...this.#noteValues(note))
      if (isTime()) await breathe(job, 'reading', done / all)
    }
    notes.flush()
    this.#markTwins()
    const addCard = this.#connection.prepare(
      `INSERT OR IGNORE INTO card VALUES (${Array.from({ length: 20 }, () => '?').join(', ')})`,
    )
    for (const card of this.#pack.cards()) {
      const values = this.#cardValues(card)
      if (values !== null && addCard.run(...values).changes === 0) {
        this.warn(`card ${card.id}`, 'Another card of its note has the same place; it was left out.')
        this.#cards.delete(card.id)
      }
      if (isTime()) await breathe(job, 'reading', done / all)
    }
    const reviews = new ManyRows(this.#connection, 'INSERT INTO review', 10)
    for (const review of this.#pack.reviews()) {
      const values = this.#reviewValues(review)
      if (values !== null) reviews.add(...values)
      if (isTime()) await breathe(job, 'reading', done / all)
    }
    reviews.flush()
    await breathe(job, 'reading', 1)
  }

  #noteValues(note: PackageNote): SqlValue[] {
    const type = this.#typeIndex.get(note.noteTypeId)
    const known = type === undefined ? undefined : this.#pack.noteTypes[type]
    if (type === undefined || known === undefined) {
      throw damaged(`A note has a note type that the file does not hold.`, note.where)
    }
    if (note.fields.length !== known.fields.length) {
      throw damaged(
        `A note has ${note.fields.length} fields, and its type ${known.name} has ${known.fields.length}.`,
        note.where,
      )
    }
    const seq = this.#notes.size + 1
    if (this.#notes.has(note.id)) throw damaged(`Two notes have the number ${note.id}.`, note.where)
    this.#notes.set(note.id, seq)
    for (const field of note.fields) for (const name of mediaNamesIn(field)) this.#references.add(name)
    return [
      seq,
      note.id,
      note.guid === '' ? null : note.guid,
      type,
      JSON.stringify(note.fields),
      JSON.stringify(tidy(note.tags)),
      timeOr(note.createdAt, 0),
      timeOr(note.modifiedAt, 0),
      note.isMarked ? 1 : 0,
      note.deckId === null ? null : this.#deckOf(note.deckId, note.where),
      note.where,
      note.row === undefined ? null : JSON.stringify(note.row),
    ]
  }

  #deckOf(id: string, where: string): number {
    const deck = this.#deckIndex.get(id)
    if (deck !== undefined) return deck
    throw damaged('A note or card lies in a deck that the file does not hold.', where)
  }

  #cardValues(card: PackageCard): SqlValue[] | null {
    const note = this.#notes.get(card.noteId)
    if (note === undefined || !(card.ordinal >= 0 && card.ordinal < cardsPerNote)) {
      this.warn(`card ${card.id}`, 'Its note is not in the file; it was left out.')
      return null
    }
    const key = note * cardsPerNote + Math.trunc(card.ordinal)
    this.#cards.set(card.id, key)
    const { memory } = card
    return [
      key,
      card.id,
      this.#deckOf(card.deckId, card.id),
      numberOf(card.state),
      whole(card.position),
      whole(card.step),
      timeOr(card.dueAt, null),
      wholeOr(card.dueInDays),
      finite(card.intervalDays),
      whole(card.reps),
      whole(card.lapses),
      whole(card.flag) & 7,
      card.isSuspended ? 1 : 0,
      card.isBuried ? 1 : 0,
      memory === null ? null : finite(memory.stability),
      memory === null ? null : finite(memory.difficulty),
      finite(card.easeFactor),
      timeOr(card.lastReviewAt, null),
      otherOf(card),
      card.row === undefined ? null : JSON.stringify(card.row),
    ]
  }

  #reviewValues(review: PackageReview): SqlValue[] | null {
    const at = timeOr(review.at, null)
    if (at === null) {
      this.warn(`review ${String(review.at)}`, 'It has no time that could be right; it was left out.')
      return null
    }
    const card = this.#cards.get(review.cardId)
    return [
      card ?? null,
      card === undefined ? review.cardId : null,
      at,
      review.grade,
      review.kind,
      finite(review.intervalDays),
      finite(review.lastIntervalDays),
      whole(review.factor),
      Math.max(0, whole(review.tookMs)),
      review.row === undefined ? null : JSON.stringify(review.row),
    ]
  }

  /** Notes with a guid that an earlier note of the file has. */
  #markTwins(): void {
    this.#connection.exec(`
      CREATE TEMP TABLE twin AS SELECT guid, min(seq) AS first FROM note WHERE guid IS NOT NULL
        GROUP BY guid HAVING count(*) > 1;
      UPDATE note SET twin_of = (SELECT first FROM twin WHERE twin.guid = note.guid)
        WHERE guid IN (SELECT guid FROM twin);
      UPDATE note SET twin_of = NULL WHERE twin_of = seq;
      DROP TABLE twin;`)
  }

  finish(mediaNames: ReadonlySet<string>): void {
    const { format, found, noteTypes, decks, collection } = this.#pack
    const more =
      this.#unsaid > 0 ? [{ where: '', what: `${this.#unsaid} more warnings of these kinds.` }] : []
    const parts: Parts = {
      ...{ format, found, noteTypes, decks, collection },
      warnings: [...this.#pack.warnings, ...this.#warnings, ...more],
      missing: [...this.#references].filter(name => !mediaNames.has(name)),
    }
    const add = this.#connection.prepare('INSERT INTO part (name, value) VALUES (?, ?)')
    for (const [name, value] of Object.entries(parts)) add.run(name, JSON.stringify(value))
  }
}

/** What a card's columns don't hold, as JSON. */
function otherOf({ memory, easeFactor, other }: PackageCard): string {
  const hasOther = Object.keys(other).length > 0
  if (memory === null && !(easeFactor > 0) && !hasOther) return '{}'
  return JSON.stringify({
    ...(memory?.desiredRetention === undefined ? {} : { desiredRetention: memory.desiredRetention }),
    ...(memory?.decay === undefined ? {} : { decay: memory.decay }),
    ...(easeFactor > 0 ? { easeFactor } : {}),
    ...(hasOther ? { other } : {}),
  })
}

const damaged = (sentence: string, where: string) =>
  new Refused('file_damaged', `${sentence} Export the file again from the program it is from.`, where)

/** The last moment a date can name is ms 8.64e15; what lies beyond the year 2200 was never meant. */
function timeOr<T>(at: number | null, otherwise: T): number | T {
  return at !== null && at >= 0 && at < 7_258_118_400_000 ? Math.trunc(at) : otherwise
}

const finite = (value: number) => (Number.isFinite(value) ? value : 0)
const whole = (value: number) => (Number.isSafeInteger(Math.trunc(value)) ? Math.trunc(value) : 0)
const wholeOr = (value: number | null) => (value === null ? null : whole(value))

/** Tags have no blanks, and none comes twice. */
function tidy(tags: readonly string[]): readonly string[] {
  if (tags.length === 0) return tags
  return [...new Set(tags.map(tag => tag.trim().replaceAll(/\s+/g, '_')).filter(tag => tag !== ''))].sort()
}
