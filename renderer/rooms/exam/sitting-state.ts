import type { Gives } from '../../../electron/contract/contract.ts'
import type { Confidence, Letter } from '../../../electron/contract/exam-attempt.ts'
import { choose } from '../../app/notes/choosing.ts'

export type Attempt = NonNullable<Gives<'exam.current'>>
export type OpenQuestion = Attempt['questions'][number]

/** A refusal that stays in view until the next thing succeeds. */
export type Problem = { sentence: string; where: string | null }

/** All that a sitting shows. */
export type SittingState = {
  attempt: Attempt
  /** The question on screen, counted from 1. */
  position: number
  /** The page on which all questions are looked over before handing in. */
  isReviewing: boolean
  isPaused: boolean
  /** Being handed in: nothing can be changed any more. */
  isEnding: boolean
  problem: Problem | null
  /** A fault of ours; the room throws it to the error boundary. */
  fault: unknown
}

export function sittingOf(attempt: Attempt): SittingState {
  return {
    attempt,
    position: attempt.position,
    isReviewing: false,
    isPaused: attempt.isPaused,
    isEnding: false,
    problem: null,
    fault: null,
  }
}

/** The question on screen. */
export function questionOf({ attempt, position }: SittingState): OpenQuestion {
  const question = attempt.questions[position - 1]
  if (question === undefined) throw new Error(`There is no question ${position}.`)
  return question
}

/** As many options chosen as asked for. */
export const isAnswered = (question: OpenQuestion) => question.chosen.length === question.choose

/** The questions that are not answered, and those to be looked at again. */
export function standingOf({ attempt: { questions } }: SittingState) {
  return {
    answered: questions.filter(isAnswered).length,
    open: questions.filter(question => !isAnswered(question)),
    flagged: questions.filter(({ isFlagged }) => isFlagged),
  }
}

/** A sitting with its present question changed. */
export function withQuestion(state: SittingState, part: Partial<OpenQuestion>): SittingState {
  const questions = state.attempt.questions.map(question =>
    question.position === state.position ? { ...question, ...part } : question,
  )
  return { ...state, attempt: { ...state.attempt, questions } }
}

/** Chooses an option or, where several are asked for, takes it back. What was struck out and is chosen no longer is. */
export function withChoice(question: OpenQuestion, letter: Letter): Pick<OpenQuestion, 'chosen' | 'struck'> {
  return {
    chosen: choose(question.chosen, letter, question.choose),
    struck: question.struck.filter(other => other !== letter),
  }
}

/** Strikes an option out or brings it back; what is struck out is no longer chosen. */
export function withStrike(question: OpenQuestion, letter: Letter): Pick<OpenQuestion, 'chosen' | 'struck'> {
  const isStruck = question.struck.includes(letter)
  return {
    chosen: question.chosen.filter(other => other !== letter),
    struck: isStruck ? question.struck.filter(other => other !== letter) : [...question.struck, letter],
  }
}

export const confidences: readonly { value: Confidence; label: string; key: string }[] = [
  { value: 'guess', label: 'Guess', key: 'G' },
  { value: 'unsure', label: 'Unsure', key: 'U' },
  { value: 'sure', label: 'Sure', key: 'S' },
]

/** Time left as it stands on the clock: `61:24`, `1:04:05` from a hundred minutes on, never below zero. */
export function clockTime(leftMs: number): string {
  const seconds = Math.max(0, Math.ceil(leftMs / 1000))
  const minutes = Math.floor(seconds / 60)
  const two = (value: number) => String(value).padStart(2, '0')
  if (minutes < 100) return `${two(minutes)}:${two(seconds % 60)}`
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`
}
