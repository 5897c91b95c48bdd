import type { Grade } from '../../../electron/contract/core.ts'
import type { Session, ShownCard } from '../../../electron/contract/review.ts'
import { type Given, isGivenWrong, nothingGiven } from './answer-words.ts'
import { compareTyped } from './typed-diff.ts'

/** What is open over the card. */
export type OpenDialog = 'edit' | 'info' | 'report' | 'flag'

/** A refusal that stays in view until the next thing succeeds. */
export type Problem = { sentence: string; where: string | null }

/** All that the room shows. */
export type ReviewState = {
  /** Null until the first reply. */
  session: Session | null
  problem: Problem | null
  /** A fault of ours; the room throws it to the error boundary. */
  fault: unknown
  /** Counts up with every card that is shown anew, also when it is the same card. */
  showing: number
  isAnswerShown: boolean
  isHintShown: boolean
  /** Whether the options were asked for, of a card that asks before it shows them. */
  areOptionsAskedFor: boolean
  /** How often the sounds of this side were asked for again. */
  replays: number
  given: Given
  dialog: OpenDialog | null
}

export const emptyState: ReviewState = {
  session: null,
  problem: null,
  fault: null,
  showing: 0,
  isAnswerShown: false,
  isHintShown: false,
  areOptionsAskedFor: false,
  replays: 0,
  given: nothingGiven,
  dialog: null,
}

/**
 * The state after a reply. The same showing of a card keeps its side, and so does the same card after a change
 * that leaves it on screen (`keepsSide`): a flag, an edit, a rollover. Every other card begins with its question.
 */
export function withSession(state: ReviewState, session: Session, keepsSide: boolean): ReviewState {
  const before = state.session?.card
  const after = session.card
  const isSameCard = before != null && after != null && before.cardId === after.cardId
  if (isSameCard && (keepsSide || before.turn === after.turn)) return { ...state, session, problem: null }
  return { ...emptyState, session, showing: state.showing + 1 }
}

/** The card on screen, if there is one. */
export function cardOf(state: ReviewState): ShownCard | null {
  return state.session?.card ?? null
}

/** Whether the card asks for an answer without its options, which are still to be shown. */
export function isBeforeOptions(state: ReviewState): boolean {
  const card = cardOf(state)
  return card?.shouldAskBeforeOptions === true && !state.areOptionsAskedFor && !state.isAnswerShown
}

/** Whether what was typed or chosen is wrong; null when there is nothing to judge. */
export function isWrong(state: ReviewState): boolean | null {
  const card = cardOf(state)
  return card === null ? null : isGivenWrong(card.content, state.given, compareTyped)
}

/** What Space and Enter grade: Good, but Again after a wrong answer. */
export function usualGrade(state: ReviewState): Grade {
  return isWrong(state) === true ? 1 : 3
}

/** Where the room stands: a card, waiting for one, at the end, or not yet anywhere. */
export function stageOf(state: ReviewState): 'loading' | 'card' | 'waiting' | 'finished' {
  if (state.session === null) return 'loading'
  if (state.session.card !== null) return 'card'
  return state.session.waitingUntil === null ? 'finished' : 'waiting'
}
