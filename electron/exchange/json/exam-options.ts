import { z } from 'zod'
import { withoutLetter } from '../exams/right-options.ts'
import { lettersOf } from '../text/note-types.ts'
import { firstOf, type Json, textOf } from './json-values.ts'

export type ReadOption = {
  text: string
  /** What the question may call it by, beside its text: a letter or an id. */
  key: string
  /** Null where the option itself doesn't say. */
  isRight: boolean | null
  why: string
}

const lists = [
  'options',
  'choices',
  'answerOptions',
  'answer_options',
  'alternatives',
  'possibleAnswers',
  'answers',
  'variants',
]

const Marked = z.looseObject({})

/** The options of a question: a list of texts or objects, an object by letter, or keys such as `optionA`. */
export function optionsOf(json: Json): ReadOption[] {
  const value = lists.map(key => firstOf(json, [key])).find(one => typeof one === 'object')
  if (Array.isArray(value)) return withoutLetters(value.map((one: unknown, index) => optionFrom(one, index)))
  if (value !== undefined) {
    return Object.entries(value ?? {}).map(([key, one]) => ({
      ...optionFrom(one, 0),
      key: key.toUpperCase(),
    }))
  }
  return lettersOf(8).flatMap(letter => {
    const text = textOf(
      firstOf(json, [
        `option_${letter}`,
        `option${letter}`,
        `choice_${letter}`,
        `choice${letter}`,
        `answer_${letter}`,
        letter,
      ]),
    )
    return text === '' ? [] : [{ text, key: letter, isRight: null, why: '' }]
  })
}

function optionFrom(value: unknown, index: number): ReadOption {
  const letter = lettersOf(index + 1).at(-1) ?? ''
  const read = Marked.safeParse(value)
  if (!read.success || Array.isArray(value))
    return { text: textOf(value), key: letter, isRight: null, why: '' }
  const marked = firstOf(read.data, [
    'correct',
    'isCorrect',
    'is_correct',
    'right',
    'isRight',
    'isAnswer',
    'is_answer',
  ])
  return {
    text: textOf(
      firstOf(read.data, [
        'text',
        'value',
        'answer',
        'option',
        'content',
        'choice',
        'html',
        'body',
        'description',
        'label',
        'title',
      ]),
    ),
    key: textOf(firstOf(read.data, ['id', 'letter', 'key', 'identifier', 'label'])).toUpperCase() || letter,
    isRight:
      typeof marked === 'boolean'
        ? marked
        : marked === undefined
          ? null
          : /^(?:true|1|yes)$/i.test(textOf(marked)),
    why: textOf(firstOf(read.data, ['explanation', 'why', 'rationale', 'feedback', 'reason'])),
  }
}

/** Texts that all begin with their letter (`A. …`) lose it: the card shows its own. */
function withoutLetters(options: ReadOption[]): ReadOption[] {
  const letters = lettersOf(options.length)
  const areLettered = options.every(({ text }, index) =>
    new RegExp(`^\\(?${letters[index] ?? 'A'}[.):]\\)?\\s`, 'i').test(text),
  )
  return areLettered ? options.map(option => ({ ...option, text: withoutLetter(option.text) })) : options
}
