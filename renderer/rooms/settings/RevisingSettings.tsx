import { Field } from '../../ui/Field.tsx'
import { Panel } from '../../ui/Panel.tsx'
import type { Settings } from './limits.ts'
import { NumberField } from './NumberField.tsx'
import { RetentionField } from './RetentionField.tsx'
import { SwitchField } from './SwitchField.tsx'
import { useSave } from './use-save.ts'

/** How much is asked a day, and when the day begins. */
export function RevisingSettings({ settings }: { settings: Settings }) {
  const { save, problem } = useSave(settings)
  return (
    <Panel title="Revising" className="settings-group">
      <NumberField
        settings={settings}
        setting="newPerDay"
        label="New cards a day"
        about="Each one adds several reviews over the weeks that follow."
      />
      <NumberField
        settings={settings}
        setting="reviewsPerDay"
        label="Reviews a day"
        about="What goes beyond it waits for the next day."
      />
      <RetentionField settings={settings} />
      <Field
        label="New day begins at"
        about="Until then a late evening still counts as the day before."
        problem={problem}
        layout="row"
      >
        {parts => (
          <select
            {...parts}
            className="input"
            value={settings.rolloverHour}
            onChange={event => save({ rolloverHour: Number(event.target.value) })}
          >
            {Array.from({ length: 24 }, (_, hour) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the hours of a day are their own names
              <option key={hour} value={hour}>
                {String(hour).padStart(2, '0')}:00
              </option>
            ))}
          </select>
        )}
      </Field>
      <NumberField
        settings={settings}
        setting="learnAheadMinutes"
        label="Learn ahead"
        unit="minutes"
        about="When nothing else is left, cards being learnt are shown up to this long before they are due."
      />
      <SwitchField
        settings={settings}
        setting="shouldAskBeforeOptions"
        label="Exam questions ask before they show their options"
        about="An answer found without options is remembered better than one recognised among them."
      />
    </Panel>
  )
}
