import { expect, test } from 'vitest'
import type { ImportSummary, Look } from '../../../../electron/contract/exchange.ts'
import type { Refusal } from '../../../../renderer/app/client.ts'
import {
  createImport,
  type ImportSession,
  type ImportWorld,
} from '../../../../renderer/rooms/exchange/import-session.ts'

const look = { name: 'a.csv' } as Look
const summary = {
  ...{ batch: 7, cards: { found: 2, added: 2 }, reviews: { found: 0, added: 0 } },
  notes: { found: 2, added: 2, updated: 0, unchanged: 0, conflicting: 0, skipped: 0 },
} as ImportSummary

/** What was asked of the window, and a session on it. */
function session(over: Partial<ImportWorld> = {}): { on: ImportSession; asked: string[] } {
  const asked: string[] = []
  let jobs = 0
  const on = createImport(
    { file: '/a.csv' },
    {
      look: async ({ job, deck }) => {
        asked.push(`look ${job} ${deck}`)
        return look
      },
      import: async ({ job, choices }) => {
        asked.push(`import ${job} ${JSON.stringify(choices)}`)
        return summary
      },
      undo: async batch => void asked.push(`undo ${batch}`),
      stop: async job => void asked.push(`stop ${job}`),
      forget: async () => void asked.push('forget'),
      newJob: () => `${++jobs}`,
      refusalOf: error => error as Refusal,
      say: sentence => void asked.push(sentence),
      leave: () => void asked.push('leave'),
      changed: () => void asked.push('changed'),
      ...over,
    },
  )
  return { on, asked }
}

const refusal = (code: string) => ({ code, sentence: 'No.' }) as unknown as Refusal

test('an import is looked at, done with what was chosen, and taken back', async () => {
  const { on, asked } = session()
  await on.begin()
  expect(on.state.get()).toMatchObject({ stage: 'looked', look })
  on.settleAll('theirs')
  on.settle('x', 'both')
  await on.run()
  expect(on.state.get()).toMatchObject({ stage: 'done', summary })
  await on.undo()
  expect(asked).toEqual([
    ...['look 1 null', 'import 2 {"others":"theirs","notes":{"x":"both"}}', 'changed'],
    ...['undo 7', 'changed', 'The import was taken back.', 'leave'],
  ])
})

test('choosing for all takes back what was chosen one by one', () => {
  const { on } = session()
  on.settle('x', 'both')
  on.settleAll('mine')
  expect(on.state.get().choices).toEqual({ others: 'mine', notes: {} })
})

test('another way to read the file is looked at again; the last look asked for is the one shown', async () => {
  const answers: ((look: Look) => void)[] = []
  const { on } = session({ look: () => new Promise(resolve => answers.push(resolve)) })
  void on.begin()
  void on.want({ deck: 'A' })
  const last = on.want({ deck: 'B' })
  answers[2]?.({ ...look, name: 'newest' })
  await last
  answers[0]?.({ ...look, name: 'oldest' })
  await Promise.resolve()
  expect(on.state.get()).toMatchObject({ stage: 'looked', look: { name: 'newest' }, wanted: { deck: 'B' } })
})

test('a file that can’t be read is refused; one that can’t be read otherwise keeps its last look', async () => {
  let isBroken = true
  const { on } = session({
    look: async () => {
      if (isBroken) throw refusal('file_damaged')
      return look
    },
  })
  await on.begin()
  expect(on.state.get()).toMatchObject({ stage: 'refused', problem: { code: 'file_damaged' } })
  isBroken = false
  await on.begin()
  isBroken = true
  await on.want({ reading: { encoding: 'big5' } })
  expect(on.state.get()).toMatchObject({ stage: 'looked', look, problem: { code: 'file_damaged' } })
})

test('a stopped import goes back to its look and says that nothing was changed', async () => {
  const { on, asked } = session({
    import: async () => {
      throw refusal('job_cancelled')
    },
  })
  await on.begin()
  await on.run()
  expect(on.state.get()).toMatchObject({ stage: 'looked', problem: null })
  expect(asked).toContain('Import stopped. Nothing was changed.')
  expect(asked).not.toContain('changed')
})

test('Cancel stops what is at work, and otherwise leaves', async () => {
  const { on, asked } = session({ import: () => new Promise(() => undefined) })
  await on.begin()
  on.cancel()
  void on.run()
  on.cancel()
  expect(asked.slice(1)).toEqual(['leave', 'stop 2'])
})

test('only the job at work moves the bar, and what was read is let go at the end', async () => {
  const { on, asked } = session({ import: () => new Promise(() => undefined) })
  await on.begin()
  void on.run()
  on.hear('1', { phase: 'reading', share: 0.9 })
  expect(on.state.get().progress).toBeNull()
  on.hear('2', { phase: 'adding', share: 0.5 })
  expect(on.state.get().progress).toEqual({ phase: 'adding', share: 0.5 })
  const other = session()
  await other.on.begin()
  other.on.close()
  expect(other.asked).toEqual(['look 1 null', 'forget'])
  expect(asked).not.toContain('forget')
})

test('an import that ends after its room was left says so', async () => {
  let end: (done: ImportSummary) => void = () => undefined
  const { on, asked } = session({
    import: () =>
      new Promise(resolve => {
        end = resolve
      }),
  })
  await on.begin()
  const running = on.run()
  on.close()
  end(summary)
  await running
  expect(asked).toEqual(['look 1 null', 'changed', 'Import done: 2 notes added.'])
})
