import { type Answered, type Letter, rightLetters, type SheetQuestion } from './sheet.ts'

/** Questions right of those that count. */
export type Part = { readonly right: number; readonly scored: number }

/** A domain or topic with its part. */
export type NamedPart = Part & { readonly id: string; readonly name: string }

/**
 * Whether an answer is right: all the right options and no other. Half right is wrong, and so is no answer.
 * @see AWS exam guides: multiple response counts only as a whole, and nothing is taken off for a wrong answer
 */
export function isRight(question: Pick<SheetQuestion, 'options'>, chosen: readonly Letter[]): boolean {
  const right = rightLetters(question)
  const given = new Set(chosen)
  return given.size === right.length && right.every(letter => given.has(letter))
}

export function isRightAnswer({ question, answer }: Answered): boolean {
  return isRight(question, answer.chosen)
}

/** Whether as many options are chosen as asked for. */
export function isComplete(question: Pick<SheetQuestion, 'choose'>, chosen: readonly Letter[]): boolean {
  return chosen.length === question.choose
}

/** How many of the questions that count are right. Unscored questions are left out, unanswered ones are wrong. */
export function scoreOf(sheet: readonly Answered[]): Part {
  const scored = sheet.filter(({ question }) => question.isScored)
  return { right: scored.filter(isRightAnswer).length, scored: scored.length }
}

/** The score of each part of the sheet, in the order in which the parts first come, or by name. */
export function scoresBy(
  sheet: readonly Answered[],
  partOf: (question: SheetQuestion) => { id: string; name: string },
): NamedPart[] {
  const parts = new Map<string, { name: string; sheet: Answered[] }>()
  for (const answered of sheet) {
    if (!answered.question.isScored) continue
    const { id, name } = partOf(answered.question)
    const part = parts.get(id) ?? { name, sheet: [] }
    part.sheet.push(answered)
    parts.set(id, part)
  }
  return [...parts]
    .map(([id, part]) => ({ id, name: part.name, ...scoreOf(part.sheet) }))
    .sort((one, other) => one.id.localeCompare(other.id, 'en', { numeric: true }))
}
