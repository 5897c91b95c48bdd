import { expect, test } from 'vitest'
import { compileContent } from '../../../decks/compile.ts'
import { countsOf } from '../../../decks/counts.ts'
import { readContent } from '../../../decks/read.ts'
import { decksDir } from './small-decks.ts'

const { content } = readContent(decksDir)
const questions = content.questions.flatMap(({ value }) => value.questions)
const counts = countsOf(compileContent(content))
const asked = new Set(questions.flatMap(question => question.tests))
const tags = new Set(questions.flatMap(question => question.tags))

test('two hundred questions and more, a fifth of them multiple response, on forty services and more', () => {
  expect(counts.questions).toBeGreaterThanOrEqual(200)
  expect(Object.keys(counts.byQuestionService).length).toBeGreaterThanOrEqual(40)
  const response = counts.byQuestionType['multiple response'] ?? 0
  expect(response / counts.questions).toBeGreaterThanOrEqual(0.2)
})

test('forty traps and more, three degrees of difficulty, and each task of the domain on security', () => {
  expect(counts.traps).toBeGreaterThanOrEqual(40)
  for (const degree of ['1', '2', '3']) expect(counts.byDifficulty[degree]).toBeGreaterThanOrEqual(30)
  for (const task of ['2.1', '2.2', '2.3', '2.4']) expect(counts.byTask[task]).toBeGreaterThanOrEqual(15)
  const most = Math.max(...Object.values(counts.byTask))
  expect(counts.byTask['2.1']).toBe(most)
})

test('each term of the model and each kind of control is asked', () => {
  const terms = Object.keys(content.tags.term ?? {}).map(id => `term::${id}`)
  const controls = Object.keys(content.tags.control ?? {}).map(id => `control::${id}`)
  expect(terms.length).toBeGreaterThan(15)
  expect([...terms, ...controls].filter(tag => !tags.has(tag))).toEqual([])
})

test('each shared control is asked from both sides', () => {
  for (const control of ['patch', 'config', 'training']) {
    expect(asked).toContain(`controls-${control}-aws`)
    expect(asked).toContain(`controls-${control}-customer`)
  }
})
