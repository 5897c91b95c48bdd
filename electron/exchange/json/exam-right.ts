import { namedOptions } from '../exams/right-options.ts'
import type { ReadOption } from './exam-options.ts'
import { firstOf, type Json, textOf } from './json-values.ts'

const keys = [
  ...[
    'correct',
    'correctAnswer',
    'correct_answer',
    'correctAnswers',
    'correct_answers',
    'corrects',
    'correctOption',
  ],
  ...[
    'correctOptions',
    'correct_option',
    'correct_options',
    'correctIndex',
    'correct_index',
    'correctIndexes',
  ],
  ...[
    'correctResponse',
    'correct_response',
    'answer',
    'answers',
    'rightAnswer',
    'right_answer',
    'answerIndex',
  ],
  ...[
    'answer_index',
    'answerKey',
    'solution',
    'solutions',
    'correctOptionId',
    'correctOptionIds',
    'correctAnswerId',
  ],
  ...['correctAnswerIds', 'correct_option_id', 'answerId'],
]

const told = (json: Json) => keys.map(key => firstOf(json, [key])).filter(value => value !== undefined)

/**
 * Whether the numbers of a file's answers count from 1: none is 0, and one is as high as its question has
 * options.
 */
export function countsFromOne(questions: readonly { json: Json; length: number }[]): boolean {
  const numbers = questions.flatMap(({ json, length }) =>
    told(json)
      .flat()
      .filter(value => typeof value === 'number')
      .map(value => ({ value, length })),
  )
  return numbers.every(({ value }) => value > 0) && numbers.some(({ value, length }) => value >= length)
}

/**
 * Which options are right: those that say so themselves, else those the question names.
 * @param base  what numbers count from
 */
export function rightOf(json: Json, options: readonly ReadOption[], base: 0 | 1): number[] {
  const marked = options.flatMap(({ isRight }, index) => (isRight ? [index] : []))
  if (marked.length > 0) return marked
  for (const value of told(json)) {
    const right = indexesOf(value, options, base)
    if (right.length > 0) return right
  }
  return []
}

function indexesOf(value: unknown, options: readonly ReadOption[], base: 0 | 1): number[] {
  if (Array.isArray(value)) {
    const areMarks = value.length === options.length && value.every(one => typeof one === 'boolean')
    const found = areMarks
      ? value.flatMap((isRight, index) => (isRight ? [index] : []))
      : value.flatMap((one: unknown) => indexesOf(one, options, base))
    return [...new Set(found)].sort((a, b) => a - b)
  }
  const text = textOf(value)
  const byKey = options.findIndex(({ key }) => key === text.toUpperCase())
  const isLetter = /^[A-Z]$/i.test(options[0]?.key ?? '')
  if (byKey >= 0 && (typeof value !== 'number' || !isLetter)) return [byKey]
  const at = Number(text) - base
  const isPlace = /^\d{1,2}$/.test(text) && at >= 0 && at < options.length
  const named = namedOptions(
    text,
    options.map(option => option.text),
    options.map(option => option.key),
  ).right
  // A text that is itself an option, such as `3`, comes before a place in the list.
  if (typeof value === 'number' && isPlace) return [at]
  return named.length > 0 || !isPlace ? named : [at]
}
