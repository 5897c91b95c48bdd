import { useState } from 'react'
import type { CustomExam, ExamMode } from '../../../electron/contract/exam-attempt.ts'
import { demarc } from '../../app/client.ts'
import { useData } from '../../app/data.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { counted } from '../../ui/words.ts'
import { modes } from './Blueprints.tsx'
import { Narrowing } from './Narrowing.tsx'
import type { ExamHome } from './views.ts'

type Props = {
  home: ExamHome
  mode: ExamMode
  onMode: (mode: ExamMode) => void
  problem: string | null
  isStarting: boolean
  onStart: (custom: CustomExam) => void
  onClose: () => void
}

const first: CustomExam = {
  topics: [],
  services: [],
  questions: 20,
  minutes: 25,
  onlyWeak: false,
  onlyUnseen: false,
}

/** A number out of a field, within what an exam may have. */
const within = (text: string, most: number) => Math.min(most, Math.max(1, Math.round(Number(text)) || 1))

/** An exam put together: what about, how long, and only what is weak or was never shown. */
export function CustomDialog({ home, mode, onMode, problem, isStarting, onStart, onClose }: Props) {
  const [custom, setCustom] = useState(first)
  const change = (part: Partial<CustomExam>) => setCustom(before => ({ ...before, ...part }))
  const preview = useData(demarc.exam.preview, { custom }, { keepsLast: true })
  const found = preview.data?.questions ?? 0
  return (
    <Dialog
      title="Put an exam together"
      size="wide"
      onClose={onClose}
      actions={
        <>
          <p className="custom-found muted" aria-live="polite">
            {foundInWords(found, custom.questions)}
          </p>
          <Button look="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button
            look="primary"
            className="dialog-main"
            disabled={isStarting || found === 0 || home.unfinished !== null}
            onClick={() => onStart(custom)}
          >
            Start exam
          </Button>
        </>
      }
    >
      <div className="custom">
        {problem !== null && (
          <p className="exam-problem" role="alert">
            {problem}
          </p>
        )}
        <div className="custom-lists">
          <Narrowing
            title="Topics"
            all={home.custom.topics}
            chosen={custom.topics}
            onChange={topics => change({ topics })}
          />
          <Narrowing
            title="Services"
            all={home.custom.services}
            chosen={custom.services}
            onChange={services => change({ services })}
          />
        </div>
        <div className="custom-row">
          <Amount
            label="Questions"
            most={200}
            value={custom.questions}
            onChange={questions => change({ questions })}
          />
          <Amount
            label="Minutes"
            most={600}
            value={custom.minutes}
            onChange={minutes => change({ minutes })}
          />
          <label className="custom-only">
            <input
              type="checkbox"
              className="check"
              checked={custom.onlyWeak}
              onChange={event => change({ onlyWeak: event.currentTarget.checked })}
            />
            Only what is weak
          </label>
          <label className="custom-only">
            <input
              type="checkbox"
              className="check"
              checked={custom.onlyUnseen}
              onChange={event => change({ onlyUnseen: event.currentTarget.checked })}
            />
            Only what no exam has shown
          </label>
        </div>
        <Segments label="How" options={modes} value={mode} onChange={onMode} />
      </div>
    </Dialog>
  )
}

type AmountProps = { label: string; most: number; value: number; onChange: (value: number) => void }

/** A whole number from 1 to `most`. */
function Amount({ label, most, value, onChange }: AmountProps) {
  return (
    <Field label={label}>
      {parts => (
        <input
          {...parts}
          className="input custom-number"
          type="number"
          min={1}
          max={most}
          value={value}
          onChange={event => onChange(within(event.currentTarget.value, most))}
        />
      )}
    </Field>
  )
}

function foundInWords(found: number, wanted: number): string {
  if (found === 0) return 'No question fits. Choose fewer restrictions.'
  if (found < wanted) return `Only ${counted(found, 'question')} fit, and the time is cut to match.`
  return `${counted(found, 'question')} will be drawn.`
}
