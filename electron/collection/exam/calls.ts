import type { CallName } from '../../contract/contract.ts'
import type { Handler } from '../collection.ts'
import { current } from './attempt.ts'
import { abandon, submit } from './ending.ts'
import { choose } from './goal.ts'
import { home } from './home.ts'
import { readiness } from './readiness.ts'
import { report } from './reporting.ts'
import { revise } from './revise.ts'
import { keepTime, pause, resume, reveal, save } from './sitting.ts'
import { preview, start } from './starting.ts'

type ExamCall = Extract<CallName, `exam.${string}`>

/** Who answers each call of the exam. */
export const examHandlers: { [N in ExamCall]: Handler<N> } = {
  'exam.home': home,
  'exam.choose': choose,
  'exam.preview': preview,
  'exam.start': start,
  'exam.current': current,
  'exam.save': save,
  'exam.keepTime': keepTime,
  'exam.pause': pause,
  'exam.resume': resume,
  'exam.reveal': reveal,
  'exam.submit': submit,
  'exam.abandon': abandon,
  'exam.report': report,
  'exam.revise': revise,
  'exam.readiness': readiness,
}
