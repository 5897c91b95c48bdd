import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import yauzl from 'yauzl'
import { openToRead } from '../../electron/collection/connection.ts'
import { readerOf } from '../../electron/collection/db.ts'
import { exportTo } from '../../electron/collection/exchange/exporting.ts'
import { writeWhole } from '../../electron/exchange/text/atomic.ts'
import { type Entry, zipped } from '../../electron/exchange/zip/zip-writer.ts'
import { generateNotes } from './generate-notes.ts'
import { peakOf, tellPeak, timed } from './peak.ts'
import { caseOf, type Measure, quantile, rounded } from './report.ts'

const now = Date.UTC(2026, 10, 23, 9)
const at = { now, timeZone: 'UTC' }
const everything = { scope: { of: 'all' }, schedule: 'keep', isPlain: false } as const

/** A whole collection of 100,000 notes with 250,000 reviews to a package. */
export const measure: Measure = async ({ isQuick }) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'demarc-bench-export-'))
  try {
    const file = path.join(folder, 'collection.db')
    generateNotes({ file, notes: 100_000, now })
    const target = path.join(folder, 'out.apkg')
    const times: number[] = []
    const floors: number[] = []
    await exported(file, target)
    const entries = await entriesOf(target)
    for (let round = 0; round < (isQuick ? 2 : 5); round++) {
      times.push(await timed(() => exported(file, target)))
      floors.push(await timed(() => floorOf(file, path.join(folder, 'floor.apkg'), entries)))
    }
    const bare = peakOf(import.meta.filename, [])
    const peak = peakOf(import.meta.filename, [file, target])
    // Not before: what drives the window weighs as much as an export.
    const { longestStall } = await import('./stall.ts')
    const { stalls, share } = await longestStall(file, {
      name: 'exchange.export',
      args: { job: 'bench', file: target, format: 'apkg', scope: { of: 'all' } },
    })
    return {
      cases: [
        caseOf('100k', times, quantile(floors, 0.5)),
        caseOf('peak memory', [peak], bare, 'MB'),
        caseOf('longest stall', stalls, null),
      ],
      notes: [
        'case: 100,000 notes with 250,000 reviews from the collection to an .apkg on the disk, synced',
        'floor: all rows of the same tables read, and the same entries packed the same way into a file, synced, in one process, in turns',
        `peak memory: of a process of its own that exports; floor: the same process that exports nothing. Above it: ${rounded(peak - bare, 1)} MB`,
        `longest stall: the longest time for which the main process or the page did not answer its timer while the window exported the same collection; ${share}`,
      ],
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function exported(file: string, target: string): Promise<void> {
  const connection = openToRead(file, 'shared')
  try {
    await exportTo({ read: readerOf(connection), file }, target, everything, at)
  } finally {
    connection.close()
  }
}

async function floorOf(file: string, target: string, entries: readonly Entry[]): Promise<void> {
  const db = new Database(file, { readonly: true })
  let rows = 0
  for (const table of ['note', 'note_tag', 'card', 'review_log']) {
    for (const _ of db.prepare(`SELECT * FROM ${table}`).iterate()) rows += 1
  }
  db.close()
  if (rows < 650_000) throw new Error(`the collection has only ${rows} rows`)
  await writeWhole(target, zipped(entries, now))
}

/** What is in a package, unpacked. */
async function entriesOf(file: string): Promise<Entry[]> {
  const zip = await yauzl.openPromise(file, { autoClose: false })
  const entries: Entry[] = []
  for await (const entry of zip.eachEntry()) {
    const pieces: Buffer[] = []
    for await (const piece of await zip.openReadStreamPromise(entry)) pieces.push(piece as Buffer)
    entries.push({
      name: entry.fileName,
      from: Buffer.concat(pieces),
      isPacked: entry.compressionMethod !== 0,
    })
  }
  zip.close()
  return entries
}

if (process.argv[1] === import.meta.filename) {
  const [file, target] = process.argv.slice(2)
  if (file !== undefined && target !== undefined) await exported(file, target)
  tellPeak()
}
