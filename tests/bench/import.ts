import { spawnSync } from 'node:child_process'
import { cpSync, createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import Database from 'better-sqlite3'
import yauzl from 'yauzl'
import type { BuiltInContent } from '../../electron/collection/built-in-content.ts'
import { openToRead } from '../../electron/collection/connection.ts'
import { readerOf } from '../../electron/collection/db.ts'
import { plainOptions } from '../../electron/collection/exchange/choices.ts'
import { exportTo } from '../../electron/collection/exchange/exporting.ts'
import { importFile } from '../../electron/collection/exchange/import-file.ts'
import { openCollection } from '../../electron/collection/open.ts'
import { generateNotes } from './generate-notes.ts'
import { peakOf, tellPeak, timed } from './peak.ts'
import { caseOf, type Measure, quantile, rounded } from './report.ts'

const now = Date.UTC(2026, 10, 23, 9)
const at = { now, timeZone: 'UTC' }
const noStacks = { version: '1', layers: [], controls: [], services: [] }
const content: BuiltInContent = {
  stacks: noStacks,
  all: async () => ({ ...noStacks, decks: [], noteTypes: [], notes: [], responsibilities: [], sources: {} }),
}

/** How many notes the package has; two and a half reviews for each. */
const fullSize = 100_000
const quickSize = 25_000

/** A package of 100,000 notes with 250,000 reviews into an empty collection; a quarter of it when it has to be quick. */
export const measure: Measure = async ({ isQuick }) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'demarc-bench-import-'))
  try {
    const size = isQuick ? quickSize : fullSize
    const file = await packageIn(folder, size)
    const empty = path.join(folder, 'empty.db')
    await (await opened(empty)).close()
    const times: number[] = []
    const floors: number[] = []
    for (let round = 0; round < (isQuick ? 1 : 5); round++) {
      const fresh = (name: string) => {
        const copy = path.join(folder, `${round}-${name}.db`)
        cpSync(empty, copy)
        return copy
      }
      const [collection, other] = [fresh('case'), fresh('floor')]
      // What was written before, such as the package itself, is not to be waited for by either.
      spawnSync('sync')
      times.push(await timed(() => imported(file, collection, size)))
      spawnSync('sync')
      floors.push(await timed(() => floorOf(file, other, folder)))
      rmSync(collection)
      rmSync(other)
    }
    const forPeak = path.join(folder, 'peak.db')
    cpSync(empty, forPeak)
    const bare = peakOf(import.meta.filename, [])
    const peak = peakOf(import.meta.filename, [file, forPeak, String(size)])
    // Not before: what drives the window weighs as much as an import.
    const { longestStall } = await import('./stall.ts')
    const { stalls, share } = await longestStall(null, {
      name: 'exchange.import',
      args: { job: 'bench', source: { file } },
    })
    return {
      cases: [
        caseOf(`${size / 1000}k`, times, quantile(floors, 0.5)),
        caseOf('peak memory', [peak], bare, 'MB'),
        caseOf('longest stall', stalls, null),
      ],
      notes: [
        `case: ${size} notes with ${size * 2.5} reviews from an .apkg into a collection on the disk, with undo and search index`,
        'floor: the same entry unpacked, all its rows read, and as many notes, tags, cards and reviews of the same content put row by row into the same tables with all their indexes and into the search index, without lines of undo, one transaction, in one process, in turns',
        `peak memory: of a process of its own that imports; floor: the same process that imports nothing. Above it: ${rounded(peak - bare, 1)} MB`,
        `longest stall: the longest time for which the main process or the page did not answer its timer while the window imported the same package; ${share}`,
      ],
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The package, as the app writes it. */
async function packageIn(folder: string, notes: number): Promise<string> {
  const source = path.join(folder, 'source.db')
  generateNotes({ file: source, notes, now })
  const target = path.join(folder, 'deck.apkg')
  const connection = openToRead(source, 'shared')
  const everything = { scope: { of: 'all' }, schedule: 'keep', isPlain: false } as const
  await exportTo({ read: readerOf(connection), file: source }, target, everything, at)
  connection.close()
  rmSync(source)
  return target
}

async function opened(file: string) {
  return (await openCollection({ file, create: true, clock: () => now, content })).collection
}

async function imported(file: string, collectionFile: string, size: number): Promise<void> {
  const { notes, reviews } = await importFile({
    source: { file },
    reading: {},
    options: plainOptions,
    collectionFile,
    at,
    open: () => opened(collectionFile),
  })
  if (notes.added !== size || reviews.added !== size * 2.5) throw new Error('The import was not whole.')
}

async function floorOf(file: string, collectionFile: string, folder: string): Promise<void> {
  const copy = path.join(folder, 'floor.anki2')
  const zip = await yauzl.openPromise(file, { autoClose: false })
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName !== 'collection.anki21') continue
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(copy))
  }
  zip.close()
  const from = new Database(copy, { readonly: true })
  const to = new Database(collectionFile)
  to.pragma('journal_mode = wal')
  to.pragma('synchronous = full')
  to.exec("BEGIN; INSERT INTO deck (id, name) VALUES (1, 'Deck')")
  to.exec("INSERT INTO note_type (id, name, kind) VALUES (1, 'Type', 'anki')")
  insertAll(from, to)
  to.exec('COMMIT')
  to.pragma('wal_checkpoint(truncate)')
  to.close()
  from.close()
  rmSync(copy)
}

