import type { Owner } from '../../../electron/contract/core.ts'
import type { ChoiceOption, Content } from '../../../electron/contract/review.ts'
import { listed } from '../../ui/words.ts'

/** What the user gave before the answer was shown. */
export type Given = {
  /** Of a typed card. */
  typed: string
  /** Places of the options chosen, from 0. */
  chosen: readonly number[]
  /** Of a card that asks whose a duty is. */
  owner: Owner | null
}

/** Nothing typed or chosen yet. */
export const nothingGiven: Given = { typed: '', chosen: [], owner: null }

/** The answer to "whose is it", as the card says it in large. */
export const ownerAnswer: Record<Owner, string> = {
  aws: 'AWS.',
  customer: 'The customer.',
  shared: 'Both: AWS and the customer.',
}

/** Whether exactly the right options are chosen. */
export function isChoiceRight(options: readonly ChoiceOption[], chosen: readonly number[]): boolean {
  return options.every((option, place) => option.isRight === chosen.includes(place))
}

/** The letters of the right options in words: `B`, `A and C`, `A, C and E`. */
export function rightLetters(options: readonly ChoiceOption[]): string {
  return listed(options.filter(option => option.isRight).map(option => option.letter))
}

/** Whether an answer is typed on this card. */
export function isTypedContent(content: Content): boolean {
  return content.kind === 'typed' || (content.kind === 'html' && content.typed !== null)
}

/** Letters without their accents, for cards on which these don't count. */
export function withoutMarks(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '')
}

/** Whether what was given is wrong; null when nothing was given or the kind asks for nothing. */
export function isGivenWrong(
  content: Content,
  given: Given,
  compare: (typed: string, accepted: readonly string[]) => { isRight: boolean; isEmpty: boolean },
): boolean | null {
  if (content.kind === 'typed') {
    const verdict = compare(given.typed, [content.term, ...content.accepted])
    return verdict.isEmpty ? null : !verdict.isRight
  }
  if (content.kind === 'html' && content.typed !== null) {
    const { expected, ignoresMarks } = content.typed
    const form = ignoresMarks ? withoutMarks : (text: string) => text
    const verdict = compare(form(given.typed), [form(expected)])
    return verdict.isEmpty ? null : !verdict.isRight
  }
  if (content.kind === 'choice') {
    return given.chosen.length === 0 ? null : !isChoiceRight(content.options, given.chosen)
  }
  if (content.kind === 'whose') return given.owner === null ? null : given.owner !== content.owner
  return null
}

/** `2026-11` or `2026-11-09` as the month a source was checked. */
export function checkedMonth(checked: string): string {
  return checked.slice(0, 7)
}

/** Anki's names for its seven flags. */
export const flagNames = ['No flag', 'Red', 'Orange', 'Green', 'Blue', 'Pink', 'Turquoise', 'Purple'] as const

/** How a flag is named here: by its number and Anki's word, since colours on screen say whose a duty is. */
export function flagWords(flag: number): string {
  return flag === 0 ? 'No flag' : `Flag ${flag}, ${flagNames[flag]?.toLowerCase()}`
}
