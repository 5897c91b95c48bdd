import type { CallName } from '../../contract/contract.ts'
import { Refused } from '../../contract/refused.ts'
import type { Handler } from '../collection.ts'

type ExamCall = Extract<CallName, `exam.${string}`>

const notYet = () => {
  throw new Refused('no_questions', 'Exams can’t be sat yet.')
}

/** Who answers each call of the exam. */
export const examHandlers: { [N in ExamCall]: Handler<N> } = {
  'exam.home': notYet,
  'exam.choose': notYet,
  'exam.preview': notYet,
  'exam.start': notYet,
  'exam.current': notYet,
  'exam.save': notYet,
  'exam.keepTime': notYet,
  'exam.pause': notYet,
  'exam.resume': notYet,
  'exam.reveal': notYet,
  'exam.submit': notYet,
  'exam.abandon': notYet,
  'exam.report': notYet,
  'exam.revise': notYet,
  'exam.readiness': notYet,
}
