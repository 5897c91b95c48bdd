import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { openCollection } from '../../electron/collection/open.ts'
import { answer } from '../../electron/collection/revising/answer.ts'
import { begin } from '../../electron/collection/revising/session.ts'
import { view } from '../../electron/collection/revising/today.ts'
import { contract } from '../../electron/contract/contract.ts'
import type { Grade } from '../../electron/contract/core.ts'
import { generate } from './generate.ts'
import { type Case, caseOf, type Measure, quantile, rounded } from './report.ts'

const START = Date.UTC(2026, 10, 23, 9)
const GRADES_AT_A_STRETCH = 10
const SIZES = [
  { name: '1k', cards: 1000 },
  { name: '100k', cards: 100_000 },
  { name: '1M', cards: 1_000_000 },
]

/** Answer to next card in the worker's code, on the disk, at several sizes with a tenth of the cards due. */
export const measure: Measure = async ({ isQuick }) => {
  const folder = mkdtempSync(join(tmpdir(), 'demarc-bench-review-'))
  try {
    const cases: Case[] = []
    const notes = [
      'case: grade, transaction, undo step, next card drawn with its intervals; ratio: median over the floor',
      `a checkpoint every ${GRADES_AT_A_STRETCH} grades, not timed: the app makes it in the pauses (serving.ts)`,
      'floor: one transaction of one row, synced, on the same disk, in turns with the grades',
    ]
    for (const { name, cards } of SIZES.filter(size => !isQuick || size.cards < 1_000_000)) {
      const measured = await measureAt(join(folder, `${name}.db`), cards, isQuick ? 300 : 1000)
      cases.push(caseOf(name, measured.answers, quantile(measured.floors, 0.5)))
      notes.push(
        `${name}: ${measured.note}; p99 of the floor ${rounded(quantile(measured.floors, 0.99), 2)} ms`,
      )
    }
    const medianOf = (name: string) => cases.find(one => one.case === name)?.median ?? Number.NaN
    if (!isQuick) notes.push(`1M over 100k: ${rounded(medianOf('1M') / medianOf('100k'), 2)}`)
    return { cases, notes }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measureAt(file: string, cards: number, answers: number) {
  const generated = timed(() => generate({ file, cards, now: START }))
  const nothing = { version: '', layers: [], controls: [], services: [] }
  const all = { ...nothing, decks: [], noteTypes: [], notes: [], responsibilities: [], sources: {} }
  let now = START
  const { collection } = await openCollection({
    file,
    create: false,
    clock: () => now,
    content: { stacks: nothing, all: async () => all },
  })
  const floorDb = floorOn(`${file}-floor`)
  try {
    const at = () => ({ now, timeZone: 'UTC' })
    const first = timed(() => view(collection, {}, at()))
    const again = timed(() => view(collection, {}, at()))
    const built = timed(() => begin(collection, { filter: null, ahead: true, beyond: true }, at()))
    let session = built.value
    const times: number[] = []
    const floors: number[] = []
    for (let count = 0; count < answers; count++) {
      const { card } = session
      if (card === null) {
        now += 60_000
        session = begin(collection, { filter: null, ahead: true, beyond: true }, at())
        if (session.card === null && session.waitingUntil === null) break
        continue
      }
      now += 7000
      // Whoever thinks for more than a second gives the worker the time it makes its checkpoints in.
      if (count % GRADES_AT_A_STRETCH === 0) collection.read.connection.pragma('wal_checkpoint(passive)')
      const grade: Grade = count % 12 === 0 ? 1 : count % 7 === 0 ? 2 : 3
      const given = { cardId: card.cardId, turn: card.turn, grade, tookMs: 7000 }
      const answered = timed(() => answer(collection, contract.review.answer.takes.parse(given), at()))
      session = answered.value
      times.push(answered.ms)
      floors.push(timed(floorDb.write).ms)
    }
    const note =
      `Today first ${rounded(first.ms, 1)} ms, again ${rounded(again.ms, 1)} ms; ` +
      `queue of ${session.total} built in ${rounded(built.ms, 1)} ms; generated in ${rounded(generated.ms / 1000, 1)} s`
    return { answers: times, floors, note }
  } finally {
    collection.close()
    floorDb.close()
  }
}

/** The least a grade can cost: one row, written and synced. */
function floorOn(file: string): { write: () => void; close: () => void } {
  const db = new Database(file)
  db.pragma('journal_mode = wal')
  db.pragma('synchronous = full')
  db.exec('CREATE TABLE row (id INTEGER PRIMARY KEY, value INTEGER)')
  const insert = db.prepare('INSERT INTO row (value) VALUES (1)')
  return { write: () => void insert.run(), close: () => db.close() }
}

function timed<Value>(work: () => Value): { value: Value; ms: number } {
  const begun = performance.now()
  const value = work()
  return { value, ms: performance.now() - begun }
}
