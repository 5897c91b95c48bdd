import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { stateOf } from '../../../electron/setup/build.mjs'
import { fromPlaywright, fromVitest, summary } from '../../support/sums.mjs'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarc-build-'))
  for (const name of ['electron/main', 'electron/setup', 'decks'])
    mkdirSync(join(folder, name), { recursive: true })
  writeFileSync(join(folder, 'electron/main/index.ts'), 'one')
  writeFileSync(join(folder, 'decks/ec2.yaml'), 'two')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function edit(file: string, content: string) {
  writeFileSync(join(folder, file), content)
  utimesSync(join(folder, file), 9, 9) // The file system's clock may be too coarse to tell otherwise.
}

const state = () => stateOf(folder, ['electron', 'decks', 'package.json'])

test('a build stays fresh as long as nothing changes', () => {
  expect(state()).toBe(state())
})

test.each([
  ['an edit of the same length', () => edit('decks/ec2.yaml', 'owt')],
  ['a file that is older than the build', () => utimesSync(join(folder, 'electron/main/index.ts'), 1, 1)],
  ['a new file', () => writeFileSync(join(folder, 'electron/main/window.ts'), '')],
  ['a file that is gone', () => rmSync(join(folder, 'decks/ec2.yaml'))],
  ['a file of another name', () => renameSync(join(folder, 'decks/ec2.yaml'), join(folder, 'decks/s3.yaml'))],
  ['a configuration that was not there', () => writeFileSync(join(folder, 'package.json'), '{}')],
])('%s makes a build stale', (_, change) => {
  const before = state()
  change()
  expect(state()).not.toBe(before)
})

test('the set-up and the readmes are no part of the app', () => {
  const before = state()
  writeFileSync(join(folder, 'electron/setup/start.mjs'), '')
  writeFileSync(join(folder, 'electron/README.md'), '')
  expect(state()).toBe(before)
})

test('a test file that cannot be loaded and a test that passed when repeated are failures', () => {
  const counts = { numPassedTests: 4, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1 }
  const testResults = [{ status: 'failed', assertionResults: [] }]
  expect(summary(fromVitest({ ...counts, testResults }))).toBe('4 passed, 1 failed, 2 skipped')
  const stats = { expected: 2, unexpected: 0, flaky: 1, skipped: 3 }
  expect(summary(fromPlaywright({ stats, errors: [] }))).toBe('2 passed, 1 failed, 3 skipped')
})
