import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { EditableNote } from '../../../electron/contract/notes.ts'
import { Field } from '../../ui/Field.tsx'
import { deckWords } from '../../ui/words.ts'
import { demarc } from '../client.ts'
import { useChange } from '../data.ts'
import { saveOnCtrlEnter } from './save-key.ts'

type Props = {
  note: EditableNote
  onChanged: (isChanged: boolean) => void
  onSaving: (isSaving: boolean) => void
  onSaved: () => void
}

/** A text area per field and the tags. A refusal stands at the field it is about. */
export function EditForm({ note, onChanged, onSaving, onSaved }: Props) {
  const [fields, setFields] = useState(() => note.fields.map(field => field.value))
  const [tags, setTags] = useState(() => note.tags.join(' '))
  const { run, refusal, isRunning } = useChange(demarc.notes.save)
  const isChanged =
    tags !== note.tags.join(' ') || fields.some((value, place) => value !== note.fields[place]?.value)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('textarea')?.focus(), [])
  useEffect(() => onChanged(isChanged), [isChanged, onChanged])
  useEffect(() => onSaving(isRunning), [isRunning, onSaving])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const words = tags.split(/\s+/).filter(Boolean)
    run({ noteId: note.noteId, fields, tags: words }, { onSuccess: onSaved })
  }
  const problemOf = (name: string, place: number) =>
    refusal !== null && (refusal.where === name || (place === 0 && !isFieldOf(note, refusal.where)))
      ? refusal.sentence
      : null
  return (
    <form ref={form} id="edit-note" className="note-form" onSubmit={submit} onKeyDown={saveOnCtrlEnter}>
      <p className="small">
        {note.deck !== '' && `${deckWords(note.deck)} · `}
        {note.noteType}
        {note.isBuiltIn && ' · built in: once you change it, updates of the cards leave it as you wrote it'}
      </p>
      {note.fields.map((field, place) => (
        <Field key={field.name} label={field.name} problem={problemOf(field.name, place)}>
          {parts => (
            <textarea
              {...parts}
              className="input"
              dir="auto"
              rows={rowsFor(field.value)}
              value={fields[place] ?? ''}
              onChange={event => {
                const value = event.target.value
                setFields(before => before.map((old, other) => (other === place ? value : old)))
              }}
            />
          )}
        </Field>
      ))}
      <Field label="Tags" about="Words with spaces between them.">
        {parts => (
          <input
            {...parts}
            className="input"
            dir="auto"
            value={tags}
            onChange={event => setTags(event.target.value)}
          />
        )}
      </Field>
    </form>
  )
}

function isFieldOf(note: EditableNote, name: string | null): boolean {
  return note.fields.some(field => field.name === name)
}

function rowsFor(text: string): number {
  return Math.min(8, Math.max(1, Math.ceil(text.length / 72) + text.split('\n').length - 1))
}
