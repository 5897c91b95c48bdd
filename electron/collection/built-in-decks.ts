import { z } from 'zod'
import type { BuiltInDeck } from '../../decks/types.ts'
import { all, one, run, type Writer } from './db.ts'
import { savedValue, saveValue } from './settings.ts'

/** How the decks were delivered last: what differs from it was changed by the user. */
const Delivered = z.record(
  z.string(),
  z.strictObject({
    name: z.string(),
    parent: z.string().nullable(),
    about: z.string(),
    position: z.number(),
  }),
)
const deliveredName = 'builtIn.decks'

type Row = {
  id: number
  parentId: number | null
  name: string
  about: string
  position: number
  builtIn: string
}

/**
 * Makes and updates the built-in decks, parents first; a deck that left the content goes once it is empty.
 * @returns the id of each deck's row by its id in the content
 */
export function loadDecks(db: Writer, decks: readonly BuiltInDeck[]): Map<string, number> {
  const rows = all<Row>(
    db,
    `SELECT id, parent_id AS parentId, name, about, position, built_in AS builtIn
     FROM deck WHERE built_in IS NOT NULL`,
  )
  const present = new Map(rows.map(row => [row.builtIn, row]))
  const delivered = savedValue(db, deliveredName, Delivered) ?? {}
  const ids = new Map(rows.map(row => [row.builtIn, row.id]))
  for (const deck of parentsFirst(decks)) {
    const parentId = deck.parent === null ? null : (ids.get(deck.parent) ?? null)
    const row = present.get(deck.id)
    if (row === undefined) {
      ids.set(deck.id, addDeck(db, deck, parentId))
      continue
    }
    const before = delivered[deck.id]
    const oldParent = before?.parent ? (ids.get(before.parent) ?? null) : null
    const isNameLeft = before === undefined || before.name === row.name
    const isPlaceLeft = before === undefined || oldParent === row.parentId
    const next = {
      id: row.id,
      name: isNameLeft ? deck.name : row.name,
      parentId: isPlaceLeft ? parentId : row.parentId,
      about: before === undefined || before.about === row.about ? deck.about : row.about,
      position: before === undefined || before.position === row.position ? deck.position : row.position,
    }
    // The user's own deck may have taken the name meanwhile; then this one keeps the one it has.
    const holder = deckNamed(db, next.parentId, next.name)
    if (holder !== null && holder !== row.id) Object.assign(next, { name: row.name, parentId: row.parentId })
    run(
      db,
      `UPDATE deck SET name = :name, parent_id = :parentId, about = :about, position = :position
       WHERE id = :id AND (name, parent_id, about, position) IS NOT (:name, :parentId, :about, :position)`,
      next,
    )
  }
  const shapes = decks.map(({ id, name, parent, about, position }) => [id, { name, parent, about, position }])
  saveValue(db, deliveredName, Object.fromEntries(shapes))
  return ids
}

/** Removes decks that left the content and hold nothing any more. */
export function removeEmptyDecks(db: Writer, kept: ReadonlySet<string>): void {
  const rows = all<{ id: number; builtIn: string }>(
    db,
    `SELECT id, built_in AS builtIn FROM deck WHERE built_in IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM card WHERE deck_id = deck.id)
       AND NOT EXISTS (SELECT 1 FROM deck AS child WHERE child.parent_id = deck.id)`,
  )
  for (const row of rows) {
    if (!kept.has(row.builtIn)) run(db, 'DELETE FROM deck WHERE id = :id', { id: row.id })
  }
}

/** Adds a deck, or takes over the user's own of the same name and place. */
function addDeck(db: Writer, deck: BuiltInDeck, parentId: number | null): number {
  const same = deckNamed(db, parentId, deck.name)
  if (same !== null) {
    run(db, 'UPDATE deck SET built_in = :builtIn WHERE id = :id', { builtIn: deck.id, id: same })
    return same
  }
  const { name, about, position } = deck
  return run(
    db,
    `INSERT INTO deck (parent_id, name, about, position, built_in)
     VALUES (:parentId, :name, :about, :position, :builtIn)`,
    { parentId, name, about, position, builtIn: deck.id },
  ).lastId
}

function deckNamed(db: Writer, parentId: number | null, name: string): number | null {
  const found = one<{ id: number }>(
    db,
    'SELECT id FROM deck WHERE coalesce(parent_id, 0) = coalesce(:parentId, 0) AND name = :name',
    { parentId, name },
  )
  return found?.id ?? null
}

function parentsFirst(decks: readonly BuiltInDeck[]): BuiltInDeck[] {
  const sorted: BuiltInDeck[] = []
  let rest = [...decks]
  while (rest.length > 0) {
    const ready = rest.filter(({ parent }) => parent === null || sorted.some(({ id }) => id === parent))
    if (ready.length === 0) throw new Error('The built-in decks have a parent that is not there.')
    sorted.push(...ready)
    rest = rest.filter(deck => !ready.includes(deck))
  }
  return sorted
}
