import Database from 'better-sqlite3'
import type { DeckPackage } from '../deck-package.ts'
import { type CollectionPlan, columnsOf, planOf } from './collection-plan.ts'
import { renameMedia } from './media-names.ts'
import { guidOf, Numbers } from './package-ids.ts'
import { indexes, tables } from './schema-11-tables.ts'
import { toCardRow, toNoteRow, toReviewRow } from './to-rows.ts'

/** When and where a package is written, and who is told of each stretch of rows. */
export type WriteOptions = {
  /** ms since 1970. */
  now: number
  /** IANA name; day numbers are counted in it. */
  timeZone: string
  /** Told how many rows were written, now and then; it may wait, and stops the work by throwing. */
  written?: (rows: number) => Promise<void>
}

/** Rows written. */
export type Counts = { notes: number; cards: number; reviews: number }

/** After so many rows whoever waits is told. */
const rowsAtOnce = 2000

/**
 * Writes a collection of schema 11 to a new file: notes, cards and reviews one by one, never all at once.
 * @param renamed  media that have to be called otherwise, old name to new
 */
export async function writeCollection(
  pack: DeckPackage,
  file: string,
  { now, timeZone, written = async () => undefined }: WriteOptions,
  renamed: ReadonlyMap<string, string> = new Map(),
): Promise<Counts> {
  const plan = planOf(pack, now, timeZone)
  const db = new Database(file)
  try {
    db.pragma('journal_mode = off')
    db.pragma('synchronous = off')
    db.pragma('cache_size = -16000')
    db.exec(`BEGIN;${tables}`)
    const counts = await new Rows(db, pack, plan, written).add(renamed)
    db.exec(indexes)
    db.prepare(`INSERT INTO col VALUES (${places(13)})`).run(...columnsOf(plan, now))
    db.exec('COMMIT')
    return counts
  } finally {
    db.close()
  }
}

const places = (count: number) => Array.from({ length: count }, () => '?').join(', ')

class Rows {
  readonly #db: Database.Database
  readonly #pack: DeckPackage
  readonly #plan: CollectionPlan
  readonly #written: (rows: number) => Promise<void>
  readonly #notes = new Numbers()
  readonly #cards = new Numbers()
  #done = 0

  constructor(
    db: Database.Database,
    pack: DeckPackage,
    plan: CollectionPlan,
    written: (rows: number) => Promise<void>,
  ) {
    this.#db = db
    this.#pack = pack
    this.#plan = plan
    this.#written = written
  }

  async add(renamed: ReadonlyMap<string, string>): Promise<Counts> {
    const notes = await this.#addNotes(renamed)
    const cards = await this.#addCards()
    return { notes, cards, reviews: await this.#addReviews() }
  }

  async #addNotes(renamed: ReadonlyMap<string, string>): Promise<number> {
    const add = this.#db.prepare(`INSERT INTO notes VALUES (${places(11)})`)
    const sortFields = new Map(this.#pack.noteTypes.map(({ id, sortField }) => [id, sortField]))
    const rename = (html: string) => renameMedia(html, name => renamed.get(name))
    let count = 0
    for (const note of this.#pack.notes()) {
      const mid = this.#plan.types.get(note.noteTypeId) ?? 0
      const ids = { id: this.#notes.of(note.id), guid: guidOf(note), mid }
      const fields = renamed.size === 0 ? note.fields : note.fields.map(rename)
      count += add.run(...toNoteRow(note, ids, fields, sortFields.get(note.noteTypeId) ?? 0)).changes
      if (this.#isTime()) await this.#written(this.#done)
    }
    return count
  }

  async #addCards(): Promise<number> {
    const { decks, today } = this.#plan
    const add = this.#db.prepare(`INSERT INTO cards VALUES (${places(18)})`)
    let count = 0
    for (const card of this.#pack.cards()) {
      const { id: did, options } = decks.byId.get(card.deckId) ?? { id: 1, options: {} }
      const ids = { id: this.#cards.of(card.id), nid: this.#notes.of(card.noteId), did }
      count += add.run(...toCardRow(card, { ...ids, options, today })).changes
      if (this.#isTime()) await this.#written(this.#done)
    }
    return count
  }

  async #addReviews(): Promise<number> {
    const add = this.#db.prepare(`INSERT INTO revlog VALUES (${places(9)})`)
    let count = 0
    for (const review of this.#pack.reviews()) {
      const row = toReviewRow(review, this.#cards.of(review.cardId))
      if (row !== null) count += add.run(...row).changes
      if (this.#isTime()) await this.#written(this.#done)
    }
    return count
  }

  #isTime(): boolean {
    this.#done += 1
    return this.#done % rowsAtOnce === 0
  }
}
