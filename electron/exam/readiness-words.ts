import type { Estimate } from './readiness.ts'
import { type PassShare, percent } from './verdict.ts'

/** From how many answers and reviews on there is enough to give a number. */
export const ENOUGH = { answers: 20, reviews: 50 } as const

/** What a readiness speaks of: the share of the exam, 0..1, and how many of its scored questions that is. */
export type Scope = { readonly covered: number; readonly questions: number; readonly scored: number }

const degrees: readonly { from: number; words: string }[] = [
  { from: 0.95, words: 'Almost certain to pass' },
  { from: 0.8, words: 'Very likely to pass' },
  { from: 0.6, words: 'Likely to pass' },
  { from: 0.4, words: 'Could go either way' },
  { from: 0.2, words: 'Not likely to pass yet' },
  { from: 0, words: 'Hardly to be passed yet' },
]

/** `Likely to pass: 74 %`. Never 0 or 100 %, which nobody can know. */
export function readinessHeadline(chance: number): string {
  const words = degrees.find(({ from }) => chance >= from)?.words ?? ''
  return `${words}: ${percent(within(chance))}`
}

/** The interval, what it takes for granted, and what it speaks of. */
export function readinessSentence(estimate: Estimate, pass: PassShare, scope: Scope): string {
  const { low, high, ifEasier, ifHarder } = estimate
  const of =
    scope.covered > 0.995
      ? 'It speaks of the whole exam'
      : `It speaks of the ${percent(scope.covered)} of the exam that the banks cover, ${scope.questions} of its ${scope.scored} scored questions`
  const [from, to] = [Math.round(within(low) * 100), Math.round(within(high) * 100)]
  const range = from === to ? `About ${percent(within(low))}` : `Between ${from} and ${percent(within(high))}`
  return (
    `${range} by what is known so far, if nothing more is revised until then. ${of}, and assumes that ` +
    `${percent(pass.share)} right is a pass: at ${percent(pass.low)} it would be ${percent(within(ifEasier))}, at ${percent(pass.high)} ${percent(within(ifHarder))}.`
  )
}

/** What is missing before there is a number; null when nothing is. */
export function missingSentence(answers: number, reviews: number): string | null {
  const missing = []
  if (answers < ENOUGH.answers) {
    missing.push(`${ENOUGH.answers} answers in exams (${answers} so far)`)
  }
  if (reviews < ENOUGH.reviews) {
    missing.push(
      `${ENOUGH.reviews} reviews of cards a day or more after they were learnt (${reviews} so far)`,
    )
  }
  if (missing.length === 0) return null
  return `A number would be a guess before there are ${missing.join(' and ')}.`
}

function within(chance: number): number {
  return Math.min(Math.max(chance, 0.01), 0.99)
}
