import type { ExamId, Letter, Standing } from '../../contract/exam-attempt.ts'
import { Refused } from '../../contract/refused.ts'
import { isComplete } from '../../exam/scoring.ts'
import { letters } from '../../exam/sheet.ts'
import type { Collection, Handler } from '../collection.ts'
import { revealOf } from './attempt.ts'
import {
  answeredIn,
  type ExamRow,
  examById,
  openExam,
  type QuestionRow,
  questionAt,
  saveAnswer,
  saveSitting,
} from './attempt-rows.ts'

/** Keeps the state of one question and the time left: on disk when it replies, no step of undo. */
export const save: Handler<'exam.save'> = (collection, given) => {
  collection.tend(db => {
    const exam = openExam(db, given.examId)
    const question = questionAt(db, exam.id, given.position)
    const chosen = lettersOf(question, given.chosen)
    if (question.isShown && chosen.join('') !== question.answer.chosen.join('')) {
      throw new Refused(
        'answer_shown',
        'The answer to this question was shown, so it can’t be changed any more.',
      )
    }
    const first = isComplete(question.content, chosen) ? chosen : null
    const { isFlagged, confidence, tookMs } = given
    saveAnswer(db, exam.id, given.position, {
      answer: { chosen, firstChosen: question.answer.firstChosen ?? first, isFlagged, confidence, tookMs },
      struck: lettersOf(question, given.struck),
      isShown: question.isShown,
    })
    saveSitting(db, { ...exam, leftMs: given.leftMs, position: given.position })
  })
  return standingOf(collection, given.examId)
}

/** The letters in the order of the alphabet, each once. Throws Refused when the question has no such option. */
function lettersOf({ content, position }: QuestionRow, given: readonly Letter[]): Letter[] {
  const there = letters.slice(0, content.options.length)
  const strange = given.find(letter => !there.includes(letter))
  if (strange !== undefined) {
    throw new Refused('question_gone', `Question ${position} has no option ${strange}.`, 'chosen')
  }
  return there.filter(letter => given.includes(letter))
}

/** Keeps the time left and the question on screen. */
export const keepTime: Handler<'exam.keepTime'> = (collection, { examId, position, leftMs }) => {
  collection.tend(db => {
    const exam = openExam(db, examId)
    questionAt(db, examId, position)
    saveSitting(db, { ...exam, leftMs, position })
  })
  return standingOf(collection, examId)
}

export const pause: Handler<'exam.pause'> = (collection, { examId, leftMs }) => {
  collection.tend(db => saveSitting(db, { ...practiceExam(openExam(db, examId)), leftMs, isPaused: true }))
  return standingOf(collection, examId)
}

export const resume: Handler<'exam.resume'> = (collection, { examId }) => {
  collection.tend(db => saveSitting(db, { ...practiceExam(openExam(db, examId)), isPaused: false }))
  return standingOf(collection, examId)
}

function practiceExam(exam: ExamRow): ExamRow {
  if (exam.mode === 'practice') return exam
  throw new Refused(
    'exam_not_practice',
    'As in the real exam, there is no pause and no answer before the end. Choose practice for these.',
  )
}

/** Shows what is right in an answered question; from then on its answer stands. */
export const reveal: Handler<'exam.reveal'> = (collection, { examId, position }) => {
  const { read } = collection
  practiceExam(openExam(read, examId))
  const question = questionAt(read, examId, position)
  if (!isComplete(question.content, question.answer.chosen)) {
    const { choose } = question.content
    const what = choose === 1 ? 'an option' : `${choose} options`
    throw new Refused('not_answered', `Choose ${what} first, then look at what is right.`, 'chosen')
  }
  if (!question.isShown) {
    collection.tend(db => saveAnswer(db, examId, position, { ...question, isShown: true }))
  }
  return revealOf(collection, question)
}

function standingOf({ read }: Collection, examId: ExamId): Standing {
  const { leftMs, isPaused } = examById(read, examId)
  return { leftMs, isPaused, answered: answeredIn(read, examId) }
}
