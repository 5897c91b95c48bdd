import exams from 'virtual:built-in-exams'
import { z } from 'zod'
import type { BuiltInExam } from '../../../decks/types.ts'
import { IsoDate } from '../../contract/core.ts'
import { ExamCode } from '../../contract/exam-attempt.ts'
import { Refused } from '../../contract/refused.ts'
import type { Handler } from '../collection.ts'
import type { Reader } from '../db.ts'
import { heldOf, studyAt } from '../revising/held.ts'
import { isoDate } from '../revising/today.ts'
import { savedValue, saveValue } from '../settings.ts'

/** The exam that is revised for, and its day. */
const Goal = z.strictObject({ exam: ExamCode, date: IsoDate.nullable() })
export type Goal = z.infer<typeof Goal>

const goalName = 'exam.goal'
const DAY_MS = 86_400_000

/** What was chosen; before that, the exam the built-in questions are made for. */
export function goalOf(db: Reader): Goal {
  return savedValue(db, goalName, Goal) ?? { exam: 'CLF-C02', date: null }
}

/** Every exam there is. */
export const allExams: readonly BuiltInExam[] = exams

/** The exam the built-in questions are made for. */
export const homeExam = 'CLF-C02'

export function examOf(code: ExamCode): BuiltInExam {
  const exam = exams.find(one => one.code === code)
  if (exam === undefined) throw new Error(`There is no exam ${code} in the decks.`)
  return exam
}

/** The study day of a date, `YYYY-MM-DD`. Throws Refused when the calendar has no such day. */
export function dayOfDate(date: string): number {
  const day = Date.parse(`${date}T00:00:00Z`) / DAY_MS
  if (Number.isInteger(day) && isoDate(day) === date) return day
  throw new Refused('options_invalid', `There is no ${date} in the calendar. Choose another day.`, 'date')
}

/** Chooses the exam and its day, for the readiness to look at. */
export const choose: Handler<'exam.choose'> = (collection, { exam, date }, at) => {
  const { today } = studyAt(heldOf(collection, at), at)
  if (date !== null && dayOfDate(date) < today) {
    throw new Refused('date_past', 'This day is over. Choose today or a day to come.', 'date')
  }
  collection.act('Choose exam', db => saveValue(db, goalName, { exam, date }))
  return { exam, date }
}
