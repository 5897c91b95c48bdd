import { expect, test } from 'vitest'
import { chancesFrom } from '../../bench/readiness/chances.ts'
import { brier, calibrationOf } from '../../bench/readiness/judged.ts'

/** Forecasts in a world where a pass is as likely as `truth` makes of what is said. */
function forecasts(truth: (said: number) => number) {
  const chances = chancesFrom(5)
  return Array.from({ length: 20_000 }, () => {
    const chance = chances.between(0.02, 0.98)
    return { chance, passed: chances.happens(truth(chance)) }
  })
}

test('a Brier score is the mean squared distance', () => {
  expect(
    brier([
      { chance: 0.8, passed: true },
      { chance: 0.4, passed: false },
    ]),
  ).toBeCloseTo((0.04 + 0.16) / 2, 12)
})

test('honest forecasts have slope 1 and intercept 0, boastful ones a smaller slope, hopeful ones a negative intercept', () => {
  const logit = (said: number) => Math.log(said / (1 - said))
  const from = (x: number) => 1 / (1 + Math.exp(-x))
  const honest = calibrationOf(forecasts(said => said))
  expect(honest.slope).toBeCloseTo(1, 1)
  expect(honest.intercept).toBeCloseTo(0, 1)
  expect(calibrationOf(forecasts(said => from(logit(said) / 2))).slope).toBeCloseTo(0.5, 1)
  expect(calibrationOf(forecasts(said => from(logit(said) - 1))).intercept).toBeCloseTo(-1, 1)
})
