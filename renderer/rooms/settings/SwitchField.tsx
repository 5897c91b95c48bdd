import { Field } from '../../ui/Field.tsx'
import type { Settings, SwitchSetting } from './limits.ts'
import { useSave } from './use-save.ts'

type Props = { settings: Settings; setting: SwitchSetting; label: string; about: string }

/** A setting that is on or off. */
export function SwitchField({ settings, setting, label, about }: Props) {
  const { save, problem } = useSave(settings)
  return (
    <Field label={label} about={about} problem={problem} layout="row">
      {parts => (
        <input
          {...parts}
          type="checkbox"
          className="check"
          checked={settings[setting]}
          onChange={event => save({ [setting]: event.target.checked })}
        />
      )}
    </Field>
  )
}
