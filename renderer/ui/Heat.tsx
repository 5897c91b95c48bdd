import './heat.css'

type Props = {
  label: string
  /** Fields in a column; the columns follow one another. */
  rows: number
  fields: readonly { id: string; value: number; title: string }[]
}

/** Values over time as fields in five tints, from none to the most there was. */
export function Heat({ label, rows, fields }: Props) {
  const most = Math.max(...fields.map(field => field.value))
  return (
    <div
      className="heat"
      role="img"
      aria-label={label}
      style={{ gridTemplateRows: `repeat(${rows}, 0.6875rem)` }}
    >
      {fields.map(field => (
        <i key={field.id} data-level={level(field.value, most)} title={field.title} />
      ))}
    </div>
  )
}

/** 0 for none, then 1 to 4 by the share of the most. */
export function level(value: number, most: number): 0 | 1 | 2 | 3 | 4 {
  if (value <= 0 || most <= 0) return 0
  const share = value / most
  if (share <= 0.25) return 1
  if (share <= 0.5) return 2
  return share <= 0.75 ? 3 : 4
}
