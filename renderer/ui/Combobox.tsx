import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { Kbd } from './Kbd.tsx'
import './combobox.css'

/** One thing to choose. `words`: what it is found by beside its label. */
export type Choice = { value: string; label: string; hint?: string; words?: string }

type Props = {
  /** Its accessible name. */
  label: string
  choices: readonly Choice[]
  value: string | null
  /** Stands in the field while nothing is chosen. */
  placeholder: string
  onChoose: (value: string) => void
  /** The key that leads here, shown in the field. */
  keys?: string
  /** Whether each step with the arrows is chosen at once; otherwise only Enter and a click choose. */
  isStepped?: boolean
}

/**
 * One of many, found by typing a few letters or stepped through with the arrows, where each step is chosen at once.
 * Escape goes back to what was chosen before.
 */
export function Combobox({ label, choices, value, placeholder, onChoose, keys, isStepped = true }: Props) {
  const id = useId()
  const [words, setWords] = useState<string | null>(null)
  const [at, setAt] = useState(0)
  const before = useRef(value)
  const isOpen = words !== null
  const found = words === null || words === '' ? choices : matching(choices, words)
  const active = isOpen ? found[Math.min(at, found.length - 1)] : undefined
  const open = (text: string) => {
    if (!isOpen) before.current = value
    setWords(text)
    setAt(
      text === ''
        ? Math.max(
            0,
            choices.findIndex(choice => choice.value === value),
          )
        : 0,
    )
  }
  const close = () => setWords(null)
  const choose = (choice: Choice | undefined) => {
    if (choice) onChoose(choice.value)
    close()
  }
  const step = (by: number) => {
    if (!isOpen) return open('')
    const next = (Math.min(at, found.length - 1) + by + found.length) % Math.max(1, found.length)
    setAt(next)
    if (found[next] && isStepped) onChoose(found[next].value)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (by !== undefined) step(by)
    else if (event.key === 'Enter' && isOpen) choose(active)
    else if (event.key === 'Escape' && isOpen && before.current !== null) onChoose(before.current)
    else if (event.key !== 'Escape') return
    // Chosen or given up: the keys are the room's again.
    if (by === undefined) event.currentTarget.blur()
    event.preventDefault()
    event.stopPropagation()
  }
  const chosen = choices.find(choice => choice.value === value)
  return (
    <div className="combobox">
      <input
        className="input combobox-field"
        role="combobox"
        aria-label={label}
        aria-expanded={isOpen}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={active && `${id}-${active.value}`}
        autoComplete="off"
        spellCheck={false}
        placeholder={placeholder}
        value={words ?? chosen?.label ?? ''}
        onChange={event => open(event.target.value)}
        onClick={event => {
          if (!isOpen) open('')
          event.currentTarget.select()
        }}
        onFocus={event => event.currentTarget.select()}
        onBlur={close}
        onKeyDown={onKeyDown}
      />
      {keys && !isOpen && <Kbd keys={keys} />}
      <div className="combobox-list" id={`${id}-list`} role="listbox" aria-label={label} hidden={!isOpen}>
        {isOpen &&
          found.map((choice, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the field above takes the keys
            <div
              key={choice.value}
              id={`${id}-${choice.value}`}
              className="combobox-entry"
              role="option"
              aria-selected={choice === active}
              ref={choice === active ? intoView : undefined}
              onPointerMove={() => setAt(index)}
              // Before the field loses the focus, which closes the list.
              onPointerDown={event => event.preventDefault()}
              onClick={() => choose(choice)}
            >
              <span>{choice.label}</span>
              {choice.hint && <span className="small">{choice.hint}</span>}
            </div>
          ))}
        {isOpen && found.length === 0 && <p className="combobox-none small">Nothing matches “{words}”.</p>}
      </div>
    </div>
  )
}

function intoView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' })
}

/** Choices that hold every word, those whose label or own words begin so first; case and accents do not count. */
export function matching(choices: readonly Choice[], text: string): Choice[] {
  const wanted = plain(text).split(/\s+/).filter(Boolean)
  const rank = (choice: Choice) => {
    const names = [choice.words ?? '', choice.label].map(plain)
    if (names.includes(plain(text).trim())) return 0
    if (names.some(name => name.startsWith(wanted[0] ?? ''))) return 1
    return plain(choice.label)
      .split(/\s+/)
      .some(word => word.startsWith(wanted[0] ?? ''))
      ? 2
      : 3
  }
  return choices
    .filter(choice => wanted.every(word => textOf(choice).includes(word)))
    .toSorted((one, other) => rank(one) - rank(other))
}

function textOf({ label, hint = '', words = '' }: Choice): string {
  return plain(`${label} ${words} ${hint}`)
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
