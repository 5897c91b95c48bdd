import { logistic, logitOf } from './readiness-model.ts'

/** A topic's part of the form: how many scored questions, and how likely each is answered right, 0..1. */
export type FormPart = { readonly questions: number; readonly right: number }

/** Points of the normal distribution at which the chance is looked at; enough for three decimals. */
const POINTS = 61
const REACH = 4

/** The quantile of the normal distribution that leaves a tenth on either side. */
export const Z_80 = 1.281552

/** How many of so many scored questions pass: the share, rounded up. */
export function neededOf(questions: number, passShare: number): number {
  return Math.ceil(questions * passShare - 1e-9)
}

/**
 * How likely at least `needed` questions are right when each has a chance of its own (Poisson's binomial
 * distribution, question by question).
 */
export function chanceOfAtLeast(parts: readonly FormPart[], needed: number): number {
  let chances = [1]
  for (const { questions, right } of parts) {
    for (let question = 0; question < questions; question++) {
      const next = new Array<number>(chances.length + 1).fill(0)
      for (const [count, chance] of chances.entries()) {
        next[count] = (next[count] ?? 0) + chance * (1 - right)
        next[count + 1] = (next[count + 1] ?? 0) + chance * right
      }
      chances = next
    }
  }
  return chances.slice(Math.max(needed, 0)).reduce((sum, chance) => sum + chance, 0)
}

/** The parts with every chance moved by a logit. */
export function moved(parts: readonly FormPart[], by: number): FormPart[] {
  return parts.map(({ questions, right }) => ({ questions, right: logistic(logitOf(right) + by) }))
}

/**
 * The chance of passing when how good the candidate is, is itself uncertain: normal on the logit with a spread,
 * integrated over it.
 */
export function chanceOfPassing(parts: readonly FormPart[], passShare: number, spread: number): number {
  const questions = parts.reduce((sum, part) => sum + part.questions, 0)
  const needed = neededOf(questions, passShare)
  if (spread === 0) return chanceOfAtLeast(parts, needed)
  let sum = 0
  let weights = 0
  for (let point = 0; point < POINTS; point++) {
    const z = -REACH + (2 * REACH * point) / (POINTS - 1)
    const weight = Math.exp(-(z ** 2) / 2)
    sum += weight * chanceOfAtLeast(moved(parts, z * spread), needed)
    weights += weight
  }
  return sum / weights
}
