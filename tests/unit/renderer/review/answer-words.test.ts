import { describe, expect, test } from 'vitest'
import type { ChoiceOption, Content } from '../../../../electron/contract/review.ts'
import {
  flagWords,
  isChoiceRight,
  isGivenWrong,
  nothingGiven,
  rightLetters,
} from '../../../../renderer/rooms/review/answer-words.ts'
import { compareTyped } from '../../../../renderer/rooms/review/typed-diff.ts'

const options = (right: string): ChoiceOption[] =>
  [...'ABCDE'].map(letter => ({ letter, html: letter, isRight: right.includes(letter), why: '' }))

test('only all right answers and no other are right', () => {
  expect(isChoiceRight(options('AC'), [2, 0])).toBe(true)
  expect(isChoiceRight(options('AC'), [0])).toBe(false)
  expect(isChoiceRight(options('AC'), [0, 1])).toBe(false)
})

describe('what was given', () => {
  const choice = { kind: 'choice', question: '', options: options('B'), choose: 1 } as const
  const whose = { kind: 'whose', question: '', owner: 'shared', awsPart: '', customerPart: '' } as const
  const typed: Content = { kind: 'typed', question: '', term: 'AWS Artifact', accepted: ['Artifact'] }

  test('is not wrong when nothing was given', () => {
    expect(isGivenWrong(choice, nothingGiven, compareTyped)).toBeNull()
    expect(isGivenWrong(whose, nothingGiven, compareTyped)).toBeNull()
    expect(isGivenWrong(typed, nothingGiven, compareTyped)).toBeNull()
  })

  test('is judged by the kind of card', () => {
    expect(isGivenWrong(choice, { ...nothingGiven, chosen: [0] }, compareTyped)).toBe(true)
    expect(isGivenWrong(choice, { ...nothingGiven, chosen: [1] }, compareTyped)).toBe(false)
    expect(isGivenWrong(whose, { ...nothingGiven, owner: 'aws' }, compareTyped)).toBe(true)
    expect(isGivenWrong(typed, { ...nothingGiven, typed: 'artifact' }, compareTyped)).toBe(false)
  })

  test('cannot be wrong on a card that asks for nothing', () => {
    const basic = { kind: 'basic', question: '', answer: '' } as const
    expect(isGivenWrong(basic, { ...nothingGiven, typed: 'x' }, compareTyped)).toBeNull()
  })
})

test('letters are listed as one says them', () => {
  expect(rightLetters(options('B'))).toBe('B')
  expect(rightLetters(options('ACE'))).toBe('A, C and E')
})

test('a flag has a number and a word', () => {
  expect(flagWords(0)).toBe('No flag')
  expect(flagWords(4)).toBe('Flag 4, blue')
})
