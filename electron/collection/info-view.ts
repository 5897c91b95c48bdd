import type { Collection, Moment } from './collection.ts'
import { all, one } from './db.ts'
import { versionOf } from './migrate.ts'
import { deckPath } from './notes.ts'
import { view } from './revising/today.ts'

export type DeckInfo = {
  /** The full name, those of its parents first, joined by `::`. */
  name: string
  notes: number
  cards: number
  new: number
  learning: number
  review: number
  suspended: number
  dueToday: number
}

export type Info = {
  schema: number
  notes: number
  cards: number
  reviews: number
  media: number
  decks: DeckInfo[]
  builtIn: { version: string; notes: number; cards: number; services: number; questions: number }
}

/** What a collection holds: decks without their sub-decks; a suspended card counts as suspended alone. */
export function infoOf(collection: Collection, at: Moment): Info {
  const { read: db, builtIn } = collection
  const count = (sql: string) => one<{ n: number }>(db, `SELECT count(*) AS n FROM ${sql}`)?.n ?? 0
  const due = new Map(
    view(collection, {}, at).topics.map(({ deckId, counts }) => [
      deckId as number,
      counts.new + counts.learning + counts.review,
    ]),
  )
  const decks = all<Omit<DeckInfo, 'name' | 'dueToday'> & { id: number }>(
    db,
    `SELECT deck.id AS id, count(DISTINCT note_id) AS notes, count(card.id) AS cards,
       count(*) FILTER (WHERE state = 0 AND is_suspended = 0) AS new,
       count(*) FILTER (WHERE state IN (1, 3) AND is_suspended = 0) AS learning,
       count(*) FILTER (WHERE state = 2 AND is_suspended = 0) AS review,
       count(*) FILTER (WHERE is_suspended = 1) AS suspended
     FROM deck LEFT JOIN card ON deck_id = deck.id GROUP BY deck.id ORDER BY deck.parent_id, deck.position, deck.id`,
  )
  const builtInNotes = `note JOIN note_type ON note_type.id = note_type_id WHERE built_in_hash IS NOT NULL`
  return {
    schema: versionOf(db.connection),
    notes: count('note'),
    cards: count('card'),
    reviews: count('review_log WHERE grade IS NOT NULL'),
    media: count('media'),
    decks: decks.map(({ id, ...rest }) => ({
      name: deckPath(db, id),
      notes: rest.notes,
      cards: rest.cards,
      new: rest.new,
      learning: rest.learning,
      review: rest.review,
      suspended: rest.suspended,
      dueToday: due.get(id) ?? 0,
    })),
    builtIn: {
      version: builtIn.version,
      notes: count(builtInNotes),
      cards: count('card JOIN note ON note.id = note_id WHERE built_in_hash IS NOT NULL'),
      services: builtIn.services.length,
      questions: count(`${builtInNotes} AND kind = 'exam'`),
    },
  }
}
