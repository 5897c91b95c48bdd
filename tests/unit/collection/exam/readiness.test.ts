import { afterEach, expect, test } from 'vitest'
import type { Collection, Moment } from '../../../../electron/collection/collection.ts'
import { all } from '../../../../electron/collection/db.ts'
import { examHandlers } from '../../../../electron/collection/exam/calls.ts'
import { gradeCard } from '../../../../electron/collection/revising/answer.ts'
import { cardById } from '../../../../electron/collection/revising/card-rows.ts'
import { heldOf, studyAt } from '../../../../electron/collection/revising/held.ts'
import type { Grade } from '../../../../electron/contract/core.ts'
import type { Attempt, CustomExam } from '../../../../electron/contract/exam-attempt.ts'
import { madrid, morning } from '../../../support/collections.ts'
import { anExamCollection, rightIn } from './exam-collection.ts'

let collection: Collection
afterEach(() => collection.close())

const call = examHandlers
const DAY_MS = 86_400_000
const later = (days: number): Moment => ({ ...madrid, now: morning + days * DAY_MS })

/** Grades the first cards of the collection on a day. */
function revise(cards: number, at: Moment, grade: Grade = 4): void {
  const ids = all<{ id: number }>(collection.read, `SELECT id FROM card ORDER BY id LIMIT ${cards}`)
  const held = heldOf(collection, at)
  collection.act('Revise', db => {
    for (const { id } of ids) {
      gradeCard(db, held.decks, cardById(db, id), { grade, tookMs: 8000 }, studyAt(held, at))
    }
  })
}

/** Sits an exam, by default the short one, so many questions right and the others wrong. */
function sit(right: number, at: Moment, seed = 1, custom?: CustomExam): void {
  const blueprint = custom ? 'custom' : 'short'
  const attempt = call['exam.start'](collection, { blueprint, mode: 'exam', seed, custom }, at)
  answerAll(attempt, right, at)
}

function answerAll(attempt: Attempt, right: number, at: Moment): void {
  for (const { position } of attempt.questions) {
    const wrong = rightIn(collection, attempt.examId, position).includes('A') ? 'B' : 'A'
    const chosen = position <= right ? rightIn(collection, attempt.examId, position) : [wrong as 'A']
    const state = { chosen, struck: [], isFlagged: false, confidence: null, tookMs: 1000, leftMs: 900_000 }
    call['exam.save'](collection, { examId: attempt.examId, position, ...state }, at)
  }
  call['exam.submit'](collection, { examId: attempt.examId, isTimeUp: false, leftMs: 900_000 }, at)
}

test('before there is enough it says what is missing instead of a number', async () => {
  collection = await anExamCollection()
  const view = call['exam.home'](collection, {}, madrid).readiness
  expect(view).toMatchObject({ chance: null, levers: [], headline: 'Not enough to say yet' })
  expect(view.sentence).toContain('20 answers in exams (0 so far)')
})

test('with exams and reviews it gives a chance, its interval, its part of the exam and what would raise it', async () => {
  collection = await anExamCollection()
  revise(150, madrid)
  revise(150, later(8))
  sit(16, later(8))
  const view = call['exam.readiness'](collection, { on: '2026-12-10' }, later(8))
  expect(view.on).toBe('2026-12-10')
  expect(view.chance).toBeGreaterThan(view.low ?? 1)
  expect(view.chance).toBeLessThan(view.high ?? 0)
  // Of CLF-C02 the built-in banks cover the second domain: 30 %, and 15 of 50 scored questions.
  expect(view).toMatchObject({ covered: 0.3, questions: 15, basis: { answers: 20 } })
  expect(view.sentence).toContain('30\u2009% of the exam that the banks cover, 15 of its 50 scored questions')
  expect(view.levers).toHaveLength(3)
  expect(view.levers[0]?.sentence).toMatch(/^(Learn|Revise) \d+ (new )?cards? on /)
  expect(view.topics.map(({ topic }) => topic)).toEqual(['2.1', '2.2', '2.3', '2.4'])
})

test('it falls with the days that nothing is revised, and with worse exams', async () => {
  collection = await anExamCollection()
  revise(300, madrid)
  revise(300, later(4), 3)
  sit(17, later(4))
  const on = (date: string) => call['exam.readiness'](collection, { on: date }, later(4)).chance ?? 0
  const [soon, late] = [on('2026-11-28'), on('2027-06-30')]
  expect(late).toBeLessThan(soon)
  sit(4, later(4), 2)
  expect(on('2026-11-28')).toBeLessThan(soon)
})

test('another exam is judged by the part of it that the banks cover', async () => {
  collection = await anExamCollection()
  call['exam.choose'](collection, { exam: 'SAA-C03', date: '2026-12-24' }, madrid)
  const view = call['exam.home'](collection, {}, madrid)
  expect(view).toMatchObject({ exam: 'SAA-C03', date: '2026-12-24', daysLeft: 31 })
  expect(view.readiness).toMatchObject({ on: '2026-12-24', covered: 0.3, questions: 15 })
  expect(view.exams.find(({ code }) => code === 'SAA-C03')?.warning).toContain(
    'Design Resilient Architectures',
  )
  expect(view.blueprints.map(({ id }) => id)).toEqual(['short', 'domain', 'full-saa-c03'])
  expect(view.blueprints[2]).toMatchObject({ questions: 65, drawn: 19, leftOut: expect.any(Array) })
  expect(collection.undo().label).toBe('Choose exam')
  expect(() => call['exam.choose'](collection, { exam: 'CLF-C02', date: '2020-01-01' }, madrid)).toThrow(
    'over',
  )
})

test('a question counts at its first showing alone, and not when it was left unanswered', async () => {
  collection = await anExamCollection()
  const two = {
    topics: ['2.2'],
    services: ['s3'],
    questions: 2,
    minutes: 9,
    onlyWeak: false,
    onlyUnseen: false,
  }
  const answers = () => call['exam.readiness'](collection, { on: null }, madrid).basis.answers
  sit(1, madrid, 1, two)
  expect(answers()).toBe(2)
  const all = { ...two, questions: 200 }
  const again = call['exam.start'](collection, { blueprint: 'custom', mode: 'exam', custom: all }, madrid)
  answerAll(again, 0, madrid)
  expect(answers()).toBe(again.questions.length)
  // All right the second time: that is the question remembered, and says nothing.
  const topics = () => call['exam.readiness'](collection, { on: null }, madrid).topics
  const before = topics()
  sit(again.questions.length, madrid, 9, all)
  expect(topics()).toEqual(before)
  const blank = call['exam.start'](collection, { blueprint: 'short', mode: 'exam', seed: 4 }, madrid)
  call['exam.submit'](collection, { examId: blank.examId, isTimeUp: true, leftMs: 0 }, madrid)
  expect(answers()).toBe(again.questions.length)
})
