import { useState } from 'react'
import type { NoteId } from '../../../electron/contract/core.ts'
import type { EditableNote } from '../../../electron/contract/notes.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { demarc } from '../client.ts'
import { useData } from '../data.ts'
import { EditForm } from './EditForm.tsx'
import './note-form.css'

type Props = { noteId: NoteId; onClose: () => void; onSaved: () => void }

/** Changes the note of the card on screen, all fields and tags. What was written is not lost by a stray key. */
export function EditDialog({ noteId, onClose, onSaved }: Props) {
  const note = useData(demarc.notes.one, { noteId })
  // The text as it was when the dialog opened: a change elsewhere must not overwrite what is being typed.
  const [opened, setOpened] = useState<EditableNote | null>(null)
  if (opened === null && note.data !== undefined) setOpened(note.data)
  const [isChanged, setChanged] = useState(false)
  const [isAsking, setAsking] = useState(false)
  const [isSaving, setSaving] = useState(false)
  const close = () => (isChanged ? setAsking(true) : onClose())
  const actions = isAsking ? (
    <>
      <p className="dialog-aside" role="alert">
        Discard what you changed?
      </p>
      <Button look="quiet" onClick={onClose}>
        Discard
      </Button>
      <Button look="primary" className="dialog-main" autoFocus onClick={() => setAsking(false)}>
        Keep editing
      </Button>
    </>
  ) : (
    <>
      <Button look="quiet" onClick={close}>
        Cancel
      </Button>
      <Button
        type="submit"
        form="edit-note"
        look="primary"
        className="dialog-main"
        keys="Ctrl+Enter"
        disabled={opened === null || isSaving}
      >
        Save
      </Button>
    </>
  )
  return (
    <Dialog title="Edit note" size="wide" onClose={close} actions={actions}>
      {note.error && <p role="alert">{note.error.message}</p>}
      {opened === null ? (
        <Skeleton height="18rem" />
      ) : (
        <EditForm note={opened} onChanged={setChanged} onSaving={setSaving} onSaved={onSaved} />
      )}
    </Dialog>
  )
}
