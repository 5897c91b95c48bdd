import { readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type CollectionClient, startCollection } from '../../../../electron/collection/client.ts'
import type { AppEvent } from '../../../../electron/contract/contract.ts'
import { Look } from '../../../../electron/contract/exchange.ts'
import { builtProcesses } from '../../../support/cli.ts'
import { newFolder } from '../../../support/collections.ts'

const zone = 'Europe/Madrid'
let built: string
let folder: string
let client: CollectionClient
let events: AppEvent[]
beforeAll(async () => {
  built = await builtProcesses('jobs')
}, 60_000)
beforeEach(() => {
  folder = newFolder()
  events = []
  client = startCollection({
    workerFile: path.join(built, 'worker.js'),
    file: path.join(folder, 'collection.db'),
    create: true,
  })
  client.onEvent(event => events.push(event))
})
afterEach(() => client.close())

const aTable = (rows: number) => {
  const file = path.join(newFolder(), 'capitals.csv')
  writeFileSync(file, Array.from({ length: rows }, (_, row) => `Country ${row},Capital ${row}\n`).join(''))
  return file
}
const ask = (name: string, args: unknown) => client.call(name, args, zone)
/** What Today shows, without what was touched since it was last asked. */
const today = async () => {
  const reply = await ask('today.view', {})
  return reply.is === 'done' ? reply.value : reply
}
const leftovers = () => readdirSync(folder).filter(name => name.startsWith('.exchange'))

describe('a look', () => {
  test('says what an import would do, and changes nothing', async () => {
    const before = await today()
    const reply = await ask('exchange.look', { job: 'one', source: { file: aTable(30) } })
    expect(reply).toMatchObject({ is: 'done', changed: [] })
    if (reply.is !== 'done') return
    const look = Look.parse(reply.value)
    expect(look).toMatchObject({
      name: 'capitals.csv',
      notes: { found: 30, added: 30, updated: 0 },
      cards: { added: 30 },
      decks: [{ name: 'capitals', isNew: true, notes: 30 }],
      hasSchedule: false,
      table: { separator: ',', hasHeading: false },
    })
    expect(look.sample[0]).toMatchObject({ becomes: 'added', content: { kind: 'html', front: 'Country 0' } })
    expect(await today()).toEqual(before)
  })

  test('tells how far it is, in rising steps, and that it has ended', async () => {
    await ask('exchange.look', { job: 'one', source: { file: aTable(9000) } })
    const shares = events.flatMap(event => (event.is === 'job' && event.job === 'one' ? event.share : []))
    expect(shares.length).toBeGreaterThan(3)
    expect(shares).toEqual([...shares].sort((a, b) => a - b))
    expect(events.at(-1)).toEqual({ is: 'job_ended', job: 'one', how: 'done' })
  })

  test('what it read is let go of when the user leaves', async () => {
    await ask('exchange.look', { job: 'one', source: { text: 'a\tb\nc\td', name: 'Pasted' } })
    expect(leftovers()).toHaveLength(1)
    await ask('exchange.forget', {})
    expect(leftovers()).toEqual([])
  })
})

describe('an import', () => {
  test('brings everything in, and one undo takes it all back', async () => {
    const file = aTable(30)
    const before = await today()
    await ask('exchange.look', { job: 'one', source: { file } })
    const reply = await ask('exchange.import', { job: 'two', source: { file }, deck: 'Geography' })
    expect(reply).toMatchObject({ is: 'done', value: { notes: { added: 30 }, cards: { added: 30 } } })
    if (reply.is !== 'done') return
    expect([...reply.changed].sort()).toEqual(['card', 'deck', 'note'])
    expect(leftovers()).toEqual([])
    expect(await ask('today.choices', {})).toMatchObject({
      value: { decks: expect.arrayContaining([expect.objectContaining({ name: 'Geography' })]) },
    })
    const { batch } = reply.value as { batch: number }
    expect(await ask('exchange.undoImport', { batch })).toMatchObject({ is: 'done', value: true })
    expect(await today()).toEqual(before)
    expect(await ask('exchange.undoImport', { batch })).toMatchObject({
      is: 'refused',
      refusal: { code: 'nothing_to_undo' },
    })
  })

  test('that is cancelled leaves nothing behind', async () => {
    const before = await today()
    const importing = ask('exchange.import', { job: 'slow', source: { file: aTable(30_000) } })
    const seen = new Promise<void>(resolve => {
      client.onEvent(event => {
        if (event.is === 'job' && event.share > 0.1) resolve()
      })
    })
    await seen
    expect(await ask('jobs.cancel', { job: 'slow' })).toMatchObject({ value: true })
    expect(await importing).toMatchObject({ is: 'refused', refusal: { code: 'job_cancelled' } })
    expect(events.at(-1)).toEqual({ is: 'job_ended', job: 'slow', how: 'cancelled' })
    expect(await today()).toEqual(before)
    expect(leftovers()).toEqual([])
    expect(await ask('jobs.cancel', { job: 'slow' })).toMatchObject({ value: false })
  })

  test('a second one meanwhile is refused, while other calls are answered', async () => {
    const first = ask('exchange.import', { job: 'first', source: { file: aTable(20_000) } })
    const [second, settings] = await Promise.all([
      ask('exchange.import', { job: 'second', source: { file: aTable(3) } }),
      ask('settings.read', {}),
    ])
    expect(second).toMatchObject({ is: 'refused', refusal: { code: 'job_running' } })
    expect(settings).toMatchObject({ is: 'done' })
    expect(await first).toMatchObject({ is: 'done', value: { notes: { added: 20_000 } } })
  })

  test('of a bad file is refused with the sentence of the reader', async () => {
    const file = path.join(folder, 'broken.apkg')
    writeFileSync(file, 'PK\x03\x04 and nothing more')
    const reply = await ask('exchange.import', { job: 'bad', source: { file } })
    expect(reply).toMatchObject({ is: 'refused', refusal: { code: 'file_damaged' } })
    expect(leftovers()).toEqual([])
  })
})

test('closing stops a job and leaves no folder', async () => {
  const importing = ask('exchange.import', { job: 'slow', source: { file: aTable(30_000) } })
  await client.close()
  expect(await importing).toMatchObject({ is: 'refused', refusal: { code: 'job_cancelled' } })
  expect(leftovers()).toEqual([])
})
