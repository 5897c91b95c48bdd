import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { aCell, aNote, aService, aTopic, type Files, smallDecks } from './small-decks.ts'

/** Runs `check:decks` on a folder, as `npm test` does. */
function checked(files: Files) {
  const script = resolve(import.meta.dirname, '../../../decks/check.ts')
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--no-warnings', script, smallDecks(files)],
    {
      encoding: 'utf8',
    },
  )
  return { status, stdout, stderr }
}

test('prints counts by topic, type and service, and ends well when all is in order', () => {
  const { status, stdout, stderr } = checked({})
  expect(stderr).toBe('')
  expect(stdout).toContain('2 notes (1 written by hand, 1 from the matrix), 2 cards; 1 services with 1 cells')
  expect(stdout).toMatch(/By topic\n +1 {2}The model and its words\n +1 {2}Service by service\n/)
  expect(stdout).toMatch(/By type\n +1 {2}Basic\n +1 {2}Whose is it\?\n/)
  expect(stdout).toMatch(/By service \(notes; cells\)\n +1 {2}ec2 \(1 cells\)\n/)
  expect(status).toBe(0)
})

test('says everything that is wrong, a sentence each, and fails', () => {
  const { status, stderr } = checked({
    'services/ec2.yaml': aService({ duties: [aCell({ owner: 'aws' })] }),
    'topics/01-model.yaml': aTopic(aNote({ source: 'http://aws.amazon.com/' })),
  })
  expect(stderr.trim().split('\n')).toHaveLength(1 + 2)
  expect(stderr).toContain('2 problems')
  expect(stderr).toContain('topics/01-model.yaml, notes model-who, source: must be an https address.')
  expect(status).toBe(1)
})
