import type { Attempt, Letter, OpenQuestion, Reveal } from '../../contract/exam-attempt.ts'
import { isRight } from '../../exam/scoring.ts'
import { letters, rightLetters } from '../../exam/sheet.ts'
import type { Collection, Handler } from '../collection.ts'
import { stripOf } from '../revising/strip.ts'
import { type ExamRow, type QuestionRow, questionsOf, runningExam } from './attempt-rows.ts'

/** The unfinished attempt. */
export const current: Handler<'exam.current'> = collection => {
  const exam = runningExam(collection.read)
  return exam && attemptOf(collection, exam)
}

/** An attempt as the window may see it while it is open: nothing of what is right, but where it was shown. */
export function attemptOf(collection: Collection, exam: ExamRow): Attempt {
  const questions = questionsOf(collection.read, exam.id)
  const { id: examId, blueprint, name, mode, seed, limitMs, leftMs, isPaused, position } = exam
  return {
    ...{ examId, blueprint, name, mode, seed, limitMs, leftMs, isPaused, position },
    startedAt: examId,
    unscored: questions.filter(({ isScored }) => !isScored).length,
    notes: exam.plan.notes,
    questions: questions.map(question => toOpenQuestion(collection, question)),
  }
}

function toOpenQuestion(collection: Collection, row: QuestionRow): OpenQuestion {
  const { position, content, answer, struck, isShown } = row
  const { context, stem, choose } = content
  const { isFlagged, confidence, tookMs } = answer
  return {
    ...{ position, context, stem, choose, struck, isFlagged, confidence, tookMs },
    options: shownOptions(row),
    chosen: [...answer.chosen],
    revealed: isShown ? revealOf(collection, row) : null,
  }
}

/** The options with their letters and without what they are worth. */
export function shownOptions({ content }: QuestionRow): { letter: Letter; html: string }[] {
  return content.options.flatMap(({ html }, index) => {
    const letter = letters[index]
    return letter === undefined ? [] : [{ letter, html }]
  })
}

/** What is right in a question, and why. */
export function revealOf(collection: Collection, { position, content, answer }: QuestionRow): Reveal {
  const whys: Reveal['whys'] = {}
  for (const [index, letter] of letters.entries()) {
    const option = content.options[index]
    if (option) whys[letter] = option.why
  }
  return {
    position,
    right: rightLetters(content),
    isRight: isRight(content, answer.chosen),
    whys,
    reason: content.reason,
    source: content.source,
    strip: stripOf(collection.builtIn, content),
  }
}
