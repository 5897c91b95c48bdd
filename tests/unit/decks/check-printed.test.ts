import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { aQuestion, decksDir, smallDecks } from './small-decks.ts'

/** What the check says in a terminal of a decks folder, and how it ends. */
function checked(dir: string) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--no-warnings', join(decksDir, 'check.ts'), dir],
    { encoding: 'utf8' },
  )
  return { status, stdout, stderr }
}

const questions = (...with_: Record<string, unknown>[]) => ({
  'questions/a.yaml': { verified_on: '2026-11-01', questions: with_.map(aQuestion) },
})

/** A bank of so many questions without a word in common, each with the right option first and longest. */
function tellingBank(count: number) {
  const letters = 'abcdefghijklmnopqrstuvwxyz'
  const word = (at: number, of: number) => `${letters[at]}${letters[of]}${'lo'.repeat(3)}${letters[at]}`
  return Array.from({ length: count }, (_, at) => ({
    id: `exam-${letters[at]}`,
    stem: `${word(at, 0)} ${word(at, 1)} ${word(at, 2)}?`,
    options: [3, 4, 5, 6].map(of => ({
      text: of === 3 ? `${word(at, of)} and more` : word(at, of),
      right: of === 3,
      why: `${word(at, of)}.`,
    })),
  }))
}

test('the counts of questions and the figures of giveaways are printed', () => {
  const { status, stdout } = checked(smallDecks(questions({ services: ['ec2'], tags: ['kind::trap'] })))
  expect(status).toBe(0)
  const count = (title: string, name: string) => `\n${title}\n      1  ${name}\n`
  expect(stdout).toContain('1 exam questions')
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
})

test('a fault ends the check with a sentence', () => {
  const { status, stderr } = checked(smallDecks(questions({ task: '2.5' })))
  expect(status).toBe(1)
  expect(stderr).toContain('1 problem\n')
  expect(stderr).toContain('questions exam-patching: the task 2.5 is not one of the exam guide.')
})

test('a bank that gives its keys away is refused', () => {
  const { status, stderr } = checked(smallDecks(questions(...tellingBank(20))))
  expect(status).toBe(1)
  expect(
    stderr
      .trim()
      .split('\n')
      .slice(1)
      .map(line => line.trim()),
  ).toEqual([
    'questions: the right option is the longest in 100.0 % of multiple choice, at most 35 % are allowed.',
    'questions: the right option stands unevenly, 20, 0, 0, 0 times: chi-squared 60.00, at most 7.815 is allowed.',
    'questions: 0 of 20 are multiple response, at least a fifth have to be.',
  ])
})
