import { type FormEvent, useState } from 'react'
import { Refusal } from '../../app/client.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'

type Props = {
  title: string
  /** What the button says. */
  verb: string
  name: string
  /** Where a new deck goes, in a sentence. */
  about?: string
  /** Throws a `Refusal` for a name that can't be. */
  onName: (name: string) => Promise<void>
  onClose: () => void
}

/** Asks for a deck's name. A refusal stands at the field. */
export function DeckNameDialog({ title, verb, name: first, about, onName, onClose }: Props) {
  const [name, setName] = useState(first)
  const [problem, setProblem] = useState<string | null>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onName(name).then(onClose, (error: unknown) => {
      if (!(error instanceof Refusal)) throw error
      setProblem(error.sentence)
    })
  }
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" form="deck-name-form" look="primary" className="dialog-main">
            {verb}
          </Button>
        </>
      }
    >
      <form id="deck-name-form" className="note-form" onSubmit={submit}>
        <Field label="Name" problem={problem} {...(about === undefined ? {} : { about })}>
          {parts => (
            <input
              {...parts}
              className="input"
              data-autofocus
              dir="auto"
              autoComplete="off"
              maxLength={200}
              value={name}
              onChange={event => {
                setName(event.target.value)
                setProblem(null)
              }}
            />
          )}
        </Field>
      </form>
    </Dialog>
  )
}
