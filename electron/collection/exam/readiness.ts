import type { Readiness } from '../../contract/exam-home.ts'
import type { Collection, Handler, Moment } from '../collection.ts'
import { heldOf, studyAt } from '../revising/held.ts'
import { isoDate } from '../revising/today.ts'
import { examOf, goalOf } from './goal.ts'

/** The chance of passing on a day. */
export const readiness: Handler<'exam.readiness'> = (collection, { on }, at) =>
  readinessOn(collection, at, on)

/** As `readiness`; `on` null: the day chosen, or today. */
export function readinessOn(collection: Collection, at: Moment, on: string | null): Readiness {
  const { exam: code, date } = goalOf(collection.read)
  const { today } = studyAt(heldOf(collection, at), at)
  return {
    on: on ?? date ?? isoDate(today),
    exam: code,
    ...{ chance: null, low: null, high: null, ifEasier: null, ifHarder: null },
    pass: examOf(code).pass,
    covered: 0,
    questions: 0,
    headline: 'Not enough to say yet',
    sentence: 'Sit a short exam and revise some cards first.',
    topics: [],
    levers: [],
    basis: { reviews: 0, answers: 0, cards: 0 },
  }
}
