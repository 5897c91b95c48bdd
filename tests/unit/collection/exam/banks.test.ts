import { afterEach, describe, expect, test } from 'vitest'
import { check } from '../../../../electron/collection/check.ts'
import type { Collection } from '../../../../electron/collection/collection.ts'
import { all, one, run } from '../../../../electron/collection/db.ts'
import { examHandlers as call } from '../../../../electron/collection/exam/calls.ts'
import type { CustomExam } from '../../../../electron/contract/exam-attempt.ts'
import { madrid } from '../../../support/collections.ts'
import { anExamCollection, rightIn } from './exam-collection.ts'

let collection: Collection
afterEach(() => collection.close())

const names = [
  ...['Question', 'Option A', 'Why A', 'Option B', 'Why B', 'Option C', 'Why C', 'Option D', 'Why D'],
  ...['Answer', 'Choose', 'Domain', 'Task', 'Reason', 'Source'],
]

/** A bank as an import leaves it: a note type of kind `exam` with fewer fields than ours, and notes without cards. */
function importBank(
  questions: number,
  over: Partial<Record<string, string>> = {},
  tag = 'topic::mixed',
): void {
  collection.tend(db => {
    const type = run(db, `INSERT INTO note_type (name, kind) VALUES ('Exam question', 'exam')`).lastId
    for (const [ordinal, name] of names.entries()) {
      run(db, 'INSERT INTO field (note_type_id, ordinal, name) VALUES (:type, :ordinal, :name)', {
        ...{ type, ordinal, name },
      })
    }
    run(
      db,
      `INSERT INTO template (note_type_id, ordinal, name, front, back) VALUES (${type}, 0, 'C', '', '')`,
    )
    for (let index = 0; index < questions; index++) {
      const values: Partial<Record<string, string>> = {
        Question: `What comes ${index}th?`,
        ...{ 'Option A': 'This', 'Option B': 'That', 'Option C': 'Neither', 'Option D': 'Something' },
        ...{ Answer: 'B', Choose: '1' },
        ...over,
      }
      const { lastId } = run(
        db,
        `INSERT INTO note (guid, note_type_id, fields, created, modified) VALUES (:guid, :type, :fields, 1, 1)`,
        {
          guid: `imported-${type}-${index}`,
          type,
          fields: JSON.stringify(names.map(name => values[name] ?? '')),
        },
      )
      run(db, 'INSERT INTO note_tag VALUES (:lastId, :tag)', { lastId, tag })
    }
  })
}

const full = () => call['exam.home'](collection, {}, madrid).blueprints.find(({ id }) => id === 'full')

describe('an imported bank', () => {
  test('that names domains fills them in the full-length exam', async () => {
    collection = await anExamCollection()
    importBank(40, { Domain: '1' })
    importBank(90, { Domain: 'Cloud Technology and Services' })
    importBank(20, { Domain: '4' })
    expect(full()).toMatchObject({ questions: 65, drawn: 65, drawnMinutes: 90, leftOut: [], notes: [] })
    const attempt = call['exam.start'](collection, { blueprint: 'full', mode: 'exam', seed: 1 }, madrid)
    expect(attempt).toMatchObject({ limitMs: 90 * 60_000, unscored: 15 })
    expect(attempt.questions).toHaveLength(65)
    expect(call['exam.home'](collection, {}, madrid).exams[0]).toMatchObject({ warning: null })
  })

  test('that names none stands in for what is missing, and the exam says so', async () => {
    collection = await anExamCollection()
    importBank(100)
    const view = full()
    expect(view?.drawn).toBe(65)
    expect(view?.notes.join(' ')).toMatch(/\d+ questions are from banks that name no domain\./)
  })

  test('of another exam is not drawn', async () => {
    collection = await anExamCollection()
    const before = full()?.drawn
    importBank(100, {}, 'exam::SAA-C03')
    expect(full()?.drawn).toBe(before)
    call['exam.choose'](collection, { exam: 'SAA-C03', date: null }, madrid)
    const blueprints = call['exam.home'](collection, {}, madrid).blueprints
    expect(blueprints.find(({ id }) => id === 'full-saa-c03')?.drawn).toBe(65)
  })

  test('is scored, reported and revised like any other: a missed question becomes a card, for today', async () => {
    collection = await anExamCollection()
    importBank(30)
    const custom = {
      topics: ['other'],
      services: [],
      questions: 10,
      minutes: 12,
      onlyWeak: false,
      onlyUnseen: false,
    }
    const { examId, questions } = call['exam.start'](
      collection,
      { blueprint: 'custom', mode: 'exam', seed: 3, custom },
      madrid,
    )
    const state = { struck: [], isFlagged: false, confidence: null, tookMs: 900, leftMs: 60_000 }
    for (const { position } of questions.slice(0, 7)) {
      const chosen = rightIn(collection, examId, position)
      call['exam.save'](collection, { examId, position, chosen, ...state }, madrid)
    }
    const report = call['exam.submit'](collection, { examId, isTimeUp: false, leftMs: 1000 }, madrid)
    expect(report).toMatchObject({ right: 7, scored: 10, whose: null, revise: { questions: 3 } })
    expect(report.questions[0]).toMatchObject({ reason: '', source: null, strip: null })
    expect(call['exam.revise'](collection, { examId }, madrid)).toMatchObject({ cards: 3, made: 3 })
    const decks = all(
      collection.read,
      `SELECT DISTINCT deck.built_in AS deck FROM card JOIN note ON note.id = note_id JOIN deck ON deck.id = deck_id
       WHERE guid LIKE 'imported-%'`,
    )
    expect(decks).toEqual([{ deck: 'exam' }])
    expect(check(collection).ok).toBe(true)
    collection.undo()
    const own = `SELECT count(*) AS cards FROM card JOIN note ON note.id = note_id WHERE guid LIKE 'imported-%'`
    expect(one(collection.read, own)).toEqual({ cards: 0 })
    expect(call['exam.revise'](collection, { examId }, madrid).made).toBe(3)
  })

  test('a question without a right option is not asked', async () => {
    collection = await anExamCollection()
    const before = call['exam.home'](collection, {}, madrid).custom.questions
    importBank(5, { Answer: '' })
    expect(call['exam.home'](collection, {}, madrid).custom.questions).toBe(before)
  })
})

