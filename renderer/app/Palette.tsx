import { type KeyboardEvent, useId, useState } from 'react'
import { Dialog } from '../ui/Dialog.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { type ReadyCommand, readyCommands } from './commands.ts'
import { matching } from './matching.ts'
import { showOverlay } from './overlay.ts'
import './palette.css'

/** All that can be done now, found by a few letters. */
export function Palette() {
  const id = useId()
  const [words, setWords] = useState('')
  const [at, setAt] = useState(0)
  const [commands] = useState(() =>
    unique(readyCommands().filter(command => !command.isKeyOnly && command.can())),
  )
  const found = matching(commands, words)
  const chosen = found[Math.min(at, found.length - 1)]
  const close = () => showOverlay(null)
  const run = (command: ReadyCommand | undefined) => {
    if (!command) return
    close()
    // After the dialog has given the focus back, so that a command can move it.
    setTimeout(() => command.run())
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step === undefined && event.key !== 'Enter') return
    event.preventDefault()
    if (step === undefined) run(chosen)
    else setAt((Math.min(at, found.length - 1) + step + found.length) % Math.max(1, found.length))
  }
  return (
    <Dialog title="Command palette" onClose={close}>
      <input
        className="input palette-field"
        data-autofocus
        role="combobox"
        aria-label="What do you want to do"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={chosen && `${id}-${chosen.id}`}
        autoComplete="off"
        placeholder="Type a few letters"
        value={words}
        onChange={event => {
          setWords(event.target.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div className="palette-list" id={`${id}-list`} role="listbox" aria-label="Commands">
        {found.map((command, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the field above takes the keys
          <div
            key={command.id}
            id={`${id}-${command.id}`}
            className="palette-entry"
            role="option"
            aria-selected={command === chosen}
            ref={command === chosen ? intoView : undefined}
            onPointerMove={() => setAt(index)}
            onClick={() => run(command)}
          >
            <span>{command.label}</span>
            <span className="small">{command.group}</span>
            {command.keys[0] && <Kbd keys={command.keys[0]} />}
          </div>
        ))}
      </div>
      <p className="small" role="status">
        {found.length === 0 && `Nothing can be done now that matches “${words}”.`}
      </p>
    </Dialog>
  )
}

function intoView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' })
}

/** A room's own form of a command hides the general one. */
function unique(commands: ReadyCommand[]): ReadyCommand[] {
  return commands.filter((command, index) => commands.findIndex(other => other.id === command.id) === index)
}
