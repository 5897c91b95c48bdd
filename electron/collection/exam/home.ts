import type { BuiltInExam, ExamBlueprint } from '../../../decks/types.ts'
import type { Blueprint, ExamChoice, ExamHome, Narrowing, PastAttempt } from '../../contract/exam-home.ts'
import { allotmentOf } from '../../exam/blueprint.ts'
import { coverOf, easierNote, warningOf } from '../../exam/cover.ts'
import { notesOf } from '../../exam/draw-words.ts'
import { wilson } from '../../exam/interval.ts'
import { domainName, nameless, topicName } from '../../exam/places.ts'
import { planOf } from '../../exam/plan.ts'
import { trendOf } from '../../exam/trend.ts'
import { verdictOf, verdictWords } from '../../exam/verdict.ts'
import type { Collection, Handler } from '../collection.ts'
import { one, type Reader } from '../db.ts'
import { heldOf, studyAt } from '../revising/held.ts'
import { answeredIn, type ExamRow, pastExams, runningExam } from './attempt-rows.ts'
import type { Banked } from './banks.ts'
import { type Banks, banksNow } from './banks-now.ts'
import { allExams, dayOfDate, examOf, goalOf, homeExam } from './goal.ts'
import { readinessOn } from './readiness.ts'

/** All that the room shows between exams. */
export const home: Handler<'exam.home'> = (collection, _, at): ExamHome => {
  const db = collection.read
  const { exam: code, date } = goalOf(db)
  const { today } = studyAt(heldOf(collection, at), at)
  const banks = banksNow(collection, at)
  const bank = banks.of(examOf(code))
  const exams = pastExams(db)
  const past = exams.map(exam => toPastAttempt(db, exam))
  // Practice, and exams put together of what is weak, are no measure of how one gets on.
  const measured = past.filter(
    (_, index) => exams[index]?.mode === 'exam' && exams[index]?.blueprint !== 'custom',
  )
  return {
    exam: code,
    date,
    daysLeft: date === null ? null : dayOfDate(date) - today,
    exams: allExams.map(exam => toChoice(exam, banks)),
    blueprints: blueprintsFor(examOf(code)).map(given => toBlueprint(given, banks)),
    custom: {
      topics: topicsIn(examOf(code), bank),
      services: servicesIn(collection, bank),
      questions: bank.length,
    },
    unfinished: unfinishedIn(db),
    history: past,
    trend: trendOf(measured.map(({ share }) => share).reverse()),
    readiness: readinessOn(collection, at, date),
  }
}

type Given = { exam: BuiltInExam; blueprint: ExamBlueprint }

/** What can be sat: the short ones on the model, which suit every exam, and the full length of the one chosen. */
function blueprintsFor(chosen: BuiltInExam): Given[] {
  const ofHome = examOf(homeExam)
  const own = chosen.blueprints.map(blueprint => ({ exam: chosen, blueprint }))
  if (chosen.code === homeExam) return own
  const full = Math.max(...ofHome.blueprints.map(({ questions }) => questions))
  return [
    ...ofHome.blueprints
      .filter(({ questions }) => questions < full)
      .map(blueprint => ({ exam: ofHome, blueprint })),
    ...own,
  ]
}

function toBlueprint({ exam, blueprint }: Given, banks: Banks): Blueprint {
  const bank = banks.of(exam).map(({ question }) => question)
  const plan = planOf(exam, blueprint, bank)
  const available = plan.topics.map(({ id }) => bank.filter(({ topic }) => topic === id).length)
  const allotment = allotmentOf(plan, available, bank.filter(({ domain }) => domain === null).length)
  const { id, name, about, questions, unscored, minutes } = blueprint
  return {
    ...{ id, name, about, questions, unscored, minutes },
    drawn: allotment.questions,
    drawnMinutes: allotment.minutes,
    leftOut: allotment.leftOut.map(domain => domainName(exam, domain)),
    notes: notesOf(exam, plan, allotment),
  }
}

function toChoice(exam: BuiltInExam, banks: Banks): ExamChoice {
  const bank = banks.of(exam).map(({ question }) => question)
  const domains = coverOf(exam, exam.form.scored + exam.form.unscored, bank)
  const warning = warningOf(domains)
  return {
    code: exam.code,
    name: exam.name,
    domains,
    covered: domains.reduce((sum, { weight, isCovered }) => sum + (isCovered ? weight : 0), 0),
    warning: exam.code === homeExam || warning === null ? warning : `${warning} ${easierNote}`,
    pass: exam.pass,
  }
}

function topicsIn(exam: BuiltInExam, bank: readonly Banked[]): Narrowing[] {
  return counted(bank.map(({ question }) => question.topic))
    .map(({ id, questions }) => ({ id, name: topicName(exam, id), questions }))
    .sort((one, other) =>
      one.id === nameless ? 1 : other.id === nameless ? -1 : one.id.localeCompare(other.id, 'en'),
    )
}

function servicesIn({ builtIn }: Collection, bank: readonly Banked[]): Narrowing[] {
  const names = new Map(builtIn.services.map(({ id, name }) => [id, name]))
  return counted(bank.flatMap(({ question }) => question.services))
    .map(({ id, questions }) => ({ id, name: names.get(id) ?? id, questions }))
    .sort((one, other) => one.name.localeCompare(other.name, 'en'))
}

function counted(ids: readonly string[]): { id: string; questions: number }[] {
  const counts = new Map<string, number>()
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1)
  return [...counts].map(([id, questions]) => ({ id, questions }))
}

function unfinishedIn(db: Reader): ExamHome['unfinished'] {
  const exam = runningExam(db)
  if (exam === null) return null
  const { id: examId, name, mode, leftMs } = exam
  const questions = one<{ count: number }>(
    db,
    'SELECT count(*) AS count FROM exam_question WHERE exam_id = :examId',
    {
      examId,
    },
  )
  return {
    ...{ examId, name, mode, leftMs, startedAt: examId, answered: answeredIn(db, examId) },
    questions: questions?.count ?? 0,
  }
}

function toPastAttempt(db: Reader, exam: ExamRow): PastAttempt {
  const { right, scored } = one<{ right: number; scored: number }>(
    db,
    `SELECT coalesce(sum(is_right), 0) AS "right", count(*) AS scored FROM exam_question
     WHERE exam_id = :id AND is_scored = 1`,
    { id: exam.id },
  ) ?? { right: 0, scored: 0 }
  const interval = wilson(right, scored)
  return {
    examId: exam.id,
    name: exam.name,
    mode: exam.mode,
    endedAt: exam.ended ?? exam.id,
    ...{ right, scored, ...interval },
    verdict: verdictWords[verdictOf(interval.share, exam.plan.pass)],
    tookMs: exam.limitMs - exam.leftMs,
    limitMs: exam.limitMs,
  }
}
