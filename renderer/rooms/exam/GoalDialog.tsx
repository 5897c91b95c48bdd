import { useState } from 'react'
import type { ExamCode } from '../../../electron/contract/exam-attempt.ts'
import { demarc } from '../../app/client.ts'
import { useChange } from '../../app/data.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { percent } from '../../ui/words.ts'
import type { ExamHome } from './views.ts'

/** Which exam it is, and when. What the question banks do not cover of it is said here. */
export function GoalDialog({ home, onClose }: { home: ExamHome; onClose: () => void }) {
  const [exam, setExam] = useState<ExamCode>(home.exam)
  const [date, setDate] = useState(home.date ?? '')
  const choosing = useChange(demarc.exam.choose)
  const save = () => choosing.run({ exam, date: date === '' ? null : date }, { onSuccess: onClose })
  return (
    <Dialog
      title="Your exam"
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button look="primary" className="dialog-main" disabled={choosing.isRunning} onClick={save}>
            Save
          </Button>
        </>
      }
    >
      <div className="goal">
        <fieldset className="exam-kinds">
          <legend className="unseen">Exam</legend>
          {home.exams.map(choice => (
            <label key={choice.code} className="exam-kind">
              <input
                type="radio"
                name="goal-exam"
                className="check check-one"
                checked={choice.code === exam}
                data-autofocus={choice.code === home.exam || undefined}
                onChange={() => setExam(choice.code)}
              />
              <span>
                <b>{choice.name}</b>
                <span className="exam-kind-size">
                  {choice.code} · {percent(choice.covered)} of it in domains that your questions cover
                </span>
                {choice.warning !== null && <span className="small">{choice.warning}</span>}
              </span>
            </label>
          ))}
        </fieldset>
        <Field
          label="Date"
          problem={choosing.refusal?.sentence}
          about="Readiness is worked out for this day. Leave it empty as long as there is none."
        >
          {parts => (
            <input
              {...parts}
              type="date"
              className="input"
              value={date}
              onChange={event => setDate(event.currentTarget.value)}
            />
          )}
        </Field>
      </div>
    </Dialog>
  )
}
