import exams from 'virtual:built-in-exams'
import { expect, test } from 'vitest'
import { compileExams } from '../../../decks/exams.ts'
import { readContent } from '../../../decks/read.ts'
import { decksDir, problemsOf } from './small-decks.ts'

type Yaml = Record<string, unknown>

const blueprint = (with_: Yaml = {}) => ({
  ...{ id: 'short', name: 'Short', about: 'A short one', questions: 20, unscored: 0, minutes: 25 },
  ...{ multiple_response: 0.2, matrix: 0.3 },
  ...with_,
})

const anExam = (with_: Yaml = {}): Yaml => ({
  code: 'CLF-C02',
  name: 'Cloud Practitioner',
  guide: 'https://docs.aws.amazon.com/',
  pass: { share: 0.72, low: 0.65, high: 0.78 },
  form: { scored: 50, unscored: 15, minutes: 90 },
  domains: [
    { number: 1, name: 'One', weight: 0.4 },
    { number: 2, name: 'Two', weight: 0.6, topics: [{ id: '2.1', name: 'First', weight: 1 }] },
  ],
  blueprints: [blueprint()],
  ...with_,
})

const check = (with_: Yaml = {}) => problemsOf({ 'exams/clf-c02.yaml': anExam(with_) })
const at = 'exams/clf-c02.yaml, CLF-C02'

test('an exam that is in order has no problem', () => expect(check()).toEqual([]))

test('weights that don’t add up are refused', () => {
  expect(check({ domains: [{ number: 1, name: 'One', weight: 0.4 }] })).toContain(
    `${at}: the weights of the domains must add up to 1.`,
  )
  expect(check({ blueprints: [blueprint({ topics: { '2.1': 0.5 } })] })).toContain(
    `${at}: blueprint short: the weights of its topics must add up to 1.`,
  )
})

test('so are domains and topics that are not there, and a share to pass outside its range', () => {
  const problems = check({
    blueprints: [blueprint({ domains: [7], topics: { '3.1': 1 } })],
    pass: { share: 0.5, low: 0.65, high: 0.78 },
  })
  expect(problems).toContain(`${at}: blueprint short: there is no domain 7.`)
  expect(problems).toContain(`${at}: blueprint short: there is no topic 3.1.`)
  expect(problems).toContain(`${at}: the assumed share to pass must lie within its range.`)
})

test('an exam in which nothing counts, and an id used twice', () => {
  expect(check({ blueprints: [blueprint({ unscored: 20 })] })).toContain(
    `${at}: blueprint short: no question would count.`,
  )
  expect(check({ blueprints: [blueprint(), blueprint()] })).toContain(
    'exams/clf-c02.yaml, short: the id of this blueprint is used twice.',
  )
})

test('the app gets the exams as they are compiled: the real forms, with shares to pass', () => {
  expect(exams).toEqual(compileExams(readContent(decksDir).content))
  expect(exams.map(({ code, form }) => [code, form.scored, form.unscored, form.minutes])).toEqual([
    ['CLF-C02', 50, 15, 90],
    ['SAA-C03', 50, 15, 130],
    ['SCS-C03', 50, 15, 170],
  ])
  for (const { pass } of exams) expect(pass).toEqual({ share: 0.72, low: 0.65, high: 0.78 })
  expect(exams[0]?.domains.map(({ weight }) => weight)).toEqual([0.24, 0.3, 0.34, 0.12])
})
