import { useId, useState } from 'react'
import { figure } from '../../ui/words.ts'
import type { ExamHome } from './views.ts'

type One = ExamHome['custom']['topics'][number]
type Props = {
  title: string
  all: readonly One[]
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
}

/** A list to choose from, with a field that narrows it when it is long. Nothing chosen means all. */
export function Narrowing({ title, all, chosen, onChange }: Props) {
  const [words, setWords] = useState('')
  const id = useId()
  const wanted = words.trim().toLowerCase()
  const shown = all.filter(({ name }) => name.toLowerCase().includes(wanted))
  return (
    <fieldset className="narrowing">
      <legend>
        {title} <span className="small">{chosen.length === 0 ? 'all' : `${chosen.length} chosen`}</span>
      </legend>
      {all.length > 12 && (
        <input
          id={id}
          className="input narrowing-words"
          type="search"
          aria-label={`Find in ${title.toLowerCase()}`}
          placeholder="Find"
          data-autofocus
          value={words}
          onChange={event => setWords(event.currentTarget.value)}
        />
      )}
      <div className="narrowing-list">
        {shown.map(({ id: value, name, questions }) => (
          <label key={value}>
            <input
              type="checkbox"
              className="check"
              checked={chosen.includes(value)}
              onChange={event =>
                onChange(
                  event.currentTarget.checked ? [...chosen, value] : chosen.filter(other => other !== value),
                )
              }
            />
            <span>{name}</span>
            <span className="small">{figure(questions)}</span>
          </label>
        ))}
        {shown.length === 0 && <p className="small">Nothing of that name.</p>}
      </div>
    </fieldset>
  )
}
