import { Field } from '../../ui/Field.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { percent } from '../../ui/words.ts'
import type { Settings } from './limits.ts'
import { useSave } from './use-save.ts'

const sizes = [0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2]

const themes = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const

/** Light or dark, and how large the text is. */
export function LookSettings({ settings }: { settings: Settings }) {
  const { save, problem } = useSave(settings)
  // A scale that came from elsewhere, such as 1.3, stands among the others.
  const offered = sizes.includes(settings.textScale)
    ? sizes
    : [...sizes, settings.textScale].toSorted((a, b) => a - b)
  return (
    <Panel title="Look" className="settings-group">
      <Segments label="Theme" options={themes} value={settings.theme} onChange={theme => save({ theme })} />
      <Field label="Text size" about="Of everything in the window." problem={problem} layout="row">
        {parts => (
          <select
            {...parts}
            className="input"
            value={settings.textScale}
            onChange={event => save({ textScale: Number(event.target.value) })}
          >
            {offered.map(size => (
              <option key={size} value={size}>
                {percent(size)}
              </option>
            ))}
          </select>
        )}
      </Field>
    </Panel>
  )
}
