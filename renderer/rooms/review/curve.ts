/** A picture's frame in its own units; the curve is drawn between the margins. */
export type Frame = {
  width: number
  height: number
  left: number
  right: number
  top: number
  bottom: number
}

type Point = { at: number; retrievability: number }

/** A mark on an axis: where it stands in the picture, and what it says. */
export type Tick = { place: number; label: string }

export type CurveDrawing = {
  /** The curve as an SVG path; empty with fewer than two points. */
  path: string
  x: (at: number) => number
  y: (retrievability: number) => number
  /** The lowest share drawn, 0..1, a multiple of a tenth. */
  floor: number
  shares: Tick[]
  times: Tick[]
}

const DAY_MS = 86_400_000

/** The lowest tenth below every point and below the desired retention, at most 0.8, so that a flat curve has room. */
function floorOf(curve: readonly Point[], desiredRetention: number): number {
  const lowest = curve.reduce((low, point) => Math.min(low, point.retrievability), desiredRetention)
  return Math.max(0, Math.min(0.8, Math.floor(lowest * 10 - 1e-9) / 10))
}

/** Steps of 1, 2 or 5 times a power of ten so that at most `most` fit into `span`. */
export function niceStep(span: number, most: number): number {
  if (span <= 0) return 1
  const raw = span / most
  const power = 10 ** Math.floor(Math.log10(raw))
  const factor = [1, 2, 5, 10].find(one => one * power >= raw) ?? 10
  return factor * power
}

/**
 * Where everything of a retrievability curve lies: time to the right, share remembered upwards.
 * @param curve  points in order of time; a review is a jump back to 1 at the same or the next moment
 */
export function drawCurve(curve: readonly Point[], desiredRetention: number, frame: Frame): CurveDrawing {
  const first = curve[0]?.at ?? 0
  const last = Math.max(curve.at(-1)?.at ?? 0, first + DAY_MS / 24)
  const floor = floorOf(curve, desiredRetention)
  const x = (at: number) =>
    frame.left + ((at - first) / (last - first)) * (frame.width - frame.left - frame.right)
  const y = (retrievability: number) =>
    frame.top + ((1 - retrievability) / (1 - floor)) * (frame.height - frame.top - frame.bottom)
  const path =
    curve.length < 2
      ? ''
      : curve
          .map(
            (point, index) =>
              `${index === 0 ? 'M' : 'L'}${fixed(x(point.at))} ${fixed(y(point.retrievability))}`,
          )
          .join('')
  return { path, x, y, floor, shares: shareTicks(floor, y), times: timeTicks(first, last, x) }
}

function fixed(value: number): string {
  return String(Math.round(value * 10) / 10)
}

function shareTicks(floor: number, y: (share: number) => number): Tick[] {
  const step = 1 - floor > 0.55 ? 0.25 : 1 - floor > 0.25 ? 0.1 : 0.05
  const ticks: Tick[] = []
  for (let share = 1; share >= floor - 1e-9; share -= step) {
    ticks.push({ place: y(share), label: `${Math.round(share * 100)}\u2009%` })
  }
  return ticks
}

/** Days since the first review; hours when all of it lies within two days. */
function timeTicks(first: number, last: number, x: (at: number) => number): Tick[] {
  const days = (last - first) / DAY_MS
  const unit = days < 2 ? DAY_MS / 24 : DAY_MS
  const span = (last - first) / unit
  const step = Math.max(1, niceStep(span, 6))
  const ticks: Tick[] = []
  for (let at = 0; at <= span + 1e-9; at += step) {
    const label = at === 0 ? 'first review' : `${Math.round(at)} ${unit === DAY_MS ? 'd' : 'h'}`
    ticks.push({ place: x(first + at * unit), label })
  }
  return ticks
}
