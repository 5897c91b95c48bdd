import type { CardInfo } from '../../../electron/contract/review.ts'
import { percent } from '../../ui/words.ts'
import { dueWords } from './card-figures.ts'
import { type CurveDrawing, drawCurve, type Frame } from './curve.ts'

const frame: Frame = { width: 640, height: 220, left: 52, right: 14, top: 12, bottom: 28 }

/** How the chance to know the card falls after each review, drawn in ink, with the share that is wanted. */
export function RetrievabilityCurve({ info, now }: { info: CardInfo; now: number }) {
  const drawing = drawCurve(info.curve, info.desiredRetention, frame)
  if (drawing.path === '') return <p className="muted">There is a curve after the first review.</p>
  const reviews = info.history.filter(line => line.grade !== null)
  const last = info.curve.at(-1)?.at ?? now
  return (
    <svg
      className="curve"
      viewBox={`0 0 ${frame.width} ${frame.height}`}
      role="img"
      aria-label={told(info, now)}
    >
      <Axes drawing={drawing} />
      <line
        className="curve-wanted"
        x1={frame.left}
        x2={frame.width - frame.right}
        y1={drawing.y(info.desiredRetention)}
        y2={drawing.y(info.desiredRetention)}
      />
      {now <= last && (
        <line
          className="curve-now"
          x1={drawing.x(now)}
          x2={drawing.x(now)}
          y1={frame.top}
          y2={frame.height - frame.bottom}
        />
      )}
      <path className="curve-line" d={drawing.path} />
      {reviews.map(line => (
        <circle
          key={line.at}
          className={line.grade === 1 ? 'curve-review curve-forgotten' : 'curve-review'}
          cx={drawing.x(line.at)}
          cy={drawing.y(1)}
          r="3.5"
        />
      ))}
      {now <= last && (
        <text
          className="curve-word"
          x={drawing.x(now)}
          y={frame.height - frame.bottom - 6}
          textAnchor={anchorAt(drawing.x(now))}
        >
          {' now '}
        </text>
      )}
      <text
        className="curve-word"
        x={frame.width - frame.right}
        y={drawing.y(info.desiredRetention) - 6}
        textAnchor="end"
      >
        wanted: {percent(info.desiredRetention)}
      </text>
    </svg>
  )
}

function Axes({ drawing }: { drawing: CurveDrawing }) {
  const foot = frame.height - frame.bottom
  return (
    <>
      {drawing.shares.map(tick => (
        <g key={tick.label}>
          <line
            className="curve-grid"
            x1={frame.left}
            x2={frame.width - frame.right}
            y1={tick.place}
            y2={tick.place}
          />
          <text className="curve-tick" x={frame.left - 8} y={tick.place + 4} textAnchor="end">
            {tick.label}
          </text>
        </g>
      ))}
      {drawing.times.map((tick, place) => (
        <text
          key={tick.label}
          className="curve-tick"
          x={tick.place}
          y={foot + 18}
          textAnchor={place === 0 ? 'start' : anchorAt(tick.place)}
        >
          {tick.label}
        </text>
      ))}
    </>
  )
}

function anchorAt(x: number): 'middle' | 'end' {
  return x > frame.width - frame.right - 24 ? 'end' : 'middle'
}

/** The picture in a sentence. */
function told(info: CardInfo, now: number): string {
  const count = info.history.filter(line => line.grade !== null).length
  const known = info.retrievability === null ? '' : ` It is ${percent(info.retrievability)} now.`
  const due = info.dueAt === null ? '' : ` Due ${dueWords(info.dueAt, now)}.`
  return `The chance to know this card rises to ${percent(1)} at each of ${count} reviews and falls after it. Wanted: ${percent(info.desiredRetention)}.${known}${due}`
}