describe('a custom exam', () => {
  const custom = (over: Partial<CustomExam> = {}): CustomExam => ({
    ...{ topics: [], services: [], questions: 20, minutes: 30, onlyWeak: false, onlyUnseen: false },
    ...over,
  })
  const start = (over: Partial<CustomExam>) =>
    call['exam.start'](
      collection,
      { blueprint: 'custom', mode: 'practice', seed: 1, custom: custom(over) },
      madrid,
    )

  test('keeps to its topics and services', async () => {
    collection = await anExamCollection()
    const { examId } = start({ services: ['s3'], topics: ['2.1'] })
    const rows = all<{ topic: string; services: string }>(
      collection.read,
      `SELECT topic, content ->> '$.tags' AS services FROM exam_question WHERE exam_id = ${examId}`,
    )
    expect(rows.length).toBeGreaterThan(5)
    for (const { topic, services } of rows) {
      expect(topic).toBe('2.1')
      expect(services).toContain('service::s3')
    }
  })

  test('with only unseen questions shows none again, and shrinks in time as in questions', async () => {
    collection = await anExamCollection()
    const first = start({ services: ['s3'], questions: 200 })
    call['exam.abandon'](collection, { examId: first.examId }, madrid)
    expect(() => start({ services: ['s3'], onlyUnseen: true })).toThrow('No question fits')
    const { questions, minutes } = call['exam.preview'](
      collection,
      { custom: custom({ services: ['s3'], questions: 200, minutes: 200 }) },
      madrid,
    )
    expect(questions).toBe(first.questions.length)
    expect(minutes).toBe(questions)
  })

  test('with only what is weak takes what was missed', async () => {
    collection = await anExamCollection()
    expect(() => start({ onlyWeak: true })).toThrow('No question fits')
    const missed = start({ services: ['s3'], topics: ['2.2'], questions: 2 })
    call['exam.submit'](collection, { examId: missed.examId, isTimeUp: false, leftMs: 0 }, madrid)
    const again = start({ onlyWeak: true })
    expect(again.questions.map(({ stem }) => stem).sort()).toEqual(
      missed.questions.map(({ stem }) => stem).sort(),
    )
  })
})

test('one exam at a time; one given up leaves no report and no line in the history', async () => {
  collection = await anExamCollection()
  const { examId } = call['exam.start'](collection, { blueprint: 'short', mode: 'exam' }, madrid)
  expect(() => call['exam.start'](collection, { blueprint: 'short', mode: 'exam' }, madrid)).toThrow(
    'not finished',
  )
  expect(call['exam.home'](collection, {}, madrid).unfinished).toMatchObject({
    examId,
    answered: 0,
    questions: 20,
  })
  expect(() => call['exam.report'](collection, { examId }, madrid)).toThrow('not finished')
  call['exam.abandon'](collection, { examId }, madrid)
  expect(() => call['exam.report'](collection, { examId }, madrid)).toThrow('given up')
  expect(call['exam.home'](collection, {}, madrid)).toMatchObject({ unfinished: null, history: [] })
})

test('a report stays as it was when the question is edited or deleted afterwards', async () => {
  collection = await anExamCollection()
  const { examId } = call['exam.start'](collection, { blueprint: 'short', mode: 'exam', seed: 2 }, madrid)
  const report = call['exam.submit'](collection, { examId, isTimeUp: false, leftMs: 0 }, madrid)
  collection.act('Delete', db => {
    run(db, `UPDATE note SET fields = '[]'`)
    run(db, 'DELETE FROM card')
    run(db, 'DELETE FROM note')
  })
  const again = call['exam.report'](collection, { examId }, madrid)
  expect(again.questions.map(({ stem }) => stem)).toEqual(report.questions.map(({ stem }) => stem))
  expect(again.questions.every(({ noteId }) => noteId === null)).toBe(true)
  expect(() => call['exam.revise'](collection, { examId }, madrid)).toThrow('nothing to put into today')
})
