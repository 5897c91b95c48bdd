/** A probability that was given, and what came of it. */
export type Forecast = { readonly chance: number; readonly passed: boolean }

/** The mean squared distance of probabilities from outcomes: 0 perfect, 0.25 always saying half. */
export function brier(forecasts: readonly Forecast[]): number {
  const sum = forecasts.reduce((total, { chance, passed }) => total + (chance - (passed ? 1 : 0)) ** 2, 0)
  return sum / forecasts.length
}

const logit = (chance: number) => {
  const within = Math.min(Math.max(chance, 0.001), 0.999)
  return Math.log(within / (1 - within))
}

/**
 * How probabilities relate to outcomes: P(passed) = σ(intercept + slope · logit(chance)), by maximum likelihood.
 * Perfectly calibrated: slope 1, intercept 0; a slope below 1: too sure of itself.
 * @see D. R. Cox, Two further applications of a model for binary regression, Biometrika 45 (1958)
 */
export function calibrated(points: readonly { x: number; passed: boolean }[]): {
  slope: number
  intercept: number
} {
  let [intercept, slope] = [0, 1]
  for (let step = 0; step < 50; step++) {
    let [g0, g1, h00, h01, h11] = [0, 0, 1e-9, 0, 1e-9]
    for (const { x, passed } of points) {
      const p = 1 / (1 + Math.exp(-(intercept + slope * x)))
      const [rest, weight] = [(passed ? 1 : 0) - p, p * (1 - p)]
      g0 += rest
      g1 += rest * x
      h00 += weight
      h01 += weight * x
      h11 += weight * x * x
    }
    const determinant = h00 * h11 - h01 * h01
    intercept += (h11 * g0 - h01 * g1) / determinant
    slope += (h00 * g1 - h01 * g0) / determinant
  }
  return { slope, intercept }
}

export function calibrationOf(forecasts: readonly Forecast[]) {
  return calibrated(forecasts.map(({ chance, passed }) => ({ x: logit(chance), passed })))
}

/** Turns a figure into a probability in the best way a line can, learnt on other candidates. */
export function lineOn(learnt: readonly { figure: number; passed: boolean }[]): (figure: number) => number {
  const { slope, intercept } = calibrated(learnt.map(({ figure, passed }) => ({ x: figure, passed })))
  return figure => 1 / (1 + Math.exp(-(intercept + slope * figure)))
}

/** A line for each tenth of probabilities: how many, what was said on average, and how many passed. */
export function reliability(forecasts: readonly Forecast[]): string[] {
  return Array.from({ length: 10 }, (_, tenth) => {
    const within = forecasts.filter(({ chance }) => Math.min(9, Math.floor(chance * 10)) === tenth)
    const said = within.reduce((sum, { chance }) => sum + chance, 0) / within.length
    const passed = within.filter(one => one.passed).length
    const range = `${tenth * 10} to ${tenth * 10 + 10} %`.padEnd(12)
    if (within.length === 0) return `${range} nobody`
    return `${range} ${String(within.length).padStart(5)} candidates, said ${(said * 100).toFixed(1)} %, passed ${((passed / within.length) * 100).toFixed(1)} %`
  })
}
