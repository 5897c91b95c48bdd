import { Field } from '../../ui/Field.tsx'
import { Panel } from '../../ui/Panel.tsx'
import type { Settings } from './limits.ts'
import { NumberField } from './NumberField.tsx'
import { useSave } from './use-save.ts'

/** What becomes of cards that are forgotten again and again. */
export function LeechSettings({ settings }: { settings: Settings }) {
  const { save, problem } = useSave(settings)
  return (
    <Panel title="Leeches" className="settings-group">
      <NumberField
        settings={settings}
        setting="leechThreshold"
        label="A card is a leech after"
        unit="lapses"
        about="A lapse is a card graded Again after it had been learnt."
      />
      <Field
        label="Then"
        about="A card that is forgotten so often mostly wants rewording."
        problem={problem}
        layout="row"
      >
        {parts => (
          <select
            {...parts}
            className="input"
            value={settings.leechAction}
            onChange={event => save({ leechAction: event.target.value === 'tag' ? 'tag' : 'suspend' })}
          >
            <option value="suspend">Suspend it</option>
            <option value="tag">Tag its note and go on</option>
          </select>
        )}
      </Field>
    </Panel>
  )
}
