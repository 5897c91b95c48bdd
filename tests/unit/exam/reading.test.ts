import { describe, expect, test } from 'vitest'
import type { Owner } from '../../../electron/exam/bank.ts'
import { confusionOf } from '../../../electron/exam/confusion.ts'
import { coverOf, warningOf } from '../../../electron/exam/cover.ts'
import { ownerOptions } from '../../../electron/exam/matrix-question.ts'
import { placeOf, placeOfBuiltIn } from '../../../electron/exam/places.ts'
import { calibrationOf, changeOf, isToRevise, medianOf, weakTopics } from '../../../electron/exam/reading.ts'
import type { Answered, Letter } from '../../../electron/exam/sheet.ts'
import { trendOf } from '../../../electron/exam/trend.ts'
import { detailOf, headlineOf, verdictOf } from '../../../electron/exam/verdict.ts'
import { answered, aQuestion } from './builders.ts'

const pass = { share: 0.72, low: 0.65, high: 0.78 }

describe('an answer that changed', () => {
  test.each([
    ['B', 'A', 'right_to_wrong'],
    ['A', 'B', 'wrong_to_right'],
    ['A', 'C', 'wrong_to_wrong'],
    ['B', 'B', null],
  ])('from %s to %s where B is right', (first, last, change) => {
    expect(changeOf(answered('B', last, { firstChosen: [first as Letter] }))).toBe(change)
  })
  test('one that was never complete did not change', () => {
    expect(changeOf(answered('AB', 'A', { firstChosen: null }))).toBeNull()
  })
})

test('missed, unanswered and luckily guessed are to be revised; right and sure is not', () => {
  expect(isToRevise(answered('A', 'B'))).toBe(true)
  expect(isToRevise(answered('A', ''))).toBe(true)
  expect(isToRevise(answered('A', 'A', { confidence: 'guess' }))).toBe(true)
  expect(isToRevise(answered('A', 'A', { confidence: 'sure' }))).toBe(false)
})

test('calibration counts the right ones of each confidence that was given', () => {
  const sheet = [
    answered('A', 'A', { confidence: 'sure' }),
    answered('A', 'B', { confidence: 'sure' }),
    answered('A', 'A', { confidence: 'guess' }),
    answered('A', 'A'),
  ]
  expect(calibrationOf(sheet)).toMatchObject([
    { confidence: 'sure', questions: 2, right: 1 },
    { confidence: 'guess', questions: 1, right: 1 },
  ])
})

test('weak topics are those below the share to pass, worst first; one question makes none', () => {
  const on = (id: string, chosen: string): Answered => {
    const one = answered('A', chosen)
    return { ...one, question: { ...one.question, topic: { id, name: id } } }
  }
  const sheet = [
    on('2.1', 'A'),
    on('2.1', 'B'),
    on('2.2', 'B'),
    on('2.2', 'B'),
    on('2.3', 'B'),
    on('2.4', 'A'),
    on('2.4', 'A'),
  ]
  expect(weakTopics(sheet, 0.72).map(({ id }) => id)).toEqual(['2.2', '2.1'])
})

test('the median of an even number is between the two in the middle; of none there is none', () => {
  expect([medianOf([4, 1, 3, 2]), medianOf([9, 1, 5]), medianOf([])]).toEqual([2.5, 5, null])
})

