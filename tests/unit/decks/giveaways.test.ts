import { describe, expect, test } from 'vitest'
import { checkDecks } from '../../../decks/check.ts'
import { giveawaysOf } from '../../../decks/giveaways.ts'
import { giveawayFaults } from '../../../decks/rules/giveaways.ts'
import type { Question } from '../../../decks/schema.ts'
import { decksDir } from './small-decks.ts'

/** A question with these options, of which those at `right` are right. */
function asked(texts: string[], right: number[], stem = 'Who?'): Question {
  return {
    id: 'exam-x',
    stem,
    choose: right.length,
    options: texts.map((text, at) => ({ text, right: right.includes(at), why: 'So.' })),
    reason: 'So.',
    domain: 2,
    task: '2.1',
    difficulty: 1,
    tests: [],
    tags: [],
    services: [],
    source: 'https://example.com',
  }
}

const repeat = (count: number, make: (at: number) => Question) =>
  Array.from({ length: count }, (_, at) => make(at))

/** Twenty questions, balanced in every way, of which a few are replaced. */
function balanced(...replaced: Question[]): Question[] {
  const four = ['aaaa', 'bbbb', 'cccc', 'dddd']
  const rest = repeat(20 - replaced.length, at => asked(four, [at % 4]))
  return [...rest, ...replaced, ...repeat(5, () => asked([...four, 'eeee'], [0, 1]))]
}

describe('measuring', () => {
  test('the right option that is the longest, and the shortest', () => {
    const questions = [asked(['aaa', 'b', 'b', 'b'], [0]), asked(['aaa', 'bb', 'cc', 'd'], [3])]
    expect(giveawaysOf(questions).guessers).toMatchObject({ longest: 0.5, shortest: 0.5 })
  })
  test('options of the same length are drawn among', () => {
    expect(giveawaysOf([asked(['aa', 'bb', 'c', 'd'], [0])]).guessers).toMatchObject({
      longest: 0.5,
      shortest: 0,
    })
  })
  test('words shared with the stem', () => {
    const stem = 'Who patches the host?'
    const texts = ['Patching of hosts', 'The patch', 'Training', 'A who']
    expect(giveawaysOf([asked(texts, [0], stem)]).guessers.echo).toBe(1)
    expect(giveawaysOf([asked(texts, [1], stem)]).guessers.echo).toBe(0)
  })
  test('absolute words', () => {
    const texts = ['It always does', 'It never does', 'It does', 'It may']
    expect(giveawaysOf([asked(texts, [2])]).guessers).toMatchObject({ notAbsolute: 0.5, absolute: 0 })
    expect(giveawaysOf([asked(texts, [0])]).guessers).toMatchObject({ notAbsolute: 0, absolute: 0.5 })
  })
  test('the position, of multiple choice alone', () => {
    const questions = [
      ...repeat(8, () => asked(['a', 'b', 'c', 'd'], [1])),
      asked(['a', 'b', 'c', 'd', 'e'], [3, 4]),
    ]
    expect(giveawaysOf(questions)).toMatchObject({
      positions: [0, 8, 0, 0],
      chiSquared: 24,
      multipleChoice: 8,
      multipleResponse: 1,
    })
  })
  test('words that stand in right options far oftener than in wrong ones', () => {
    const questions = repeat(8, at => asked(['own thing', 'b thing', `c${at} thing`, 'd thing'], [0]))
    const { pointRight, pointWrong } = giveawaysOf(questions)
    expect(pointRight).toEqual([['own', 8, 0]])
    expect(pointWrong.map(([word]) => word)).toEqual(['b', 'd'])
  })
})

describe('bounds', () => {
  const faults = (questions: Question[]) => giveawayFaults(giveawaysOf(questions))
  const eight = (make: (at: number) => Question) => faults(balanced(...repeat(8, make)))

  test('balanced questions have no fault', () => {
    expect(faults(balanced())).toEqual([])
  })
  test('too few questions are not judged', () => {
    expect(faults(repeat(19, () => asked(['aaa', 'b', 'c', 'd'], [0])))).toEqual([])
  })
  test('the right option is the longest too often', () => {
    expect(
      eight(at =>
        asked(
          ['aa', 'bb', 'cc', 'dd'].map((text, i) => (i === at % 4 ? `${text}x` : text)),
          [at % 4],
        ),
      ),
    ).toEqual(['the right option is the longest in 55.0 % of multiple choice, at most 35 % are allowed.'])
  })
  test('the right option is the shortest too often', () => {
    expect(
      eight(at =>
        asked(
          ['aa', 'bb', 'cc', 'dd'].map((text, i) => (i === at % 4 ? text : `${text}x`)),
          [at % 4],
        ),
      ),
    ).toEqual(['the right option is the shortest in 55.0 % of multiple choice, at most 35 % are allowed.'])
  })
  test('the right option echoes the stem too often', () => {
    const words = ['host', 'door', 'disk', 'lamp']
    expect(eight(at => asked(words, [at % 4], `Who has the ${words[at % 4]}?`))).toEqual([
      'taking the option with most words of the stem is right in 55.0 % of multiple choice, less than 35 % are allowed.',
    ])
  })
  test('wrong options have absolute words too often', () => {
    expect(
      eight(at =>
        asked(
          ['a', 'b', 'c', 'd'].map((text, i) => (i === at % 4 ? `${text} in some` : `${text} only ok`)),
          [at % 4],
        ),
      ),
    ).toEqual([
      'passing over absolute words is right in 55.0 % of multiple choice, less than 35 % are allowed.',
    ])
  })
  test('right options have absolute words too often', () => {
    expect(
      eight(at =>
        asked(
          ['a', 'b', 'c', 'd'].map((text, i) => (i === at % 4 ? `${text} only ok` : `${text} in some`)),
          [at % 4],
        ),
      ),
    ).toEqual(['taking absolute words is right in 55.0 % of multiple choice, less than 35 % are allowed.'])
  })
  test('the right option stands in one place too often', () => {
    expect(eight(() => asked(['aaaa', 'bbbb', 'cccc', 'dddd'], [0]))).toEqual([
      'the right option stands unevenly, 11, 3, 3, 3 times: chi-squared 9.60, at most 7.815 is allowed.',
    ])
  })
  test('too little multiple response', () => {
    expect(faults(repeat(20, at => asked(['aaaa', 'bbbb', 'cccc', 'dddd'], [at % 4])))).toEqual([
      '0 of 20 are multiple response, at least a fifth have to be.',
    ])
  })
})

test('the check gives the figures of all questions and of each file', () => {
  const { giveaways, counts } = checkDecks(decksDir, '2026-12-31')
  const { questions, ...files } = giveaways
  const sum = Object.values(files).reduce((all, one) => all + one.multipleChoice + one.multipleResponse, 0)
  expect(sum).toBe(counts?.questions)
  expect((questions?.multipleChoice ?? 0) + (questions?.multipleResponse ?? 0)).toBe(counts?.questions)
})
