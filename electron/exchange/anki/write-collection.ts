import Database from 'better-sqlite3'
import type { DeckPackage, PackageNoteType } from '../deck-package.ts'
import { configOf } from './collection-config.ts'
import { dayNumber, minutesEast } from './day-numbers.ts'
import { renameMedia } from './media-names.ts'
import { guidOf, Numbers } from './package-ids.ts'
import { indexes, tables } from './schema-11-tables.ts'
import { toDecksJson } from './to-deck-json.ts'
import { idFromForm, toNoteTypeJson } from './to-note-type-json.ts'
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
  const createdAt = pack.collection?.createdAt ?? now
  const rolloverHour = pack.collection?.rolloverHour ?? 4
  const minutesWest = -minutesEast(createdAt, timeZone)
  const today = dayNumber({ createdAt, minutesWest, rolloverHour }, now, timeZone)
  const mod = Math.floor(now / 1000)
  const decks = toDecksJson(pack, mod, today)
  const types = noteTypeIds(pack.noteTypes)
  const models = pack.noteTypes.map(type => toNoteTypeJson(type, types.get(type.id) ?? 0, mod))
  const rename = (html: string) => (renamed.size === 0 ? html : renameMedia(html, name => renamed.get(name)))

  const db = new Database(file)
  try {
    db.pragma('page_size = 4096')
    db.pragma('journal_mode = off')
    db.pragma('synchronous = off')
    db.pragma('cache_size = -16000')
    db.exec(`BEGIN;${tables}`)
    const counts = await writeRows(db)
    db.exec(indexes)
    insertCol(db)
    db.exec('COMMIT')
    return counts
  } finally {
    db.close()
  }

  function insertCol(db: Database.Database): void {
    const [curModel = 1] = types.values()
    const config = configOf({ minutesWest, rolloverHour }, curModel)
    db.prepare('INSERT INTO col VALUES (1, ?, ?, ?, 11, 0, 0, 0, ?, ?, ?, ?, ?)').run(
      ...[Math.floor(createdAt / 1000), now, now, JSON.stringify(config)],
      ...[
        JSON.stringify(Object.fromEntries(models.map(model => [String(model.id), model]))),
        JSON.stringify(decks.decks),
        JSON.stringify(decks.presets),
        '{}',
      ],
    )
  }

  async function writeRows(db: Database.Database): Promise<Counts> {
    const numbers = { note: new Numbers(), card: new Numbers() }
    const byType = new Map(pack.noteTypes.map(type => [type.id, type]))
    const counts: Counts = { notes: 0, cards: 0, reviews: 0 }
    let rows = 0
    const isTime = () => {
      rows += 1
      return rows % rowsAtOnce === 0
    }
    const addNote = db.prepare(`INSERT INTO notes VALUES (${places(11)})`)
    for (const note of pack.notes()) {
      const mid = types.get(note.noteTypeId) ?? 0
      const ids = { id: numbers.note.of(note.id), guid: guidOf(note), mid }
      const fields = note.fields.map(rename)
      addNote.run(...toNoteRow(note, ids, fields, byType.get(note.noteTypeId)?.sortField ?? 0))
      counts.notes += 1
      if (isTime()) await written(rows)
    }
    const addCard = db.prepare(`INSERT INTO cards VALUES (${places(18)})`)
    for (const card of pack.cards()) {
      const deck = decks.byId.get(card.deckId) ?? { id: 1, options: {} }
      const ids = { id: numbers.card.of(card.id), nid: numbers.note.of(card.noteId), did: deck.id }
      addCard.run(...toCardRow(card, { ...ids, options: deck.options, today }))
      counts.cards += 1
      if (isTime()) await written(rows)
    }
    const addReview = db.prepare(`INSERT INTO revlog VALUES (${places(9)})`)
    for (const review of pack.reviews()) {
      const row = toReviewRow(review, numbers.card.of(review.cardId))
      if (row !== null) counts.reviews += addReview.run(...row).changes
      if (isTime()) await written(rows)
    }
    return counts
  }
}

const places = (count: number) => Array.from({ length: count }, () => '?').join(', ')

/** Ids in the file by those in the package: the one from the program a type came from, else one by its form. */
function noteTypeIds(types: readonly PackageNoteType[]): Map<string, number> {
  const taken = new Set<number>()
  return new Map(
    types.map(type => {
      let id = idFrom(type.sourceId) ?? idFromForm(type)
      while (taken.has(id)) id += 1
      taken.add(id)
      return [type.id, id]
    }),
  )
}

function idFrom(text: string | undefined): number | null {
  return text !== undefined && /^[1-9]\d{9,12}$/.test(text) ? Number(text) : null
}