describe('whose is it', () => {
  const asked = (owner: Owner, chosen: string, service: string): Answered => {
    const one = answered('A', chosen)
    const options = ownerOptions({ owner, reason: 'So it is.', awsPart: 'Racks.', customerPart: 'Keys.' })
    return { ...one, question: { ...one.question, options, choose: 1, service } }
  }

  test('the three sides are the options, each with a reason of its own', () => {
    const options = ownerOptions({ owner: 'shared', reason: '', awsPart: 'Racks.', customerPart: 'Keys.' })
    expect(options.map(({ owner, isRight }) => [owner, isRight])).toEqual([
      ['aws', false],
      ['customer', false],
      ['shared', true],
    ])
    expect(new Set(options.map(({ why }) => why)).size).toBe(3)
  })

  test('who was taken for whom, services with misses first, and the most common mistake in words', () => {
    const found = confusionOf([
      asked('customer', 'A', 'Amazon RDS'),
      asked('customer', 'A', 'Amazon EC2'),
      asked('aws', 'A', 'AWS Lambda'),
      asked('shared', '', 'Amazon RDS'),
    ])
    expect(found?.all.customer).toEqual({ aws: 2, customer: 0, shared: 0, none: 0 })
    expect(found?.all.shared.none).toBe(1)
    expect(found?.services.map(({ service, right, asked }) => [service, right, asked])).toEqual([
      ['Amazon RDS', 0, 2],
      ['Amazon EC2', 0, 1],
      ['AWS Lambda', 1, 1],
    ])
    expect(found?.sentence).toBe('Twice a duty that is the customer’s was taken for AWS’s.')
  })

  test('there is nothing to say of a sheet without such questions', () => {
    expect(confusionOf([answered('A', 'A')])).toBeNull()
  })
})

describe('the verdict', () => {
  test.each([
    [0.8, 'pass'],
    [0.78, 'pass'],
    [0.77, 'close'],
    [0.65, 'close'],
    [0.64, 'fail'],
  ])('%f right', (share, verdict) => expect(verdictOf(share, pass)).toBe(verdict))

  test('in words, with the interval, the assumption, and why there is no score', () => {
    expect(headlineOf(41, 50, pass)).toBe('41 of 50 right: most likely a pass')
    const detail = detailOf({ share: 0.82, low: 0.692, high: 0.902 }, pass)
    expect(detail).toContain('somewhere between 69 and 90\u2009%')
    expect(detail).toContain('assumed to take about 72\u2009% (65 and 78\u2009%)')
    expect(detail).toContain('out of 1,000')
  })
})

test('the trend compares the later half with the earlier, from three attempts on', () => {
  const at = (...shares: number[]) => trendOf(shares)
  expect(at(0.5, 0.9)).toBeNull()
  expect(at(0.5, 0.7, 0.8)).toBe('On the way up: from about 50\u2009% to 75\u2009% right.')
  expect(at(0.8, 0.7, 0.6)).toMatch(/^On the way down/)
  expect(at(0.7, 0.7, 0.71)).toBe('Steady at about 70\u2009% right.')
})

describe('where a question lies', () => {
  const exam = {
    domains: [
      { number: 1, name: 'Cloud Concepts', weight: 0.5, topics: [], builtIn: ['2.3'] },
      {
        number: 2,
        name: 'Security and Compliance',
        weight: 0.5,
        topics: [{ id: '2.1', name: 'Shared responsibility', weight: 1 }],
        builtIn: [],
      },
    ],
  }
  test.each([
    ['2', '2.1', { domain: 2, topic: '2.1' }],
    ['', '2.1', { domain: 2, topic: '2.1' }],
    ['2', '', { domain: 2, topic: 'domain-2' }],
    ['security and compliance', '', { domain: 2, topic: 'domain-2' }],
    ['Domain 1', '', { domain: 1, topic: 'domain-1' }],
    ['', '', { domain: null, topic: 'other' }],
    ['Cooking', '', { domain: null, topic: 'other' }],
  ])('domain “%s”, task “%s”', (domain, task, place) => expect(placeOf(exam, domain, task)).toEqual(place))

  test('a built-in question lies in another exam where that says so', () => {
    expect(placeOfBuiltIn(exam, '2.3')).toEqual({ domain: 1, topic: 'domain-1' })
    expect(placeOfBuiltIn(exam, '2.4')).toBeNull()
  })

  test('a domain is covered when the banks hold its share of two forms; what is not is said', () => {
    const bank = Array.from({ length: 20 }, (_, index) => aQuestion({ guid: `q${index}` }))
    expect(coverOf(exam, 22, bank).some(({ isCovered }) => isCovered)).toBe(false)
    const cover = coverOf(exam, 20, bank)
    expect(cover.map(({ isCovered }) => isCovered)).toEqual([false, true])
    expect(warningOf(cover)).toBe(
      'The banks cover 50\u2009% of this exam. Too few questions on Cloud Concepts.',
    )
  })
})
