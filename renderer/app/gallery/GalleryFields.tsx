import { useState } from 'react'
import { Combobox } from '../../ui/Combobox.tsx'
import { Field } from '../../ui/Field.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Segments } from '../../ui/Segments.tsx'

const choices = [
  { value: 'one', label: 'As the system' },
  { value: 'two', label: 'Light' },
  { value: 'three', label: 'Dark' },
] as const

/** Fields and what stands in them, right and wrong. */
export function GalleryFields() {
  const [choice, setChoice] = useState<'one' | 'two' | 'three'>('one')
  return (
    <Panel title="Field, Segments, check, Combobox">
      <div className="gallery-stack">
        <Field label="Front" about="What is asked.">
          {parts => <input {...parts} className="input" placeholder="Type the question" />}
        </Field>
        <Field label="Reviews a day" problem="Give a whole number from 0 to 9,999." layout="row">
          {parts => <input {...parts} className="input" defaultValue="a lot" />}
        </Field>
        <Field label="Desired retention" layout="row">
          {parts => <input {...parts} className="slider" type="range" min={70} max={99} defaultValue={90} />}
        </Field>
        <Field label="New day begins at" layout="row">
          {parts => (
            <select {...parts} className="input">
              <option>04:00</option>
            </select>
          )}
        </Field>
        <Segments label="Theme" options={choices} value={choice} onChange={setChoice} />
        <Combobox
          label="Theme, by name"
          choices={choices}
          value={choice}
          placeholder="Choose one"
          keys="/"
          onChoose={value => setChoice(choices.find(other => other.value === value)?.value ?? 'one')}
        />
        <div className="gallery-part">
          <input type="checkbox" className="check" aria-label="Off" />
          <input type="checkbox" className="check" aria-label="On" defaultChecked />
          <input
            type="checkbox"
            className="check"
            aria-label="In part"
            ref={box => {
              if (box) box.indeterminate = true
            }}
          />
        </div>
      </div>
    </Panel>
  )
}
