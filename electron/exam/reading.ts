import type { Owner } from './bank.ts'
import { wilson } from './interval.ts'
import { isComplete, isRight, isRightAnswer, type NamedPart, scoresBy } from './scoring.ts'
import { type Answered, type Confidence, letters } from './sheet.ts'

/** How an answer changed between the first complete one and the last; null when it did not, or was not given. */
export type Change = 'right_to_wrong' | 'wrong_to_right' | 'wrong_to_wrong'

export function changeOf({ question, answer }: Answered): Change | null {
  const { firstChosen, chosen } = answer
  if (firstChosen === null || firstChosen.join() === chosen.join()) return null
  const [wasRight, is] = [isRight(question, firstChosen), isRight(question, chosen)]
  if (wasRight) return 'right_to_wrong'
  return is ? 'wrong_to_right' : 'wrong_to_wrong'
}

/** Right, but said to be a guess. */
export function isLucky(answered: Answered): boolean {
  return answered.answer.confidence === 'guess' && isRightAnswer(answered)
}

/** What is worth revising again: missed, unanswered, or right by luck. */
export function isToRevise(answered: Answered): boolean {
  return !isRightAnswer(answered) || isLucky(answered)
}

export type Calibration = {
  readonly confidence: Confidence
  readonly questions: number
  readonly right: number
  readonly low: number
  readonly high: number
}

/** How many of the answers given with each confidence were right; confidences that were not given are left out. */
export function calibrationOf(sheet: readonly Answered[]): Calibration[] {
  const confidences: readonly Confidence[] = ['sure', 'unsure', 'guess']
  return confidences.flatMap(confidence => {
    const given = sheet.filter(({ answer }) => answer.confidence === confidence)
    const right = given.filter(isRightAnswer).length
    const { low, high } = wilson(right, given.length)
    return given.length === 0 ? [] : [{ confidence, questions: given.length, right, low, high }]
  })
}

/** From how many questions on a topic can be called weak, and how many are named. */
const WEAK_FROM = 2
const WEAK_AT_MOST = 3

/** Topics below the share to pass, worst first. */
export function weakTopics(sheet: readonly Answered[], passShare: number): NamedPart[] {
  return scoresBy(sheet, ({ topic }) => topic)
    .filter(({ right, scored }) => scored >= WEAK_FROM && right / scored < passShare)
    .sort((one, other) => one.right / one.scored - other.right / other.scored || other.scored - one.scored)
    .slice(0, WEAK_AT_MOST)
}

/** The middle of some numbers; null of none. */
export function medianOf(numbers: readonly number[]): number | null {
  const sorted = [...numbers].sort((one, other) => one - other)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle]
  if (upper === undefined) return null
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2
}

/** Whose a duty was and whom it was given to; null for other questions. */
export function whoseOf({ question, answer }: Answered): { right: Owner; said: Owner | null } | null {
  const right = question.options.find(({ isRight }) => isRight)?.owner
  if (right === undefined) return null
  const said = isComplete(question, answer.chosen)
    ? question.options[letters.indexOf(answer.chosen[0] ?? 'A')]
    : null
  return { right, said: said?.owner ?? null }
}
