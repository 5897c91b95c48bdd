import type { QuestionText } from './bank.ts'

/** Options by their place on screen. */
export const letters = ['A', 'B', 'C', 'D', 'E', 'F'] as const
export type Letter = (typeof letters)[number]

export type Confidence = 'guess' | 'unsure' | 'sure'

/** A question as an exam showed it: its text with the options in the order shown, and where it belongs. */
export type SheetQuestion = QuestionText & {
  readonly position: number
  readonly isScored: boolean
  readonly domain: string
  readonly topic: { readonly id: string; readonly name: string }
  /** Name of the service it is about; '' when it is about none or several. */
  readonly service: string
}

/** What was done with it. Letters in the order of the alphabet. */
export type SheetAnswer = {
  readonly chosen: readonly Letter[]
  /** The first complete answer, as many options as asked for; null when there was none. */
  readonly firstChosen: readonly Letter[] | null
  readonly isFlagged: boolean
  readonly confidence: Confidence | null
  readonly tookMs: number
}

/** A question with its answer. */
export type Answered = { readonly question: SheetQuestion; readonly answer: SheetAnswer }

export const noAnswer: SheetAnswer = {
  chosen: [],
  firstChosen: null,
  isFlagged: false,
  confidence: null,
  tookMs: 0,
}

/** The letters of the right options. */
export function rightLetters({ options }: Pick<SheetQuestion, 'options'>): Letter[] {
  return letters.filter((_, index) => options[index]?.isRight === true)
}
