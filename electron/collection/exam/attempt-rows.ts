import { z } from 'zod'
import { Confidence, ExamCode, type ExamId, ExamMode, Letter } from '../../contract/exam-attempt.ts'
import { Refused } from '../../contract/refused.ts'
import type { SheetAnswer } from '../../exam/sheet.ts'
import { all, one, type Reader, run, type Writer } from '../db.ts'
import { ExamPlan, QuestionContent } from './question-content.ts'

const EndedBy = z.enum(['submitted', 'time_up', 'abandoned'])

/** An attempt. Times in ms; `ended` null as long as it is not over. */
const Row = z.object({
  id: z.number().transform(id => id as ExamId),
  code: ExamCode,
  blueprint: z.string(),
  name: z.string(),
  mode: ExamMode,
  seed: z.number(),
  limitMs: z.number(),
  plan: z.string().transform(text => ExamPlan.parse(JSON.parse(text))),
  ended: z.number().nullable(),
  endedBy: EndedBy.nullable(),
  revised: z.number().nullable(),
  leftMs: z.number(),
  position: z.number(),
  isPaused: z.number().transform(is => is === 1),
})
export type ExamRow = z.infer<typeof Row>

/** A question of an attempt with what was done with it. */
export type QuestionRow = {
  readonly position: number
  readonly guid: string
  readonly isScored: boolean
  readonly topic: string
  readonly content: QuestionContent
  readonly answer: SheetAnswer
  readonly struck: Letter[]
  /** Whether its answer was shown (practice). */
  readonly isShown: boolean
}

const columns = `exam.id, code, blueprint, name, mode, seed, limit_ms AS limitMs, plan, ended, ended_by AS endedBy,
  revised, left_ms AS leftMs, position, is_paused AS isPaused`

/** The attempt that is not over, or null. */
export function runningExam(db: Reader): ExamRow | null {
  const row = one(
    db,
    `SELECT ${columns} FROM exam JOIN exam_sitting ON exam_id = exam.id WHERE ended IS NULL ORDER BY exam.id DESC`,
  )
  return row === undefined ? null : Row.parse(row)
}

/** An attempt. Throws Refused `exam_gone`. */
export function examById(db: Reader, examId: number): ExamRow {
  const row = one(
    db,
    `SELECT ${columns} FROM exam JOIN exam_sitting ON exam_id = exam.id WHERE exam.id = :examId`,
    { examId },
  )
  if (row === undefined) throw new Refused('exam_gone', 'This exam is no longer in the collection.')
  return Row.parse(row)
}

/** An attempt that is not over. Throws Refused `exam_gone`, `exam_over`. */
export function openExam(db: Reader, examId: number): ExamRow {
  const exam = examById(db, examId)
  if (exam.ended !== null)
    throw new Refused('exam_over', 'This exam is over. Its report stands in the history.')
  return exam
}

/** Attempts that were handed in, newest first. */
export function pastExams(db: Reader): ExamRow[] {
  return all(
    db,
    `SELECT ${columns} FROM exam JOIN exam_sitting ON exam_id = exam.id
     WHERE ended_by IN ('submitted', 'time_up') ORDER BY exam.id DESC`,
  ).map(row => Row.parse(row))
}

const Letters = z.string().transform(text => z.array(Letter).parse([...text]))

const Question = z.object({
  position: z.number(),
  guid: z.string(),
  isScored: z.number().transform(is => is === 1),
  topic: z.string(),
  content: z.string().transform(text => QuestionContent.parse(JSON.parse(text))),
  chosen: Letters,
  struck: Letters,
  firstChosen: Letters.nullable(),
  isFlagged: z.number().transform(is => is === 1),
  confidence: Confidence.nullable(),
  tookMs: z.number(),
  isShown: z.number().transform(is => is === 1),
})

const questionSql = `SELECT q.position, guid, is_scored AS isScored, topic, content, coalesce(chosen, '') AS chosen,
    coalesce(struck, '') AS struck, first_chosen AS firstChosen, coalesce(is_flagged, 0) AS isFlagged, confidence,
    coalesce(took_ms, 0) AS tookMs, coalesce(is_shown, 0) AS isShown
  FROM exam_question AS q LEFT JOIN exam_answer AS a ON a.exam_id = q.exam_id AND a.position = q.position
  WHERE q.exam_id = :examId`

function toQuestionRow(row: unknown): QuestionRow {
  const { position, guid, isScored, topic, content, struck, isShown, ...answer } = Question.parse(row)
  return { position, guid, isScored, topic, content, struck, isShown, answer }
}

/** The questions of an attempt in their order. */
export function questionsOf(db: Reader, examId: number): QuestionRow[] {
  return all(db, `${questionSql} ORDER BY q.position`, { examId }).map(toQuestionRow)
}

/** One question. Throws Refused `question_gone`. */
export function questionAt(db: Reader, examId: number, position: number): QuestionRow {
  const row = one(db, `${questionSql} AND q.position = :position`, { examId, position })
  if (row === undefined)
    throw new Refused('question_gone', `This exam has no question ${position}.`, 'position')
  return toQuestionRow(row)
}

/** Keeps what was done with a question. */
export function saveAnswer(
  db: Writer,
  examId: number,
  position: number,
  given: { answer: SheetAnswer; struck: readonly Letter[]; isShown: boolean },
): void {
  const { answer, struck, isShown } = given
  run(
    db,
    `INSERT INTO exam_answer (exam_id, position, chosen, struck, first_chosen, is_flagged, confidence, took_ms, is_shown)
     VALUES (:examId, :position, :chosen, :struck, :firstChosen, :isFlagged, :confidence, :tookMs, :isShown)
     ON CONFLICT (exam_id, position) DO UPDATE SET chosen = excluded.chosen, struck = excluded.struck,
       first_chosen = excluded.first_chosen, is_flagged = excluded.is_flagged, confidence = excluded.confidence,
       took_ms = excluded.took_ms, is_shown = excluded.is_shown`,
    {
      examId,
      position,
      chosen: answer.chosen.join(''),
      struck: struck.join(''),
      firstChosen: answer.firstChosen?.join('') ?? null,
      isFlagged: answer.isFlagged ? 1 : 0,
      confidence: answer.confidence,
      tookMs: answer.tookMs,
      isShown: isShown ? 1 : 0,
    },
  )
}

/** Keeps the time left, which never grows, and what is on screen. */
export function saveSitting(
  db: Writer,
  { id, leftMs, position, isPaused }: Pick<ExamRow, 'id' | 'leftMs' | 'position' | 'isPaused'>,
): void {
  run(
    db,
    `UPDATE exam_sitting SET left_ms = min(left_ms, :leftMs), position = :position, is_paused = :isPaused
     WHERE exam_id = :id`,
    { id, leftMs, position, isPaused: isPaused ? 1 : 0 },
  )
}

/** How many questions have as many options chosen as they ask for. */
export function answeredIn(db: Reader, examId: number): number {
  return (
    one<{ count: number }>(
      db,
      `SELECT count(*) AS count FROM exam_answer AS a
       JOIN exam_question AS q ON q.exam_id = a.exam_id AND q.position = a.position
       WHERE a.exam_id = :examId AND length(chosen) = content ->> '$.choose'`,
      { examId },
    )?.count ?? 0
  )
}
