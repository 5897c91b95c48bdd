import { useState } from 'react'
import type { Look } from '../../../electron/contract/exchange.ts'
import { Field } from '../../ui/Field.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { counted, deckWords } from '../../ui/words.ts'
import type { Wanted } from './import-session.ts'

type Props = { look: Look; wanted: Wanted; onWant: (part: Partial<Wanted>) => void }

/** Decks shown before they fold away. */
const DECKS = 5

const schedules = [
  { value: 'keep', label: 'Keep' },
  { value: 'drop', label: 'Start anew' },
] as const

/** Where it goes, and whether its schedule comes along. */
export function ImportOptions({ look, wanted, onWant }: Props) {
  const [deck, setDeck] = useState(wanted.deck ?? '')
  const want = () => {
    const name = deck.trim() === '' ? null : deck.trim()
    if (name !== wanted.deck) onWant({ deck: name })
  }
  return (
    <Panel title="Where it goes" className="exchange-options">
      <ul className="exchange-decks">
        {look.decks.slice(0, DECKS).map(({ name, isNew, notes }) => (
          <li key={name}>
            <span dir="auto">{deckWords(name)}</span>
            <span className="small">
              {counted(notes, 'note')}
              {isNew && ', new deck'}
            </span>
          </li>
        ))}
        {look.decks.length > DECKS && (
          <li className="small">and {counted(look.decks.length - DECKS, 'more deck')}</li>
        )}
      </ul>
      <Field label="Into one deck" about="Leave it empty to keep the decks of the file.">
        {parts => (
          <input
            {...parts}
            className="input"
            dir="auto"
            autoComplete="off"
            placeholder="Decks of the file"
            maxLength={500}
            value={deck}
            onChange={event => setDeck(event.target.value)}
            onBlur={want}
            onKeyDown={event => event.key === 'Enter' && want()}
          />
        )}
      </Field>
      {look.hasSchedule && (
        <Segments
          label="Schedule"
          options={schedules}
          value={wanted.schedule}
          onChange={schedule => onWant({ schedule })}
        />
      )}
    </Panel>
  )
}
