import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { builtInContent } from '../../../../electron/collection/built-in-content.ts'
import type { Collection } from '../../../../electron/collection/collection.ts'
import { all, one, run } from '../../../../electron/collection/db.ts'
import { drill } from '../../../../electron/collection/map/drill.ts'
import { place, redoPlacing, undoPlacing } from '../../../../electron/collection/map/placing.ts'
import { regions } from '../../../../electron/collection/map/regions.ts'
import { mapView } from '../../../../electron/collection/map/view.ts'
import { openCollection } from '../../../../electron/collection/open.ts'
import { answer } from '../../../../electron/collection/revising/answer.ts'
import { answerView } from '../../../../electron/collection/revising/cli-views.ts'
import { begin } from '../../../../electron/collection/revising/session.ts'
import type { CardId, Owner } from '../../../../electron/contract/core.ts'
import { MapView, Placed, Region, Tile } from '../../../../electron/contract/map.ts'

/** Monday 2026-11-23, 09:00 UTC. */
const MONDAY = Date.UTC(2026, 10, 23, 9)
const DAY = 86_400_000

/** A new collection with the built-in content, and the map's calls on it. */
async function aMap() {
  const folder = mkdtempSync(join(tmpdir(), 'demarc-map-'))
  const { collection } = await openCollection({
    file: join(folder, 'collection.db'),
    create: true,
    clock: () => MONDAY,
    content: builtInContent,
  })
  onTestFinished(() => {
    collection.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const at = { now: MONDAY, timeZone: 'UTC' }
  return {
    collection,
    at,
    tiles: (services: string[], more: { again?: boolean; layer?: string; count?: number } = {}) =>
      drill(collection, { services, layer: null, count: 10, again: false, ...more }, at),
    place: (tile: Tile, owner: Owner, tookMs = 5000) =>
      place(collection, { cardId: tile.cardId, turn: tile.turn, owner, tookMs }, at),
    undo: () => undoPlacing(collection, {}, at),
    redo: () => redoPlacing(collection, {}, at),
  }
}

const log = ({ read }: Collection) =>
  all<Record<string, unknown>>(read, 'SELECT * FROM review_log ORDER BY id')
const cards = ({ read }: Collection) => all(read, 'SELECT * FROM card ORDER BY id')

/** The side a duty belongs to, as its note says. */
function ownerOf({ read }: Collection, tile: Tile): Owner {
  const row = one<{ owner: string }>(
    read,
    `SELECT lower(note.fields ->> (SELECT '$[' || ordinal || ']' FROM field
       WHERE note_type_id = note.note_type_id AND name = 'Owner')) AS owner
     FROM card JOIN note ON note.id = card.note_id WHERE card.id = :id`,
    { id: tile.cardId },
  )
  return row?.owner as Owner
}

describe('a drill', () => {
  test('asks ten duties of the chosen services, each once', async () => {
    const map = await aMap()
    const tiles = map.tiles(['s3', 'ec2'])
    expect(tiles).toHaveLength(10)
    expect(new Set(tiles.map(({ cardId }) => cardId)).size).toBe(10)
    for (const tile of tiles) {
      expect(Tile.parse(tile).question).not.toBe('')
      const tags = all<{ tag: string }>(map.collection.read, 'SELECT tag FROM note_tag WHERE note_id = :id', {
        id: tile.noteId,
      }).map(({ tag }) => tag)
      expect(tags.some(tag => ['service::s3', 'service::ec2'].includes(tag))).toBe(true)
    }
  })

  test('of one layer asks what that layer holds', async () => {
    const map = await aMap()
    const asked = map.tiles(['s3'], { layer: 'identity-and-access' })
    const region = regions(map.collection, { service: 's3' }, map.at).find(
      ({ layer }) => layer === 'identity-and-access',
    )
    expect(asked.length).toBeGreaterThan(0)
    expect(asked.map(({ noteId }) => noteId).toSorted()).toEqual(
      region?.duties.map(({ noteId }) => noteId).toSorted(),
    )
  })

  test('of a mix takes what is due first, then no more new cards than the day’s limit leaves', async () => {
    const map = await aMap()
    const [due] = map.tiles(['kms'])
    map.collection.tend(db => {
      run(
        db,
        `UPDATE card SET state = 2, stability = 5, difficulty = 5, reps = 3, last_review = :last, interval_days = 5,
           last_review_day = :day - 10, due_day = :day - 5, due = :last WHERE id = :id`,
        { id: due?.cardId ?? 0, last: MONDAY - 10 * DAY, day: MONDAY / DAY - 0.375 },
      )
      run(db, "INSERT INTO setting (name, value) VALUES ('settings.newPerDay', '3')")
    })
    const tiles = map.tiles([])
    expect(tiles).toHaveLength(4)
    expect(tiles.map(({ cardId }) => cardId)).toContain(due?.cardId)
  })
})

describe('a placement', () => {
  test('is one real review: the card stands as after the same grade in a review', async () => {
    const [map, other] = [await aMap(), await aMap()]
    for (const [index, tile] of map.tiles(['s3']).entries()) {
      const owner = index % 2 === 0 ? ownerOf(map.collection, tile) : 'shared'
      const placed = Placed.parse(map.place(tile, owner))
      expect(placed.isRight).toBe(owner === ownerOf(map.collection, tile))
      expect(placed.grade).toBe(placed.isRight ? 3 : 1)
      const answered = { cardId: tile.cardId, grade: placed.grade, givenAt: null }
      answerView(other.collection, answered, other.at)
      const columns = 'state, step, due, due_day, stability, difficulty, reps, lapses, interval_days'
      const row = ({ read }: Collection) =>
        one(read, `SELECT ${columns} FROM card WHERE id = :id`, { id: tile.cardId })
      expect(row(map.collection)).toEqual(row(other.collection))
    }
    expect(log(map.collection)).toHaveLength(10)
    expect(log(map.collection).map(line => line.took_ms)).toEqual(Array(10).fill(5000))
  })

  test('can be taken back and done again, ten of them, exactly', async () => {
    const map = await aMap()
    const before = cards(map.collection)
    const tiles = map.tiles(['s3'])
    for (const tile of tiles) map.place(tile, 'aws')
    const after = [cards(map.collection), log(map.collection)]
    for (const tile of tiles.toReversed()) expect(map.undo().cardIds).toContain(tile.cardId)
    expect(cards(map.collection)).toEqual(before)
    expect(log(map.collection)).toEqual([])
    for (const _ of tiles) map.redo()
    expect([cards(map.collection), log(map.collection)]).toEqual(after)
  })

  test('of a turn that is over is refused and changes nothing', async () => {
    const map = await aMap()
    const [tile] = map.tiles(['s3'])
    if (!tile) return expect.fail('no tile')
    map.place(tile, 'aws')
    const after = [cards(map.collection), log(map.collection)]
    expect(() => map.place(tile, 'aws')).toThrow(expect.objectContaining({ code: 'turn_over' }))
    expect([cards(map.collection), log(map.collection)]).toEqual(after)
  })
})

describe('nothing is asked twice on one day', () => {
  test('what was placed comes neither in a drill nor in a review, unless it is wanted', async () => {
    const map = await aMap()
    const placed = map.tiles(['s3']).map(tile => {
      map.place(tile, 'shared')
      return tile.cardId
    })
    const others = map.tiles(['s3'], { count: 50 }).map(({ cardId }) => cardId)
    expect(others.filter(cardId => placed.includes(cardId))).toEqual([])
    const again = map.tiles(['s3'], { count: 50, again: true }).map(({ cardId }) => cardId)
    expect(again).toEqual(expect.arrayContaining(placed))
    expect(revised(map, 's3').filter(cardId => placed.includes(cardId))).toEqual([])
  })

  test('what was revised today is not sorted', async () => {
    const map = await aMap()
    const done = new Set(revised(map, 's3'))
    expect(done.size).toBeGreaterThan(10)
    expect(map.tiles(['s3'], { count: 50 })).toEqual([])
  })
})

/** Cards that a review of a service shows today, each graded Good the first time. */
function revised({ collection, at }: Awaited<ReturnType<typeof aMap>>, service: string): CardId[] {
  const shown: CardId[] = []
  const filter = { deckIds: [], services: [service] }
  let session = begin(collection, { filter, ahead: true, beyond: true }, at)
  while (session.card !== null && shown.length < 200) {
    const { cardId, turn } = session.card
    shown.push(cardId)
    session = answer(collection, { cardId, turn, grade: 4, tookMs: 1000 }, at)
  }
  return shown
}

describe('what is drawn', () => {
  test('fits the contract, with every service and what lies behind its layers', async () => {
    const { collection, at } = await aMap()
    const view = MapView.parse(mapView(collection, {}, at))
    expect(view.services).toHaveLength(68)
    for (const service of view.services) {
      const found = regions(collection, { service: service.id }, at).map(region => Region.parse(region))
      expect(found.map(({ layer }) => layer)).toEqual(view.layers.map(({ id }) => id))
      expect(found.flatMap(({ cards }) => cards).length).toBeGreaterThan(0)
    }
    expect(regions(collection, { service: 'nowhere' }, at)).toEqual([])
  })
})
