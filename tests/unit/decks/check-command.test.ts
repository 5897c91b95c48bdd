import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { aCell, aNote, aQuestion, aService, aTopic, type Files, smallDecks } from './small-decks.ts'

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

const bank = (...questions: Record<string, unknown>[]): Files => ({
  'questions/a.yaml': { verified_on: '2026-11-01', questions: questions.map(aQuestion) },
})

/** A bank of so many questions without a word in common, each with the right option first and longest. */
function tellingBank(count: number): Files {
  const letters = 'abcdefghijklmnopqrstuvwxyz'
  const word = (at: number, of: number) => `${letters[at]}${letters[of]}lolo${letters[at]}`
  const questions = Array.from({ length: count }, (_, at) => ({
    id: `exam-${letters[at]}`,
    stem: `${word(at, 0)} ${word(at, 1)} ${word(at, 2)}?`,
    options: [3, 4, 5, 6].map(of => ({
      text: of === 3 ? `${word(at, of)} and more` : word(at, of),
      right: of === 3,
      why: `${word(at, of)}.`,
    })),
  }))
  return bank(...questions)
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

test('prints the counts of exam questions and how far guessing gets', () => {
  const { status, stdout } = checked(bank({ services: ['ec2'], tags: ['kind::trap'] }))
  const count = (title: string, name: string) => `\n${title}\n      1  ${name}\n`
  expect(stdout).toContain(count('Questions by domain', '2'))
  expect(stdout).toContain(count('Questions by task', '2.1'))
  expect(stdout).toContain(count('Questions by type', 'multiple choice'))
  expect(stdout).toContain(count('Questions by difficulty', '1'))
  expect(stdout).toContain(count('Questions by service (1 services)', 'ec2'))
  expect(stdout).toContain(count('Questions made of a trap', 'kind::trap'))
  for (const name of ['questions', 'questions/a.yaml']) {
    expect(stdout).toContain(`\n${name}: 1 multiple choice, 0 multiple response; right by length`)
  }
  expect(stdout).toMatch(/by words of the stem .+ absolute words .+ key at .+ \(chi-squared/s)
  expect(stdout).toContain('Words that point to a right option: ')
  expect(status).toBe(0)
})

test('refuses a bank that gives its keys away', () => {
  const { status, stderr } = checked(tellingBank(20))
  expect(status).toBe(1)
  expect(stderr.trim().split('\n').slice(1)).toEqual([
    '  questions: the right option is the longest in 100.0 % of multiple choice, at most 35 % are allowed.',
    '  questions: the right option stands unevenly, 20, 0, 0, 0 times: chi-squared 60.00, at most 7.815 is allowed.',
    '  questions: 0 of 20 are multiple response, at least a fifth have to be.',
  ])
})
