import { describe, expect, test } from 'vitest'
import { checkDecks } from '../../../decks/check.ts'
import { sentenceOf } from '../../../decks/read.ts'
import {
  aCell,
  aNote,
  aQuestion,
  aService,
  aTopic,
  decksDir,
  problemsOf,
  realRows,
  smallDecks,
} from './small-decks.ts'

const services = (...duties: unknown[]) => ({ 'services/ec2.yaml': aService({ duties }) })
const topic = (...notes: Record<string, unknown>[]) => ({ 'topics/01-model.yaml': aTopic(...notes) })

test('the built-in decks are in order', () => {
  const today = new Date().toISOString().slice(0, 10)
  expect(checkDecks(decksDir, today).problems.map(sentenceOf)).toEqual([])
})

test('small decks that are in order have no problem', () => {
  expect(problemsOf()).toEqual([])
  expect(problemsOf({ 'questions/a.yaml': { verified_on: '2026-11-01', questions: [aQuestion()] } })).toEqual(
    [],
  )
})

describe('shape', () => {
  test('a file that is not YAML is named with the line', () => {
    expect(problemsOf({ 'topics/02-x.yaml': 'deck: model\nnotes: [\n' })).toContainEqual(
      expect.stringMatching(/^topics\/02-x\.yaml, line \d+: is not YAML/),
    )
  })
  test('a key that the format does not know', () => {
    expect(problemsOf(services(aCell({ owned_by: 'aws' })))).toContain(
      "services/ec2.yaml, duties guest-os-patching: has a key that the format doesn't know: owned_by.",
    )
  })
  test('a key that is missing', () => {
    expect(problemsOf(services(aCell({ reason: undefined })))).toContain(
      'services/ec2.yaml, duties guest-os-patching, reason: is missing.',
    )
  })
  test('an owner that does not exist', () => {
    expect(problemsOf(services(aCell({ owner: 'both' })))).toContain(
      'services/ec2.yaml, duties guest-os-patching, owner: must be one of aws, customer, shared.',
    )
  })
  test('a layer without an owner', () => {
    const layers = { ...aService().layers, 'customer-data': undefined }
    expect(problemsOf({ 'services/ec2.yaml': aService({ layers }) })).toContainEqual(
      expect.stringContaining('services/ec2.yaml, layers, customer-data'),
    )
  })
  test('a file that is not named after its service', () => {
    expect(problemsOf({ 'services/other.yaml': aService() })).toContain(
      'services/other.yaml, id: is ec2; the file must be named after it.',
    )
  })
  test('a list that is missing stops the check', () => {
    expect(problemsOf({ 'tags.yaml': '- no map' })).toContainEqual(expect.stringMatching(/^tags\.yaml/))
  })
})

describe('references', () => {
  test('an unknown deck', () => {
    expect(problemsOf({ 'topics/01-model.yaml': { ...aTopic(aNote()), deck: 'modell' } })).toContain(
      'topics/01-model.yaml, deck: the deck modell is not known; see decks.yaml.',
    )
  })
  test('an unknown service', () => {
    expect(problemsOf(topic(aNote({ services: ['ec3'] })))).toContain(
      'topics/01-model.yaml, notes model-who: the service ec3 is not known; see services/.',
    )
  })
  test('an unknown layer', () => {
    expect(problemsOf(topic(aNote({ layer: 'cellar' })))).toContainEqual(
      expect.stringMatching(/^topics\/01-model\.yaml, notes model-who, layer: must be one of customer-data,/),
    )
  })
  test('an unknown responsibility', () => {
    expect(problemsOf(services(aCell({ responsibility: 'sweeping' })))).toContain(
      'services/ec2.yaml, duties guest-os-patching: the responsibility sweeping is not known; see responsibilities.yaml.',
    )
  })
  test('an unknown tag', () => {
    expect(problemsOf(topic(aNote({ tags: ['term::cellar'] })))).toContain(
      'topics/01-model.yaml, notes model-who: the tag term::cellar is not known; see tags.yaml.',
    )
  })
  test('a question that tests an unknown note', () => {
    const questions = [aQuestion({ tests: ['model-whom'] })]
    expect(problemsOf({ 'questions/a.yaml': { verified_on: '2026-11-01', questions } })).toContain(
      'questions/a.yaml, questions exam-patching: the note model-whom is not known; see topics/.',
    )
  })
  test('an id that two topics use', () => {
    const other = aTopic(aNote({ question: 'Who else?' }))
    expect(problemsOf({ 'topics/02-more.yaml': other })).toContain(
      'topics/02-more.yaml, notes model-who: the id model-who is already used in topics/01-model.yaml.',
    )
  })
  test('an id that two duties of a service use', () => {
    const second = aCell({ responsibility: 'iam-policies', duty: 'granting permissions' })
    expect(problemsOf(services(aCell(), second))).toContain(
      'services/ec2.yaml, duties guest-os-patching: the id guest-os-patching is used twice in this service.',
    )
  })
  test('a row of the matrix with an unknown theme', () => {
    const list = realRows()
    const [first, ...rest] = list.rows
    const rows = [{ ...first, theme: 'cellars' }, ...rest]
    expect(problemsOf({ 'responsibilities.yaml': { ...list, rows } })).toContain(
      `responsibilities.yaml, ${first?.id}: the theme cellars is not known; see its list of themes.`,
    )
  })
})

