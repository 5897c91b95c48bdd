import type { CustomExam } from '../../contract/exam-attempt.ts'
import type { BankQuestion } from '../../exam/bank.ts'
import { all, type Reader } from '../db.ts'

/** From how many answers on a topic can be called weak. */
const ENOUGH = 3

/** Below this chance what a question rests on is likely to be forgotten soon. */
const SHAKY = 0.8

/** Topics whose latest answers were right less often than it takes to pass. */
export function weakTopics(db: Reader, passShare: number): ReadonlySet<string> {
  const rows = all<{ topic: string; right: number; asked: number }>(
    db,
    `SELECT topic, sum(is_right) AS "right", count(*) AS asked FROM exam_question
     WHERE is_right IS NOT NULL GROUP BY topic`,
  )
  return new Set(
    rows.filter(({ right, asked }) => asked >= ENOUGH && right / asked < passShare).map(({ topic }) => topic),
  )
}

/** Whether a custom exam may draw a question. */
export function isWanted(question: BankQuestion, custom: CustomExam, weak: ReadonlySet<string>): boolean {
  const { topics, services, onlyWeak, onlyUnseen } = custom
  if (topics.length > 0 && !topics.includes(question.topic)) return false
  if (services.length > 0 && !question.services.some(service => services.includes(service))) return false
  if (onlyUnseen && question.lastShown !== null) return false
  return !onlyWeak || isWeak(question, weak)
}

/** A question of a weak topic, one that was wrong last time, or one whose cards are shaky. */
function isWeak({ topic, wasRight, memory }: BankQuestion, weak: ReadonlySet<string>): boolean {
  const isShaky = memory.chance !== null && memory.chance < SHAKY
  return wasRight === false || isShaky || (wasRight === null && weak.has(topic))
}
