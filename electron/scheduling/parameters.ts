import { defaultParameters } from './fsrs.ts'

// fsrs-rs, src/parameter_clipper.rs.
const LOW = [
  0.001, 0.001, 0.001, 0.001, 1, 0.001, 0.001, 0.001, 0, 0, 0.001, 0.001, 0.001, 0.001, 0, 0, 1, 0, 0, 0, 0.1,
]
const HIGH = [100, 100, 100, 100, 10, 4, 4, 0.75, 4.5, 0.8, 3.5, 5, 0.25, 0.9, 4, 1, 6, 2, 2, 0.8, 0.8]

// A fitted value may sit on a bound, and comes as float32, which misses 0.8 by 1.5e-8.
const FLOAT32_SLACK = 1e-6

/**
 * What is wrong with FSRS-6 parameters, where, and what to do, in one sentence; null when nothing is.
 * Out of bounds is refused, not clipped: a silently changed parameter would give other intervals than its owner
 * expects. The bounds are those of fsrs-rs, src/parameter_clipper.rs.
 */
export function problemOfParameters(parameters: readonly number[]): string | null {
  if (parameters.length !== 21) {
    return `FSRS-6 has 21 parameters, but ${parameters.length} were given. Paste all of them, or use the default ones.`
  }
  for (let index = 0; index < 21; index++) {
    const value = parameters[index]
    const low = LOW[index] ?? 0
    const high = HIGH[index] ?? 0
    if (typeof value !== 'number' || !Number.isFinite(value)) {
      return `FSRS parameter w${index} (number ${index + 1} of 21) is not a number. Correct it, or use the default ones.`
    }
    if (value < low - FLOAT32_SLACK || value > high + FLOAT32_SLACK) {
      return `FSRS parameter w${index} (number ${index + 1} of 21) is ${value}, outside ${low} to ${high}. Correct it, or use the default ones.`
    }
  }
  return null
}

/**
 * Parameters of FSRS 4.5 (17) and FSRS-5 (19) as the 21 of FSRS-6 that give the same intervals; 21 as they are,
 * none as the default ones. They are not checked: see `problemOfParameters`.
 *
 * @throws RangeError for any other number of them
 * @see fsrs-rs, src/model_v6.rs, check_and_fill_parameters_fsrs6
 */
export function upgradedParameters(parameters: readonly number[]): readonly number[] {
  const decayOfFsrs5 = 0.5
  switch (parameters.length) {
    case 0:
      return defaultParameters
    case 17: {
      const [w4 = Number.NaN, w5 = Number.NaN, w6 = Number.NaN] = parameters.slice(4, 7)
      const difficulty = [w4 + 2 * w5, Math.log(3 * w5 + 1) / 3, w6 + 0.5]
      return [...parameters.slice(0, 4), ...difficulty, ...parameters.slice(7), 0, 0, 0, decayOfFsrs5]
    }
    case 19:
      return [...parameters, 0, decayOfFsrs5]
    case 21:
      return parameters
    default:
      throw new RangeError(
        `FSRS has 17, 19 or 21 parameters, but ${parameters.length} were given. Paste all of them, or use the default ones.`,
      )
  }
}