describe('sources and dates', () => {
  test('a source that is missing', () => {
    expect(problemsOf(topic(aNote({ source: undefined })))).toContain(
      'topics/01-model.yaml, notes model-who, source: is missing.',
    )
  })
  test('a source that is not https', () => {
    expect(problemsOf(topic(aNote({ source: 'http://aws.amazon.com/' })))).toContain(
      'topics/01-model.yaml, notes model-who, source: must be an https address.',
    )
  })
  test('a source without a title', () => {
    expect(problemsOf(topic(aNote({ source: 'https://example.com/' })))).toContain(
      'topics/01-model.yaml, notes model-who: the source https://example.com/ has no title in sources.yaml.',
    )
  })
  test('a fact that nobody has dated', () => {
    expect(problemsOf({ 'topics/01-model.yaml': { ...aTopic(aNote()), verified_on: undefined } })).toContain(
      'topics/01-model.yaml, notes model-who: verified_on is missing, here and at the top of the file.',
    )
  })
  test('a fact that is verified in the future', () => {
    expect(problemsOf(topic(aNote({ verified_on: '2026-11-24' })))).toContain(
      'topics/01-model.yaml, notes model-who: verified_on 2026-11-24 lies in the future.',
    )
  })
})

describe('the matrix', () => {
  test('one responsibility with two owners contradicts itself', () => {
    const second = aCell({
      id: 'second',
      duty: 'updating the guest',
      owner: 'aws',
      layer: 'virtualisation-layer',
    })
    expect(problemsOf(services(aCell(), second))).toContain(
      'services/ec2.yaml, duties second: guest-os-patching is given to AWS, but to the customer in guest-os-patching; ' +
        'use another responsibility, or when.',
    )
    expect(problemsOf(services(aCell(), { ...second, when: 'in another mode' }))).toEqual([])
  })
  test('a duty contradicts the layer it lies on', () => {
    expect(problemsOf(services(aCell({ owner: 'aws' })))).toContain(
      'services/ec2.yaml, duties guest-os-patching: the duty is given to AWS, ' +
        'but its layer operating-system-and-firewall to the customer alone.',
    )
  })
  test('a shared cell needs both halves', () => {
    const layers = { ...aService().layers, 'operating-system-and-firewall': 'shared' }
    const cell = aCell({ owner: 'shared', aws_part: 'AWS does one thing.' })
    expect(problemsOf({ 'services/ec2.yaml': aService({ layers, duties: [cell] }) })).toEqual([
      'services/ec2.yaml, duties guest-os-patching: the owner is shared, so aws_part and customer_part are both required.',
    ])
  })
  test('halves are for shared cells alone', () => {
    expect(problemsOf(services(aCell({ aws_part: 'AWS does nothing.' })))).toContain(
      'services/ec2.yaml, duties guest-os-patching: aws_part and customer_part are given only when the owner is shared.',
    )
  })
  test('a cell that is not asked says why', () => {
    expect(problemsOf(services(aCell({ quiz: false })))).toContain(
      'services/ec2.yaml, duties guest-os-patching: quiz is false, so quiz_why has to say why.',
    )
  })
  test('a duty that is a sentence', () => {
    expect(problemsOf(services(aCell({ duty: 'Patching the guest.' })))).toContain(
      'services/ec2.yaml, duties guest-os-patching: a duty begins in lower case and ends without a full stop.',
    )
  })
})

test('the counts go by topic, type and service', () => {
  const questions = [aQuestion({ services: ['ec2'], tags: ['kind::trap'] })]
  const dir = smallDecks({ 'questions/a.yaml': { verified_on: '2026-11-01', questions } })
  expect(checkDecks(dir, '2026-11-23').counts).toEqual({
    notes: 2,
    handWritten: 1,
    generated: 1,
    cards: 2,
    services: 1,
    cells: 1,
    questions: 1,
    byTopic: { 'The model and its words': 1, 'Service by service': 1 },
    byType: { Basic: 1, 'Whose is it?': 1 },
    byService: { ec2: { cells: 1, notes: 1 } },
    traps: 1,
    byDomain: { '2': 1 },
    byTask: { '2.1': 1 },
    byQuestionType: { 'multiple choice': 1 },
    byDifficulty: { '1': 1 },
    byQuestionService: { ec2: 1 },
  })
})
