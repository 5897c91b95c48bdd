import { type ReactNode, useEffect, useState } from 'react'
import { Field } from '../../ui/Field.tsx'
import { limits, type NumberSetting, problemOf, type Settings } from './limits.ts'
import { useSave } from './use-save.ts'

type Props = { settings: Settings; setting: NumberSetting; label: string; unit?: string; about?: ReactNode }

/** How long after the last key a number is saved. */
const PAUSE_MS = 400

/** A whole number of the settings: saved when the typing pauses, and never while it is wrong. */
export function NumberField({ settings, setting, label, unit, about }: Props) {
  const saved = settings[setting]
  const [typed, setTyped] = useState(String(saved))
  const { save, problem } = useSave(settings)
  const wrong = problemOf(setting, typed)
  useEffect(() => setTyped(String(saved)), [saved])
  useEffect(() => {
    if (problemOf(setting, typed) !== null || Number(typed) === saved) return
    const timer = setTimeout(() => save({ [setting]: Number(typed) }), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [typed, setting, saved, save])
  return (
    <Field label={label} about={about} problem={wrong ?? problem} layout="row">
      {parts => (
        <>
          <input
            {...parts}
            className="input settings-number"
            type="number"
            inputMode="numeric"
            {...limits[setting]}
            value={typed}
            onChange={event => setTyped(event.target.value)}
            onBlur={() => wrong === null && Number(typed) !== saved && save({ [setting]: Number(typed) })}
          />
          {unit && <span className="muted">{unit}</span>}
        </>
      )}
    </Field>
  )
}
