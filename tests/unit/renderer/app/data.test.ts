import { QueryObserver } from '@tanstack/react-query'
import { beforeAll, beforeEach, expect, test, vi } from 'vitest'

type Data = typeof import('../../../../renderer/app/data.ts')
type Client = typeof import('../../../../renderer/app/client.ts')
let data: Data
let client: Client

beforeAll(async () => {
  const call = () => Promise.resolve({ is: 'done', value: {}, changed: [] })
  vi.stubGlobal('window', { demarc: { call, on: () => () => undefined, pathOf: () => '' } })
  client = await import('../../../../renderer/app/client.ts')
  data = await import('../../../../renderer/app/data.ts')
})

beforeEach(() => data.cache.clear())

test('what is not on screen is forgotten when something it shows has changed', () => {
  data.cache.setQueryData(['today.view', {}], 'of before')
  data.cache.setQueryData(['settings.read', {}], 'unconcerned')
  data.touch(['card'])
  expect(data.cache.getQueryData(['today.view', {}])).toBeUndefined()
  expect(data.cache.getQueryData(['settings.read', {}])).toBe('unconcerned')
})

test('what is on screen keeps its last answer until the new one is there', async () => {
  const key = ['today.view', {}]
  data.cache.setQueryData(key, 'of before')
  const stop = new QueryObserver(data.cache, { queryKey: key, queryFn: () => 'of now' }).subscribe(
    () => undefined,
  )
  data.touch(['card'])
  expect(data.cache.getQueryData(key)).toBe('of before')
  await vi.waitFor(() => expect(data.cache.getQueryData(key)).toBe('of now'))
  stop()
})

test('an answer that came with another call is found under its own', () => {
  const settings = { newPerDay: 20 } as Parameters<typeof data.keep<'settings.read'>>[2]
  data.keep(client.demarc.settings.read, {}, settings)
  expect(data.cache.getQueryData(['settings.read', {}])).toEqual({ newPerDay: 20 })
})
