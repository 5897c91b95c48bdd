import type { NoteId } from '../../contract/core.ts'
import type { ExamReport, ReportedQuestion } from '../../contract/exam-report.ts'
import { Refused } from '../../contract/refused.ts'
import { confusionOf } from '../../exam/confusion.ts'
import { wilson } from '../../exam/interval.ts'
import {
  calibrationOf,
  changeOf,
  isLucky,
  isToRevise,
  medianOf,
  weakTopics,
  whoseOf,
} from '../../exam/reading.ts'
import { isComplete, isRightAnswer, scoreOf, scoresBy } from '../../exam/scoring.ts'
import type { Answered } from '../../exam/sheet.ts'
import { detailOf, headlineOf, verdictOf } from '../../exam/verdict.ts'
import type { Collection, Handler } from '../collection.ts'
import { all } from '../db.ts'
import { revealOf, shownOptions } from './attempt.ts'
import { type ExamRow, examById, type QuestionRow, questionsOf } from './attempt-rows.ts'

/** The report of an attempt that is over. */
export const report: Handler<'exam.report'> = (collection, { examId }) =>
  reportOf(collection, finishedExam(collection, examId))

/** An attempt that was handed in. Throws Refused `exam_gone`, `exam_running`. */
export function finishedExam({ read }: Collection, examId: number): ExamRow {
  const exam = examById(read, examId)
  if (exam.ended === null) {
    throw new Refused('exam_running', 'This exam is not finished yet. Hand it in first.')
  }
  if (exam.endedBy === 'abandoned') {
    throw new Refused('exam_gone', 'This exam was given up, so it has no report.')
  }
  return exam
}

/** A question as scoring takes it. */
export function toAnswered({ position, isScored, topic, content, answer }: QuestionRow): Answered {
  const { domainName, topicName, ...text } = content
  return {
    question: { ...text, position, isScored, domain: domainName, topic: { id: topic, name: topicName } },
    answer,
  }
}

/** What an attempt amounts to. */
export function reportOf(collection: Collection, exam: ExamRow): ExamReport {
  const rows = questionsOf(collection.read, exam.id)
  const sheet = rows.map(toAnswered)
  const { right, scored } = scoreOf(sheet)
  const interval = wilson(right, scored)
  const { pass, notes } = exam.plan
  const unscored = sheet.filter(({ question }) => !question.isScored)
  return {
    examId: exam.id,
    exam: exam.code,
    name: exam.name,
    mode: exam.mode,
    startedAt: exam.id,
    endedAt: exam.ended ?? exam.id,
    endedBy: exam.endedBy === 'time_up' ? 'time_up' : 'submitted',
    tookMs: exam.limitMs - exam.leftMs,
    limitMs: exam.limitMs,
    notes,
    ...{ right, scored, ...interval },
    verdict: verdictOf(interval.share, pass),
    headline: headlineOf(right, scored, pass),
    detail: detailOf(interval, pass),
    pass,
    unscored: { right: unscored.filter(isRightAnswer).length, questions: unscored.length },
    domains: domainsOf(sheet),
    topics: scoresBy(sheet, ({ topic }) => topic),
    weak: weakTopics(sheet, pass.share),
    whose: confusionOf(sheet),
    changed: changesOf(sheet),
    calibration: calibrationOf(sheet),
    time: timesOf(sheet),
    questions: rows.map(reportedBy(collection, rows)),
    revise: { questions: sheet.filter(isToRevise).length, isDone: exam.revised !== null },
  }
}

function domainsOf(sheet: readonly Answered[]): ExamReport['domains'] {
  return scoresBy(sheet, ({ domain }) => ({ id: domain, name: domain })).map(({ name, right, scored }) => {
    const { low, high } = wilson(right, scored)
    return { name, right, scored, low, high }
  })
}

function changesOf(sheet: readonly Answered[]): ExamReport['changed'] {
  const count = (change: string) => sheet.filter(answered => changeOf(answered) === change).length
  return {
    rightToWrong: count('right_to_wrong'),
    wrongToRight: count('wrong_to_right'),
    wrongToWrong: count('wrong_to_wrong'),
  }
}

function timesOf(sheet: readonly Answered[]): ExamReport['time'] {
  const given = sheet.filter(({ answer }) => answer.chosen.length > 0)
  const median = (of: readonly Answered[]) => medianOf(of.map(({ answer }) => answer.tookMs))
  return {
    medianMs: median(given) ?? 0,
    rightMs: median(given.filter(isRightAnswer)),
    wrongMs: median(given.filter(answered => !isRightAnswer(answered))),
  }
}

function reportedBy(
  collection: Collection,
  rows: readonly QuestionRow[],
): (row: QuestionRow) => ReportedQuestion {
  const notes = new Map(
    all<{ guid: string; id: NoteId }>(
      collection.read,
      'SELECT guid, id FROM note WHERE guid IN (SELECT value FROM json_each(:guids))',
      { guids: JSON.stringify(rows.map(({ guid }) => guid)) },
    ).map(({ guid, id }) => [guid, id]),
  )
  return row => {
    const answered = toAnswered(row)
    const { content, answer } = row
    const { context, stem, choose, service } = content
    const { isFlagged, confidence, tookMs } = answer
    return {
      ...revealOf(collection, row),
      ...{ context, stem, choose, service, isFlagged, confidence, tookMs },
      noteId: notes.get(row.guid) ?? null,
      options: shownOptions(row),
      chosen: [...answer.chosen],
      isAnswered: isComplete(content, answer.chosen),
      isScored: row.isScored,
      isLucky: isLucky(answered),
      change: changeOf(answered),
      domain: content.domainName,
      topic: content.topicName,
      whose: whoseOf(answered),
    }
  }
}
