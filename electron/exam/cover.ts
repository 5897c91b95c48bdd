import type { BankQuestion } from './bank.ts'
import { list } from './draw-words.ts'
import type { ExamShape } from './places.ts'
import { percent } from './verdict.ts'

/** A domain and whether the banks cover it: whether they hold enough of it for two full-length exams. */
export type Cover = { number: number; name: string; weight: number; questions: number; isCovered: boolean }

/** How much of each domain the banks hold. `form`: questions of the full-length exam. */
export function coverOf(exam: ExamShape, form: number, bank: readonly BankQuestion[]): Cover[] {
  return exam.domains.map(({ number, name, weight }) => {
    const questions = bank.filter(({ domain }) => domain === number).length
    return { number, name, weight, questions, isCovered: questions >= 2 * Math.floor(form * weight) }
  })
}

/** That questions made for the home exam stand in for those of another one. */
export const easierNote =
  'The built-in questions are those of the Cloud Practitioner exam, which are easier than this exam’s.'

/** What the banks don't cover, in a sentence; null when they cover everything. */
export function warningOf(cover: readonly Cover[]): string | null {
  const missing = cover.filter(({ isCovered }) => !isCovered)
  if (missing.length === 0) return null
  const covered = cover.reduce((sum, { weight, isCovered }) => sum + (isCovered ? weight : 0), 0)
  const names = list(missing.map(({ name }) => name))
  if (covered === 0) return `No bank covers this exam: too few questions on ${names}.`
  return `The banks cover ${percent(covered)} of this exam. Too few questions on ${names}.`
}
