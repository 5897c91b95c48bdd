import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type CollectionClient, startCollection } from '../../../electron/collection/client.ts'
import { builtProcesses } from '../../support/cli.ts'
import { newFolder } from '../../support/collections.ts'

const zone = 'Europe/Madrid'
let built: string
let file: string
let client: CollectionClient | null = null
beforeAll(async () => {
  built = await builtProcesses('worker')
}, 60_000)
beforeEach(() => {
  file = path.join(newFolder(), 'collection.db')
})
afterEach(() => client?.close())

const started = (over = {}) => {
  client = startCollection({ workerFile: path.join(built, 'worker.js'), file, create: true, ...over })
  return client
}

test('the worker opens at once and answers what was asked before it was ready', async () => {
  const collection = started({ startAt: Date.UTC(2026, 10, 23, 8) })
  const [start, settings] = await Promise.all([
    collection.call('app.start', {}, zone),
    collection.call('settings.read', {}, zone),
  ])
  expect(start).toMatchObject({ is: 'done', value: { today: { state: 'first_day', date: '2026-11-23' } } })
  expect(settings).toMatchObject({ is: 'done', value: { newPerDay: 20 } })
})

test('after closing nothing is open, and calls are refused', async () => {
  const collection = started()
  await collection.call('app.start', {}, zone)
  await collection.close()
  expect(await collection.call('today.view', {}, zone)).toMatchObject({ is: 'refused' })
  const again = started()
  expect(await again.call('app.start', {}, zone)).toMatchObject({ is: 'done', value: { notice: null } })
})

test('another file is used, and listeners are told; one that can’t be used is refused', async () => {
  const collection = started()
  const events: unknown[] = []
  collection.onEvent(event => events.push(event))
  await expect(collection.use(`${file}-gone`)).rejects.toMatchObject({ code: 'collection_missing' })
  expect(await collection.call('app.start', {}, zone)).toMatchObject({ value: { collection: file } })
  expect(events).toEqual([])
})

test('a worker that ends fails what was asked, and is started once again', async () => {
  const crashing = path.join(newFolder(), 'worker.mjs')
  writeFileSync(
    crashing,
    `import { parentPort, workerData } from 'node:worker_threads'
     import { existsSync, writeFileSync } from 'node:fs'
     const mark = workerData.file + '.started'
     const isSecond = existsSync(mark)
     writeFileSync(mark, '')
     parentPort.on('message', ({ id }) => {
       if (!isSecond) throw new Error('crash')
       parentPort.postMessage({ id, envelope: { is: 'done', value: 'second', changed: [] } })
     })`,
  )
  const collection = started({ workerFile: crashing })
  expect(await collection.call('app.start', {}, zone)).toMatchObject({
    is: 'failed',
    details: expect.stringContaining('crash'),
  })
  expect(await collection.call('app.start', {}, zone)).toMatchObject({ is: 'done', value: 'second' })
})
