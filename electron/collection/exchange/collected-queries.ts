import { all, one, type Reader, type SqlParameters } from '../db.ts'
import type { DeckTree } from '../revising/deck-tree.ts'
import type { CardRow, NoteRow, ReviewRow } from './collected-rows.ts'
import { notesOf, type Scope } from './scope.ts'

/** What a note's row does not say itself: its tags, joined by U+001F, and the deck of one that has no card. */
export type NoteBeside = { tags_: string | null; deck_: number | null }

/** The deck that a note without cards was delivered to. */
const deckOfCardless = `CASE WHEN NOT EXISTS (SELECT 1 FROM card WHERE note_id = note.id)
  THEN (SELECT deck.id FROM deck WHERE deck.built_in = note.built_in_deck) END`

/** Reads the rows of a scope, each reading with a statement of its own, so that others run meanwhile. */
export class CollectedQueries {
  readonly #db: Reader
  readonly #parameters: SqlParameters
  readonly #ofNotes: string
  readonly #ofCards: string
  readonly #ofReviews: string
  readonly #isWhole: boolean
  readonly #open = new Set<IterableIterator<unknown>>()

  /**
   * @param isWhole  for a form that keeps rows: every column, and the lines of the log that only say what an
   *   import brought; in any other form that is said by the cards themselves
   * @throws Refused `deck_gone`
   */
  constructor(db: Reader, scope: Scope, tree: DeckTree, isWhole: boolean) {
    const { where, parameters } = notesOf(scope, tree)
    this.#db = db
    this.#parameters = parameters
    this.#ofNotes = `FROM note WHERE ${where('note.id')}`
    this.#ofCards = `FROM card WHERE ${where('card.note_id')}`
    this.#isWhole = isWhole
    // Logs outlive their cards; only a whole collection takes those along.
    const ofThese = scope.of === 'all' ? 'true' : `card_id IN (SELECT card.id ${this.#ofCards})`
    this.#ofReviews = `FROM review_log WHERE ${isWhole ? 'true' : "kind <> 'imported'"} AND ${ofThese}`
  }

  counts(): { notes: number; cards: number; reviews: number } {
    const count = (of: string) =>
      one<{ n: number }>(this.#db, `SELECT count(*) AS n ${of}`, this.#parameters)?.n ?? 0
    return { notes: count(this.#ofNotes), cards: count(this.#ofCards), reviews: count(this.#ofReviews) }
  }

  usedTypes(): Set<number> {
    return this.#ids(`SELECT DISTINCT note_type_id AS id ${this.#ofNotes}`)
  }

  usedDecks(): Set<number> {
    return this.#ids(`SELECT DISTINCT deck_id AS id ${this.#ofCards}
      UNION SELECT ${deckOfCardless} AS id ${this.#ofNotes}`)
  }

  notes(): Generator<NoteRow & NoteBeside> {
    const columns = this.#isWhole ? 'note.*' : 'id, guid, note_type_id, fields, is_marked, created, modified'
    return this.#rows(`
      SELECT ${columns}, ${deckOfCardless} AS deck_,
        (SELECT group_concat(tag, char(31)) FROM note_tag WHERE note_id = note.id) AS tags_
      ${this.#ofNotes} ORDER BY note.id`)
  }

  cards(): Generator<CardRow> {
    return this.#rows(`SELECT * ${this.#ofCards} ORDER BY card.id`)
  }

  reviews(): Generator<ReviewRow> {
    const columns = this.#isWhole
      ? 'review_log.*'
      : `id, card_id, grade, kind, state_after, difficulty_after, scheduled_days, interval_days, took_ms, factor`
    return this.#rows(`SELECT ${columns} ${this.#ofReviews} ORDER BY review_log.id`)
  }

  /** Ends what is still being read. */
  close(): void {
    for (const found of this.#open) found.return?.()
  }

  #ids(sql: string): Set<number> {
    return new Set(all<{ id: number }>(this.#db, sql, this.#parameters).map(({ id }) => id))
  }

  *#rows<Row>(sql: string): Generator<Row> {
    const found = this.#db.connection.prepare<[SqlParameters], Row>(sql).iterate(this.#parameters)
    this.#open.add(found)
    try {
      yield* found
    } finally {
      this.#open.delete(found)
      found.return?.()
    }
  }
}
