import { type ReactNode, useId } from 'react'
import './field.css'

/** What a control inside a field needs, so that its label, sentence and problem belong to it. */
export type FieldParts = {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

type Props = {
  label: string
  /** One sentence on what it does or costs. */
  about?: ReactNode
  /** What is wrong with the value, with the remedy; null when nothing. */
  problem?: string | null | undefined
  /** `row`: the control stands to the right of label and sentence, as on a page of settings. */
  layout?: 'stack' | 'row'
  children: (parts: FieldParts) => ReactNode
}

/** A labelled control: label, the control, a sentence about it, and what is wrong with it. */
export function Field({ label, about, problem, layout = 'stack', children }: Props) {
  const id = useId()
  const describedBy = [problem && `${id}-problem`, about && `${id}-about`].filter(Boolean).join(' ')
  return (
    <div className={`field field-${layout}`}>
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <div className="field-control">
        {children({
          id,
          'aria-describedby': describedBy || undefined,
          'aria-invalid': problem ? true : undefined,
        })}
      </div>
      {problem && (
        <p className="field-problem" id={`${id}-problem`} role="alert">
          {problem}
        </p>
      )}
      {about && (
        <p className="field-about" id={`${id}-about`}>
          {about}
        </p>
      )}
    </div>
  )
}
