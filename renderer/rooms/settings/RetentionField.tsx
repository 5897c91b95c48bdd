import { useEffect, useState } from 'react'
import { Field } from '../../ui/Field.tsx'
import { percent } from '../../ui/words.ts'
import type { Settings } from './limits.ts'
import { costInWords } from './retention-cost.ts'
import { useSave } from './use-save.ts'

/** The share of cards to be remembered when they come due, with what it costs. */
export function RetentionField({ settings }: { settings: Settings }) {
  const saved = Math.round(settings.desiredRetention * 100)
  const [shown, setShown] = useState(saved)
  const { save, problem } = useSave(settings)
  useEffect(() => setShown(saved), [saved])
  const finish = () => shown !== saved && save({ desiredRetention: shown / 100 })
  return (
    <Field label="Desired retention" about={costInWords(shown / 100)} problem={problem} layout="row">
      {parts => (
        <>
          <input
            {...parts}
            className="slider"
            type="range"
            min={70}
            max={99}
            value={shown}
            aria-valuetext={percent(shown / 100)}
            onChange={event => setShown(Number(event.target.value))}
            onPointerUp={finish}
            onKeyUp={finish}
            onBlur={finish}
          />
          <output className="settings-output" htmlFor={parts.id}>
            {percent(shown / 100)}
          </output>
        </>
      )}
    </Field>
  )
}
