import { beforeEach, expect, test, vi } from 'vitest'
import type { Envelope, Kind } from '../../../../electron/contract/core.ts'

const call = vi.fn<(name: string, args: unknown) => Promise<Envelope>>()
const done = (value: unknown, changed: Kind[] = []) =>
  Promise.resolve({ is: 'done', value, changed } as const)

async function freshClient() {
  vi.resetModules()
  return import('../../../../renderer/app/client.ts')
}

beforeEach(() => {
  call.mockReset()
  call.mockImplementation(() => done('early'))
  vi.stubGlobal('window', { demarc: { call, on: () => () => undefined, pathOf: () => '' } })
})

test('the first screen is asked for at load, and its answer serves the first start alone', async () => {
  const { demarc } = await freshClient()
  expect(call.mock.calls).toEqual([['app.start', {}]])
  expect(await demarc.app.start({})).toBe('early')
  expect(call).toHaveBeenCalledTimes(1)
  call.mockImplementation(() => done('later'))
  expect(await demarc.app.start({})).toBe('later')
})

test('a call goes out under its area and verb', async () => {
  const { demarc } = await freshClient()
  await demarc.notes.reportWrong({ noteId: 7, text: 'Outdated' })
  expect(call).toHaveBeenLastCalledWith('notes.reportWrong', { noteId: 7, text: 'Outdated' })
  expect(demarc.notes.reportWrong.callName).toBe('notes.reportWrong')
  expect(demarc.notes.reportWrong).toBe(demarc.notes.reportWrong)
})

test('a refusal is thrown with code, sentence and place', async () => {
  const { demarc, Refusal } = await freshClient()
  call.mockResolvedValue({
    is: 'refused',
    refusal: { code: 'turn_over', message: 'This card has changed.', where: 'card 7' },
  })
  const error = await demarc.review.summary({}).catch(thrown => thrown)
  expect(error).toBeInstanceOf(Refusal)
  expect(error).toMatchObject({ code: 'turn_over', sentence: 'This card has changed.', where: 'card 7' })
})

test('a fault keeps its details for a report', async () => {
  const { demarc, Fault } = await freshClient()
  call.mockResolvedValue({ is: 'failed', message: 'Something went wrong.', details: 'TypeError at …' })
  const error = await demarc.today.view({}).catch(thrown => thrown)
  expect(error).toBeInstanceOf(Fault)
  expect(error).toMatchObject({ message: 'Something went wrong.', details: 'TypeError at …' })
})

test('what a call changed is told before its value is there', async () => {
  const { demarc, onTouched } = await freshClient()
  const told: string[][] = []
  const stop = onTouched(kinds => told.push(kinds))
  call.mockImplementation(() => done({}, ['card', 'review']))
  await demarc.review.undo({})
  stop()
  await demarc.review.undo({})
  expect(told).toEqual([['card', 'review']])
})
