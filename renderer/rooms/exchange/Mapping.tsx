import type { ColumnUse, ReadingOptions, TableView } from '../../../electron/contract/exchange.ts'
import { Field } from '../../ui/Field.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { separatorChoices } from './import-words.ts'
import './mapping.css'

type Props = {
  table: TableView
  reading: ReadingOptions
  onRead: (reading: ReadingOptions) => void
}

/** How a table is read: its signs, its heading, and what each column becomes, with its first rows below. */
export function Mapping({ table, reading, onRead }: Props) {
  const read = (part: ReadingOptions) => onRead({ ...reading, ...part })
  const cut = (part: ReadingOptions) => {
    // Columns are named anew when the table is cut in another way.
    const { columns: _, ...rest } = reading
    onRead({ ...rest, ...part })
  }
  const change = (place: number, use: ColumnUse) =>
    read({ columns: table.columns.map((column, other) => (other === place ? use : column.use)) })
  return (
    <Panel title="How the table is read" className="mapping">
      <div className="mapping-options">
        <Choice
          label="Separator"
          value={table.separator}
          options={separatorChoices(table.separator)}
          onChange={separator => cut({ separator })}
        />
        <Choice
          label={table.isEncodingCertain ? 'Encoding' : 'Encoding (guessed)'}
          value={table.encoding}
          options={table.encodings.map(value => ({ value, label: value.replace(/^utf/, 'UTF') }))}
          onChange={encoding => cut({ encoding })}
        />
        <Segments
          label="First row"
          options={[
            { value: 'yes', label: 'Column names' },
            { value: 'no', label: 'A note' },
          ]}
          value={table.hasHeading ? 'yes' : 'no'}
          onChange={header => cut({ header })}
        />
        <Segments
          label="Cells are"
          options={[
            { value: 'text', label: 'Text' },
            { value: 'html', label: 'HTML' },
          ]}
          value={table.isHtml ? 'html' : 'text'}
          onChange={form => read({ isHtml: form === 'html' })}
        />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by keys */}
      <section className="mapping-table" aria-label="First rows" tabIndex={0}>
        <table>
          <thead>
            <tr>
              {table.columns.map((column, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns are known by their place
                <th key={place} scope="col">
                  <ColumnField place={place} column={column} onChange={use => change(place, use)} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.slice(0, 8).map((row, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows are known by their place
              <tr key={place}>
                {row.map((cell, column) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: and cells too
                  <td key={column} dir="auto">
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Panel>
  )
}

const fixedUses: readonly { value: Exclude<ColumnUse['is'], 'field'>; label: string }[] = [
  { value: 'tags', label: 'Tags' },
  { value: 'deck', label: 'Deck' },
  { value: 'note type', label: 'Note type' },
  { value: 'guid', label: 'Guid' },
  { value: 'nothing', label: 'Leave out' },
]

type ColumnProps = {
  place: number
  column: TableView['columns'][number]
  onChange: (use: ColumnUse) => void
}

/** What a column becomes: a field under its own name, or one of what a note has beside its fields. */
function ColumnField({ place, column, onChange }: ColumnProps) {
  const { title, use } = column
  const standard = ['Front', 'Back'][place] ?? `Field ${place + 1}`
  const named = use.is === 'field' ? use.name : ''
  const fields = [...new Set([named, title, standard, 'Front', 'Back'])].filter(name => name !== '')
  return (
    <label className="mapping-column">
      <span>{title === '' ? `Column ${place + 1}` : title}</span>
      <select
        className="input"
        value={use.is === 'field' ? `field:${use.name}` : use.is}
        onChange={event => onChange(readUse(event.target.value))}
      >
        {fields.map(name => (
          <option key={name} value={`field:${name}`}>
            {name}
          </option>
        ))}
        {fixedUses.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </label>
  )
}

function readUse(value: string): ColumnUse {
  if (value.startsWith('field:')) return { is: 'field', name: value.slice('field:'.length) }
  return { is: fixedUses.find(one => one.value === value)?.value ?? 'nothing' }
}

type ChoiceProps = {
  label: string
  value: string
  options: readonly { value: string; label: string }[]
  onChange: (value: string) => void
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  return (
    <Field label={label}>
      {parts => (
        <select {...parts} className="input" value={value} onChange={event => onChange(event.target.value)}>
          {options.map(option => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
