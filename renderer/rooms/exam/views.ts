import type { Gives } from '../../../electron/contract/contract.ts'

/** What the room between exams shows. */
export type ExamHome = Gives<'exam.home'>

/** What an exam that is over amounts to. */
export type ExamReport = Gives<'exam.report'>
