import './progress.css'

type Props = {
  /** Its accessible name, such as `Session progress`. */
  label: string
  value: number
  max: number
}

/** How far something has come: a thin bar in ink. */
export function Progress({ label, value, max }: Props) {
  const share = max > 0 ? Math.min(1, value / max) : 0
  return (
    <div
      className="progress"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuenow={value}
      aria-valuemax={max}
    >
      <i style={{ width: `${share * 100}%` }} />
    </div>
  )
}
