import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type CollectionClient, startCollection } from '../../../../electron/collection/client.ts'
import type { AppEvent } from '../../../../electron/contract/contract.ts'
import { readAnkiPackage } from '../../../../electron/exchange/anki/read-package.ts'
import { builtProcesses } from '../../../support/cli.ts'
import { newFolder } from '../../../support/collections.ts'

const zone = 'Europe/Madrid'
let built: string
let place: string
let client: CollectionClient
let events: AppEvent[]
beforeAll(async () => {
  built = await builtProcesses('export-jobs')
}, 60_000)
beforeEach(() => {
  place = newFolder()
  events = []
  client = startCollection({
    workerFile: path.join(built, 'worker.js'),
    file: path.join(newFolder(), 'collection.db'),
    create: true,
  })
  client.onEvent(event => events.push(event))
})
afterEach(() => client.close())

const ask = (name: string, args: unknown) => client.call(name, args, zone)
const all = { format: 'apkg', scope: { of: 'all' } }

/** Adds so many notes that an export takes a while. */
async function addNotes(count: number): Promise<void> {
  const text = Array.from({ length: count }, (_, row) => `Front ${row}\tBack ${row}\n`).join('')
  expect(await ask('exchange.import', { job: 'add', source: { text, name: 'More' } })).toMatchObject({
    is: 'done',
  })
}

describe('an export from the window', () => {
  test('holds what was said before, and where it went', async () => {
    const file = path.join(place, 'all.apkg')
    const counts = await ask('exchange.exportCounts', all)
    const reply = await ask('exchange.export', { job: 'one', file, ...all })
    expect(reply).toMatchObject({
      is: 'done',
      changed: [],
      value: { file, format: 'apkg', bytes: statSync(file).size },
    })
    expect(counts).toMatchObject({ is: 'done' })
    if (reply.is !== 'done' || counts.is !== 'done') return
    expect(reply.value).toMatchObject(counts.value as object)
    const pack = await readAnkiPackage(file, newFolder())
    expect(pack.found.notes).toBe((counts.value as { notes: number }).notes)
    pack.close()
  })

  test('tells how far it is, while other calls are answered', async () => {
    await addNotes(8000)
    let isDone = false
    const exporting = ask('exchange.export', { job: 'one', file: path.join(place, 'all.apkg'), ...all }).then(
      reply => {
        isDone = true
        return reply
      },
    )
    expect(await ask('settings.read', {})).toMatchObject({ is: 'done' })
    expect(isDone).toBe(false)
    expect(await exporting).toMatchObject({ is: 'done' })
    const shares = events.flatMap(event => (event.is === 'job' && event.job === 'one' ? event.share : []))
    expect(shares.length).toBeGreaterThan(3)
    expect(shares).toEqual([...shares].sort((a, b) => a - b))
    expect(events.at(-1)).toEqual({ is: 'job_ended', job: 'one', how: 'done' })
  })

  test.each(['apkg', 'json', 'csv'])('that is cancelled leaves what was there: .%s', async format => {
    await addNotes(20_000)
    const file = path.join(place, `mine.${format}`)
    writeFileSync(file, 'before')
    const begun = new Promise<void>(resolve => {
      client.onEvent(event => {
        if (event.is === 'job' && event.job === 'slow') resolve()
      })
    })
    const exporting = ask('exchange.export', { job: 'slow', file, ...all, format })
    await begun
    expect(await ask('jobs.cancel', { job: 'slow' })).toMatchObject({ value: true })
    expect(await exporting).toMatchObject({ is: 'refused', refusal: { code: 'job_cancelled' } })
    expect(readdirSync(place)).toEqual([`mine.${format}`])
    expect(readFileSync(file, 'utf8')).toBe('before')
  })

  test('to a folder that is gone is refused with a sentence', async () => {
    const file = path.join(place, 'gone', 'all.apkg')
    expect(await ask('exchange.export', { job: 'one', file, ...all })).toMatchObject({
      is: 'refused',
      refusal: { code: 'folder_missing', where: path.dirname(file) },
    })
  })
})
