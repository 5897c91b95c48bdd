import { rmSync, writeFileSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import { check } from '../../../../electron/collection/check.ts'
import type { Collection } from '../../../../electron/collection/collection.ts'
import { examHandlers } from '../../../../electron/collection/exam/calls.ts'
import { migrate } from '../../../../electron/collection/migrate.ts'
import { openCollection } from '../../../../electron/collection/open.ts'
import type { Attempt, Letter } from '../../../../electron/contract/exam-attempt.ts'
import { collectionAt, madrid, morning } from '../../../support/collections.ts'
import { anExamCollection, rightIn } from './exam-collection.ts'

let collection: Collection
afterEach(() => collection?.close())

const call = examHandlers
const short = { blueprint: 'short', mode: 'exam', seed: 7 } as const

function answer(attempt: Attempt, position: number, chosen: Letter[], leftMs = attempt.leftMs) {
  return call['exam.save'](
    collection,
    {
      ...{ examId: attempt.examId, position, chosen, struck: [], isFlagged: false },
      ...{ confidence: null, tookMs: 1000, leftMs },
    },
    madrid,
  )
}

test('a short exam has its twenty questions and no word of what is right', async () => {
  collection = await anExamCollection()
  const attempt = call['exam.start'](collection, short, madrid)
  expect(attempt.questions).toHaveLength(20)
  expect(attempt.leftMs).toBe(25 * 60_000)
  expect(attempt.notes).toEqual([])
  expect(JSON.stringify(attempt)).not.toMatch(/isRight|"why|"right"|reason/)
})

test('the same seed gives the same exam, another one another', async () => {
  collection = await anExamCollection()
  const stems = (seed: number) => {
    const attempt = call['exam.start'](collection, { ...short, seed }, madrid)
    call['exam.abandon'](collection, { examId: attempt.examId }, madrid)
    collection.tend(db => db.connection.exec('DELETE FROM exam'))
    return attempt.questions.map(({ stem, options }) => stem + options.map(({ html }) => html).join())
  }
  expect(stems(1)).toEqual(stems(1))
  expect(stems(1)).not.toEqual(stems(2))
})

test('what was answered is there again when the app was gone without a word, with the time that was left', async () => {
  collection = await anExamCollection()
  const attempt = call['exam.start'](collection, short, madrid)
  answer(attempt, 3, ['B'], 1_200_000)
  // A second connection to the file, as after a kill: nothing was closed and nothing was said.
  const { file } = collection
  const content = { stacks: collection.builtIn, all: async () => Promise.reject(new Error('not needed')) }
  const copy = collection.read.connection.serialize()
  collection.close()
  writeFileSync(file, copy)
  rmSync(`${file}-wal`, { force: true })
  collection = (await openCollection({ file, create: false, clock: () => morning, content })).collection
  const back = call['exam.current'](collection, {}, { ...madrid, now: morning + 86_400_000 })
  expect(back).toMatchObject({ examId: attempt.examId, leftMs: 1_200_000, position: 3 })
  expect(back?.questions[2]?.chosen).toEqual(['B'])
})

test('the time left never grows, and saving leaves no step of undo', async () => {
  collection = await anExamCollection()
  const attempt = call['exam.start'](collection, short, madrid)
  expect(answer(attempt, 1, ['A'], 900_000).leftMs).toBe(900_000)
  expect(answer(attempt, 1, ['A'], 1_400_000).leftMs).toBe(900_000)
  expect(collection.journal.undoLabel).toBeNull()
})

test('an exam is scored, and its report says why', async () => {
  collection = await anExamCollection()
  const attempt = call['exam.start'](collection, short, madrid)
  for (const { position } of attempt.questions.slice(0, 15)) {
    answer(attempt, position, rightIn(collection, attempt.examId, position))
  }
  const report = call['exam.submit'](
    collection,
    { examId: attempt.examId, isTimeUp: false, leftMs: 60_000 },
    madrid,
  )
  expect(report).toMatchObject({ right: 15, scored: 20, share: 0.75, tookMs: 24 * 60_000, verdict: 'close' })
  expect(report.headline).toBe('15 of 20 right: too close to call')
  expect(report.questions.filter(({ isRight }) => isRight)).toHaveLength(15)
  expect(report.revise).toEqual({ questions: 5, isDone: false })
  expect(call['exam.home'](collection, {}, madrid)).toMatchObject({
    unfinished: null,
    history: [{ examId: attempt.examId, right: 15, scored: 20 }],
  })
  expect(() => answer(attempt, 1, ['A'])).toThrow('This exam is over')
})

test('what was missed is in today’s queue once, can be undone, and no memory is touched', async () => {
  collection = await anExamCollection()
  const attempt = call['exam.start'](collection, short, madrid)
  const report = call['exam.submit'](
    collection,
    { examId: attempt.examId, isTimeUp: true, leftMs: 5000 },
    madrid,
  )
  expect(report).toMatchObject({ endedBy: 'time_up', right: 0, tookMs: report.limitMs })
  const { cards, notice } = call['exam.revise'](collection, { examId: attempt.examId }, madrid)
  expect(cards).toBeGreaterThan(15)
  expect(notice).toMatch(/in today’s queue/)
  expect(() => call['exam.revise'](collection, { examId: attempt.examId }, madrid)).toThrow('already')
  expect(check(collection)).toEqual({ ok: true, problems: [] })
  expect(collection.undo().label).toBe('Revise exam questions')
  expect(call['exam.report'](collection, { examId: attempt.examId }, madrid).revise.isDone).toBe(false)
  expect(call['exam.revise'](collection, { examId: attempt.examId }, madrid).cards).toBe(cards)
})

test('in practice the answer is shown once there is one, and stands from then on', async () => {
  collection = await anExamCollection()
  const attempt = call['exam.start'](collection, { ...short, mode: 'practice' }, madrid)
  const { examId } = attempt
  // One that asks for two, so that half an answer can be tried as well.
  const { position } = attempt.questions.find(({ choose }) => choose === 2) ?? { position: 0 }
  const reveal = () => call['exam.reveal'](collection, { examId, position }, madrid)
  expect(reveal).toThrow('Choose 2 options first')
  answer(attempt, position, ['A'])
  expect(reveal).toThrow('Choose 2 options first')
  answer(attempt, position, ['A', 'B'])
  const shown = reveal()
  expect(shown.right).toHaveLength(2)
  expect(() => answer(attempt, position, ['A', 'C'])).toThrow('can’t be changed')
  expect(call['exam.current'](collection, {}, madrid)?.questions[position - 1]?.revealed).toEqual(shown)
  expect(call['exam.pause'](collection, { examId, leftMs: 1000 }, madrid).isPaused).toBe(true)
  expect(call['exam.resume'](collection, { examId }, madrid)).toMatchObject({ isPaused: false, leftMs: 1000 })
})

test('in exam mode nothing is shown before the end, and there is no pause', async () => {
  collection = await anExamCollection()
  const attempt = call['exam.start'](collection, short, madrid)
  answer(attempt, 1, ['A'])
  const { examId } = attempt
  expect(() => call['exam.reveal'](collection, { examId, position: 1 }, madrid)).toThrow(
    'As in the real exam',
  )
  expect(() => call['exam.pause'](collection, { examId, leftMs: 1000 }, madrid)).toThrow(
    'As in the real exam',
  )
})

test('3: a version 2 collection keeps its notes, cards and reviews, and has no exam', () => {
  const db = collectionAt(2)
  db.exec(`INSERT INTO deck (id, name) VALUES (1, 'One');
    INSERT INTO note_type (id, name, kind) VALUES (1, 'Basic', 'basic');
    INSERT INTO note (id, guid, note_type_id, fields, created, modified) VALUES (5, 'g', 1, '["a", "b"]', 1, 1);
    INSERT INTO card (id, note_id, ordinal, deck_id, created) VALUES (6, 5, 0, 1, 1)`)
  migrate(db, 3)
  expect(db.prepare('SELECT guid FROM note').all()).toEqual([{ guid: 'g' }])
  expect(db.prepare('SELECT id, due FROM card').all()).toEqual([{ id: 6, due: null }])
  for (const table of ['exam', 'exam_question', 'exam_answer', 'exam_sitting', 'wanted']) {
    expect(db.prepare(`SELECT * FROM ${table}`).all()).toEqual([])
  }
})
