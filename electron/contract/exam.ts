import { z } from 'zod'
import { call, IsoDate } from './core.ts'
import {
  Attempt,
  Confidence,
  CustomExam,
  ExamCode,
  ExamId,
  ExamMode,
  Letter,
  Reveal,
  Standing,
} from './exam-attempt.ts'
import { ExamHome, Readiness } from './exam-home.ts'
import { ExamReport } from './exam-report.ts'
import { Journal } from './review.ts'

const One = z.strictObject({ examId: ExamId })
const Left = { leftMs: z.int().nonnegative() }

/**
 * The exam. One attempt at most is unfinished; its time stops with the app and goes on from what was left.
 *
 * In mode `exam` nothing says which options are right before the attempt is over; in mode `practice` nothing does
 * before that question's answer was shown. The window counts the time and says with each call what is left; what is
 * kept never grows.
 */
export const exam = {
  /** What the room shows between exams. */
  home: call({ takes: z.strictObject({}), gives: ExamHome }),
  /** Chooses the exam and its day; `date` null: no day yet. Can be undone. */
  choose: call({
    takes: z.strictObject({ exam: ExamCode, date: IsoDate.nullable() }),
    gives: z.strictObject({ exam: ExamCode, date: IsoDate.nullable() }),
    refuses: ['date_past', 'options_invalid'],
  }),
  /** How many questions an exam of this kind would draw now, before it is started. */
  preview: call({
    takes: z.strictObject({ custom: CustomExam }),
    gives: z.strictObject({ questions: z.int(), minutes: z.int() }),
  }),
  /**
   * Draws the questions and starts the time. `blueprint`: the id of one of `home`'s, or `custom` with `custom` given.
   * The same seed over the same banks and past gives the same exam; without one it is new.
   */
  start: call({
    takes: z.strictObject({
      blueprint: z.string(),
      mode: ExamMode,
      seed: z.int().nonnegative().optional(),
      custom: CustomExam.optional(),
    }),
    gives: Attempt,
    refuses: ['exam_running', 'blueprint_gone', 'no_questions', 'options_invalid'],
  }),
  /** The unfinished attempt as it stands; null without one. */
  current: call({ takes: z.strictObject({}), gives: Attempt.nullable() }),
  /** Keeps the state of one question and the time left; on disk when it replies. No step of undo. */
  save: call({
    takes: z.strictObject({
      examId: ExamId,
      position: z.int().positive(),
      chosen: z.array(Letter),
      struck: z.array(Letter),
      isFlagged: z.boolean(),
      confidence: Confidence.nullable(),
      /** Time spent on this question so far, all visits together. */
      tookMs: z.int().nonnegative(),
      ...Left,
    }),
    gives: Standing,
    refuses: ['exam_gone', 'exam_over', 'question_gone', 'answer_shown'],
  }),
  /** Keeps the time left and the question on screen: to be called every few seconds, and on moving. */
  keepTime: call({
    takes: z.strictObject({ examId: ExamId, position: z.int().positive(), ...Left }),
    gives: Standing,
    refuses: ['exam_gone', 'exam_over', 'question_gone'],
  }),
  /** Stops the time; practice mode only. */
  pause: call({
    takes: z.strictObject({ examId: ExamId, ...Left }),
    gives: Standing,
    refuses: ['exam_gone', 'exam_over', 'exam_not_practice'],
  }),
  resume: call({
    takes: One,
    gives: Standing,
    refuses: ['exam_gone', 'exam_over', 'exam_not_practice'],
  }),
  /** What is right and why, once the question is answered; its answer stands from then on. Practice mode only. */
  reveal: call({
    takes: z.strictObject({ examId: ExamId, position: z.int().positive() }),
    gives: Reveal,
    refuses: ['exam_gone', 'exam_over', 'exam_not_practice', 'question_gone', 'not_answered'],
  }),
  /** Ends the attempt and gives its report. `isTimeUp`: the time ran out. */
  submit: call({
    takes: z.strictObject({ examId: ExamId, isTimeUp: z.boolean(), ...Left }),
    gives: ExamReport,
    refuses: ['exam_gone', 'exam_over'],
  }),
  /** Gives the attempt up: it leaves no report and counts nowhere. */
  abandon: call({ takes: One, gives: z.boolean(), refuses: ['exam_gone', 'exam_over'] }),
  /** The report of an attempt that is over. */
  report: call({ takes: One, gives: ExamReport, refuses: ['exam_gone', 'exam_running'] }),
  /**
   * Puts the cards behind what was missed or guessed luckily into today's queue, and makes a card of a question
   * that has none behind it. Once for each attempt; can be undone, and then done again.
   */
  revise: call({
    takes: One,
    gives: z.strictObject({
      /** Cards now in today's queue because of this, and how many of them were made for it. */
      cards: z.int(),
      made: z.int(),
      notice: z.string(),
      journal: Journal,
    }),
    refuses: ['exam_gone', 'exam_running', 'exam_revised', 'nothing_to_revise'],
  }),
  /** The chance of passing on a day; `on` null: on the day chosen, or today. */
  readiness: call({
    takes: z.strictObject({ on: IsoDate.nullable() }),
    gives: Readiness,
    refuses: ['options_invalid'],
  }),
}
