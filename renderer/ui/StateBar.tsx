import './state-bar.css'

type Props = {
  counts: { new: number; learning: number; review: number }
  /** The total that fills the whole width. */
  most: number
}

/** Cards by state in one bar: new in ink, learning hatched, reviews in a tint. The figures stand beside it. */
export function StateBar({ counts, most }: Props) {
  const sum = counts.new + counts.learning + counts.review
  return (
    <span className="state-bar" aria-hidden="true" style={{ width: `${most > 0 ? (sum / most) * 100 : 0}%` }}>
      {counts.new > 0 && <i className="state-bar-new" style={{ flexGrow: counts.new }} />}
      {counts.learning > 0 && <i className="state-bar-learning" style={{ flexGrow: counts.learning }} />}
      {counts.review > 0 && <i className="state-bar-review" style={{ flexGrow: counts.review }} />}
    </span>
  )
}