type AnkiNote = { id: number; guid: string; mod: number; tags: string; flds: string }
type AnkiCard = { id: number; nid: number; due: number; type: number; reps: number; ivl: number }
type AnkiReview = { id: number; cid: number; ease: number; ivl: number; lastIvl: number; time: number }

function insertAll(from: Database.Database, to: Database.Database): void {
  const places = (count: number) => Array.from({ length: count }, () => '?').join(', ')
  const addNote = to.prepare(
    `INSERT INTO note (id, guid, note_type_id, fields, created, modified) VALUES (${places(6)})`,
  )
  const addText = to.prepare('INSERT INTO note_text (rowid, text) VALUES (?, ?)')
  const addTag = to.prepare('INSERT INTO note_tag (note_id, tag) VALUES (?, ?)')
  for (const note of from.prepare<[], AnkiNote>('SELECT id, guid, mod, tags, flds FROM notes').iterate()) {
    const fields = note.flds.split('\u001f')
    addNote.run(note.id, note.guid, 1, JSON.stringify(fields), note.id, note.mod * 1000)
    addText.run(note.id, fields.join('\n'))
    for (const tag of note.tags.trim().split(' ')) addTag.run(note.id, tag)
  }
  const addCard = to.prepare(
    `INSERT INTO card (id, note_id, ordinal, deck_id, state, position, due, due_day, stability, difficulty,
       last_review, last_review_day, interval_days, reps, created) VALUES (${places(15)})`,
  )
  const cards = from.prepare<[], AnkiCard>('SELECT id, nid, due, type, reps, ivl FROM cards')
  for (const { id, nid, due, type, reps, ivl } of cards.iterate()) {
    const seen = type === 0 ? [null, null, null, null, null, null] : [due, due, 5.5, 5.5, id, due]
    addCard.run(id, nid, 0, 1, type, due, ...seen, ivl, reps, id)
  }
  const addLine = to.prepare(
    `INSERT INTO review_log (id, card_id, grade, kind, study_day, state_before, state_after, step_before, step_after,
       stability_before, difficulty_before, stability_after, difficulty_after, scheduled_days, elapsed_days,
       interval_days, took_ms) VALUES (${places(17)})`,
  )
  const reviews = from.prepare<[], AnkiReview>('SELECT id, cid, ease, ivl, lastIvl, time FROM revlog')
  for (const { id, cid, ease, ivl, lastIvl, time } of reviews.iterate()) {
    const day = Math.floor(id / 86_400_000)
    addLine.run(...[id, cid, ease, 'review', day, 2, 2, 0, 0, 5.5, 5.5, 6.5, 5.5, lastIvl, 1, ivl, time])
  }
}

if (process.argv[1] === import.meta.filename) {
  const [file, collection, size] = process.argv.slice(2)
  if (file !== undefined && collection !== undefined) await imported(file, collection, Number(size))
  tellPeak()
}
