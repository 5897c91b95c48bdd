import { type FormEvent, useId, useState } from 'react'
import type { NoteId } from '../../../electron/contract/core.ts'
import { demarc } from '../../app/client.ts'
import { useChange } from '../../app/data.ts'
import { saveOnCtrlEnter } from '../../app/notes/save-key.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import '../../app/notes/note-form.css'

type Props = { noteId: NoteId; wrong: string | null; onClose: () => void; onSaved: () => void }

/** Says what is wrong with a card. It stays with the note, on this computer. */
export function ReportDialog({ noteId, wrong, onClose, onSaved }: Props) {
  const [text, setText] = useState(wrong ?? '')
  const report = useChange(demarc.notes.reportWrong)
  const form = useId()
  const save = (written: string) => report.run({ noteId, text: written }, { onSuccess: onSaved })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() !== '') save(text.trim())
  }
  return (
    <Dialog
      title="Something wrong?"
      onClose={onClose}
      actions={
        <>
          {wrong !== null && (
            <Button
              look="quiet"
              className="dialog-aside"
              onClick={() => save('')}
              disabled={report.isRunning}
            >
              Take back
            </Button>
          )}
          <Button look="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button
            type="submit"
            form={form}
            look="primary"
            className="dialog-main"
            disabled={report.isRunning || text.trim() === ''}
          >
            Report
          </Button>
        </>
      }
    >
      <form id={form} className="note-form" onSubmit={submit} onKeyDown={saveOnCtrlEnter}>
        <Field
          label="What is wrong with this card?"
          about="It is kept with the note, where you find it again; nothing is sent anywhere."
          problem={report.refusal?.sentence}
        >
          {parts => (
            <textarea
              {...parts}
              className="input"
              data-autofocus
              rows={5}
              maxLength={4000}
              dir="auto"
              value={text}
              onChange={event => setText(event.target.value)}
            />
          )}
        </Field>
      </form>
    </Dialog>
  )
}
