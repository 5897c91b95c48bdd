import type { BuiltInExam } from '../../../decks/types.ts'
import type { CustomExam, ExamId } from '../../contract/exam-attempt.ts'
import { Refused } from '../../contract/refused.ts'
import { type Plan, planOver } from '../../exam/blueprint.ts'
import { notesOf } from '../../exam/draw-words.ts'
import { drawn } from '../../exam/drawing.ts'
import { domainName, topicName } from '../../exam/places.ts'
import { planOf } from '../../exam/plan.ts'
import type { Collection, Handler, Moment } from '../collection.ts'
import { one, type Reader, run, type Writer } from '../db.ts'
import { SERVICE_TAG } from '../revising/held.ts'
import { attemptOf } from './attempt.ts'
import { runningExam } from './attempt-rows.ts'
import type { Banked } from './banks.ts'
import { banksNow } from './banks-now.ts'
import { isWanted, weakTopics } from './custom.ts'
import { allExams, examOf, goalOf } from './goal.ts'
import type { ExamPlan, QuestionContent } from './question-content.ts'

/** What is to be drawn, and from what. */
type Wanted = { exam: BuiltInExam; blueprint: string; name: string; plan: Plan; bank: Banked[] }

/** Draws an exam and starts its time. */
export const start: Handler<'exam.start'> = (collection, given, at) => {
  if (runningExam(collection.read) !== null) {
    throw new Refused(
      'exam_running',
      'An exam is not finished yet. Go on with it, or give it up, then start another.',
    )
  }
  const wanted =
    given.blueprint === 'custom'
      ? customExam(collection, at, given.custom)
      : blueprintExam(collection, at, given.blueprint)
  const seed = given.seed ?? seedFrom(at.now)
  const questions = wanted.bank.map(({ question }) => question)
  const { allotment, questions: chosen } = drawn(wanted.plan, questions, seed)
  if (chosen.length === 0) {
    throw new Refused(
      'no_questions',
      'No question fits this exam. Choose more topics or services, or import a question bank in Library.',
    )
  }
  const byGuid = new Map(wanted.bank.map(banked => [banked.note.guid, banked]))
  collection.tend(db => {
    const plan: ExamPlan = { notes: notesOf(wanted.exam, wanted.plan, allotment), pass: wanted.exam.pass }
    const examId = addExam(db, { ...wanted, ...given, seed, plan, minutes: allotment.minutes, now: at.now })
    for (const [index, { guid, isScored, order }] of chosen.entries()) {
      const banked = byGuid.get(guid)
      if (banked === undefined) throw new Error(`The question ${guid} was drawn from nowhere.`)
      addQuestion(db, { examId, position: index + 1, isScored, banked, exam: wanted.exam, order })
    }
  })
  const exam = runningExam(collection.read)
  if (exam === null) throw new Error('The exam that was just started is not there.')
  return attemptOf(collection, exam)
}

/** A seed nobody would guess and no two starts share: the time, stirred. */
function seedFrom(now: number): number {
  return Math.imul(Math.trunc(now) ^ Math.floor(now / 2 ** 32), 0x9e3779b1) >>> 0
}

function blueprintExam(collection: Collection, at: Moment, id: string): Wanted {
  const exam = allExams.find(({ blueprints }) => blueprints.some(blueprint => blueprint.id === id))
  const blueprint = exam?.blueprints.find(one => one.id === id)
  if (exam === undefined || blueprint === undefined) {
    throw new Refused('blueprint_gone', 'There is no exam of this kind. Choose another one.', 'blueprint')
  }
  const bank = banksNow(collection, at).of(exam)
  const questions = bank.map(({ question }) => question)
  return { exam, blueprint: id, name: blueprint.name, plan: planOf(exam, blueprint, questions), bank }
}

function customExam(collection: Collection, at: Moment, custom: CustomExam | undefined): Wanted {
  if (custom === undefined) {
    throw new Refused('options_invalid', 'Say what the exam is to be made of, then start it.', 'custom')
  }
  const exam = examOf(goalOf(collection.read).exam)
  const bank = customBank(collection, at, exam, custom)
  const plan = planOver(
    bank.map(({ question }) => question),
    custom,
  )
  return { exam, blueprint: 'custom', name: 'Custom', plan, bank }
}

/** The questions that a custom exam would be drawn from. */
export function customBank(
  collection: Collection,
  at: Moment,
  exam: BuiltInExam,
  custom: CustomExam,
): Banked[] {
  const weak = weakTopics(collection.read, exam.pass.share)
  return banksNow(collection, at)
    .of(exam)
    .filter(({ question }) => isWanted(question, custom, weak))
}

/** How many questions a custom exam would have, and minutes. */
export const preview: Handler<'exam.preview'> = (collection, { custom }, at) => {
  const bank = customBank(collection, at, examOf(goalOf(collection.read).exam), custom)
  const { questions, minutes } = planOver(
    bank.map(({ question }) => question),
    custom,
  )
  return { questions, minutes }
}

type NewExam = {
  exam: BuiltInExam
  blueprint: string
  name: string
  mode: string
  seed: number
  minutes: number
  plan: ExamPlan
  now: number
}

function addExam(db: Writer, { exam, blueprint, name, mode, seed, minutes, plan, now }: NewExam): ExamId {
  const id = freeExamId(db, now)
  const limitMs = minutes * 60_000
  run(
    db,
    `INSERT INTO exam (id, code, blueprint, name, mode, seed, limit_ms, plan)
     VALUES (:id, :code, :blueprint, :name, :mode, :seed, :limitMs, :plan)`,
    { id, code: exam.code, blueprint, name, mode, seed, limitMs, plan: JSON.stringify(plan) },
  )
  run(db, 'INSERT INTO exam_sitting (exam_id, left_ms) VALUES (:id, :limitMs)', { id, limitMs })
  return id
}

function freeExamId(db: Reader, now: number): ExamId {
  const last = one<{ id: number | null }>(db, 'SELECT max(id) AS id FROM exam')?.id ?? 0
  return Math.max(Math.trunc(now), last + 1) as ExamId
}

type NewQuestion = {
  examId: ExamId
  position: number
  isScored: boolean
  banked: Banked
  exam: BuiltInExam
  order: readonly number[]
}

function addQuestion(db: Writer, { examId, position, isScored, banked, exam, order }: NewQuestion): void {
  const { question, note } = banked
  const { text, layer, service } = note
  const content: QuestionContent = {
    ...text,
    options: order.flatMap(index => text.options[index] ?? []),
    domainName: domainName(exam, question.domain),
    topicName: topicName(exam, question.topic),
    tags: note.tags.filter(tag => tag.startsWith(SERVICE_TAG) || tag.startsWith('layer::')),
    layer,
    service,
  }
  run(
    db,
    `INSERT INTO exam_question (exam_id, position, guid, domain, topic, is_scored, chance, unlearnt, content)
     VALUES (:examId, :position, :guid, :domain, :topic, :isScored, :chance, :unlearnt, :content)`,
    {
      ...{ examId, position, guid: question.guid, domain: question.domain, topic: question.topic },
      ...{ isScored: isScored ? 1 : 0, ...question.memory, content: JSON.stringify(content) },
    },
  )
}
