import type { Reader } from '../db.ts'
import type { Deck, DeckTree } from './deck-tree.ts'
import { type Day, type NewRow, newRows, newRowsTagged, type Scope } from './due-cards.ts'
import type { Room } from './limits.ts'

/** A deck's new cards, one after the other, and how many of them today has seen or taken. */
type Lane = { turns: number; readonly next: () => NewRow | undefined }

/**
 * New cards in content order, topics taking turns: whoever gave fewest today is next, so that choosing again in
 * the middle of a day goes on where the day stood. Reads a few at a time, since a collection may hold many times
 * more new cards than a day takes.
 *
 * @param take  whether a card may be had; it is then used up
 */
export function newCards(
  db: Reader,
  tree: DeckTree,
  day: Day,
  scope: Scope,
  room: Room,
  take: (row: NewRow) => boolean,
): NewRow[] {
  const inScope = scope.deckIds === null ? null : new Set(scope.deckIds)
  const read = scope.tags === null ? untagged(db, day, room) : tagged(db, day, room, scope.tags)
  const lanes = [...tree.values()].filter(deck => inScope === null || inScope.has(deck.id)).map(read)
  const taken: NewRow[] = []
  while (lanes.length > 0 && taken.length < room.total.new) {
    const lane = lanes.reduce((least, other) => (other.turns < least.turns ? other : least))
    const row = firstTaken(lane, room, take)
    if (row === null) {
      lanes.splice(lanes.indexOf(lane), 1)
    } else {
      taken.push(row)
      lane.turns += 1
    }
  }
  return taken
}

function firstTaken(lane: Lane, room: Room, take: (row: NewRow) => boolean): NewRow | null {
  for (let row = lane.next(); row !== undefined && room.has('new', row.deckId); row = lane.next()) {
    if (take(row)) return row
  }
  return null
}

function untagged(db: Reader, day: Day, room: Room): (deck: Deck) => Lane {
  return deck => {
    let limit = 8
    let index = 0
    let rows: NewRow[] | null = null
    const read = () => newRows(db, day, { deckId: deck.id, isAlone: deck.options.buriesSiblings, limit })
    const next = () => {
      rows ??= read()
      if (index === rows.length && rows.length === limit) {
        limit *= 4
        rows = read()
      }
      return rows[index++]
    }
    return { turns: room.newToday(deck.id), next }
  }
}

function tagged(db: Reader, day: Day, room: Room, tags: readonly string[]): (deck: Deck) => Lane {
  const all = newRowsTagged(db, day, tags)
  return deck => {
    const own = all.filter(
      row => row.deckId === deck.id && (row.isAlone === 1 || !deck.options.buriesSiblings),
    )
    let index = 0
    return { turns: room.newToday(deck.id), next: () => own[index++] }
  }
}
