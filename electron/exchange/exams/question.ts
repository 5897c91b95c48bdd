import type { PackageNoteType } from '../deck-package.ts'
import { plainOf } from '../text/html.ts'
import { choiceType, examType, lettersOf, optionLetters } from '../text/note-types.ts'

/** A question of a practice exam, as any format has it. Texts are HTML. */
export type ExamQuestion = {
  stem: string
  options: { html: string; isRight: boolean; why: string }[]
  reason: string
  /** Address of a page, or empty. */
  source: string
  domain: string
  task: string
  difficulty: string
}

/**
 * The question as a note of our type `Exam question`; with more options than it has fields for, an ordinary
 * choice card.
 */
export function examNote(question: ExamQuestion): { type: PackageNoteType; fields: string[] } {
  const options = question.options.slice(0, 26)
  const letters = lettersOf(options.length)
  const right = letters.filter((_, index) => options[index]?.isRight)
  const values: Record<string, string> = {
    Question: question.stem,
    Answer: right.join(', '),
    Choose: String(right.length),
    Domain: question.domain,
    Task: question.task,
    Difficulty: question.difficulty,
    Reason: question.reason,
    Source: question.source,
    'Source title': question.source,
  }
  for (const [index, letter] of letters.entries()) {
    values[`Option ${letter}`] = options[index]?.html ?? ''
    values[`Why ${letter}`] = options[index]?.why ?? ''
  }
  const type = options.length > optionLetters.length ? choiceType(options.length) : examType
  return { type, fields: type.fields.map(({ name }) => values[name] ?? '') }
}

const numbers: Record<string, number> = { two: 2, three: 3, four: 4, five: 5, '2': 2, '3': 3, '4': 4, '5': 5 }

/** How many answers the stem asks for, `(Choose TWO)`; null when it doesn't say. */
export function askedFor(stem: string): number | null {
  const found =
    /\b(?:choose|select|pick|which)\s+(?:any\s+|the\s+)?(two|three|four|five|[2-5])\b/i.exec(plainOf(stem)) ??
    []
  return numbers[(found[1] ?? '').toLowerCase()] ?? null
}

/** What is to be told about a question; `isUsable`: whether it can be asked at all. */
export function doubtsOf(question: ExamQuestion): { isUsable: boolean; what: string | null } {
  const right = question.options.filter(option => option.isRight).length
  const stem = plainOf(question.stem)
  const called = `“${stem.length > 60 ? `${stem.slice(0, 60)}…` : stem}”`
  if (question.options.length < 2)
    return { isUsable: false, what: `${called} has fewer than two options; it was left out.` }
  if (right === 0)
    return { isUsable: false, what: `${called} has no right answer in the file; it was left out.` }
  const asked = askedFor(question.stem)
  if (asked !== null && asked !== right) {
    return {
      isUsable: true,
      what: `${called} asks for ${asked} answers, but the file marks ${right} as right.`,
    }
  }
  if (question.options.length > optionLetters.length) {
    return {
      isUsable: true,
      what: `${called} has more than six options; it is a card, not a question of an exam.`,
    }
  }
  return { isUsable: true, what: null }
}
