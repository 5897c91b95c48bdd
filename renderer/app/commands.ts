import { useEffect, useRef } from 'react'
import { isPress } from './keys.ts'
import { isOverlayShown } from './overlay.ts'
import { store, useStore } from './store.ts'

/**
 * Something the user can do, by key, palette or menu. `On` is what it acts upon: the actions of its room.
 * Each room lists its commands in its `commands.ts`; the shortcuts, the palette and the sheet of all shortcuts
 * are drawn from these lists.
 */
export type Command<On = void> = {
  /** `room.verb`, such as `review.bury-card`. */
  id: string
  /** A verb first, as on a button. */
  label: string
  /** Such as `Ctrl+Z`, `Space`, `@`; the first is the one shown. */
  keys: readonly string[]
  /** Whether it can be done now; always when left out. */
  when?: (on: On) => boolean
  run: (on: On) => void
  /** Also works while the focus is in a text field. */
  isForFields?: boolean
  /** Holding the key down repeats it. Never set it on a grade. */
  isRepeatable?: boolean
  /** In the sheet of shortcuts one line, so named, stands for all commands of the same fold: `Flag 1 to 7`. */
  fold?: string
  /** Left out of the palette: it makes sense only by its key. */
  isKeyOnly?: boolean
}

/** A command bound to what it acts upon. */
export type ReadyCommand = Omit<Command, 'when' | 'run'> & {
  group: string
  can: () => boolean
  run: () => void
}

type Registered = { commands: ReadyCommand[] }

const registered = store<readonly Registered[]>([])

/**
 * Makes a room's commands work while it is on screen. `on` may change at every drawing; the newest is used.
 * `group` is the heading they stand under.
 */
export function useCommands<On>(group: string, commands: readonly Command<On>[], on: On): void {
  const latest = useRef(on)
  latest.current = on
  useEffect(() => {
    const entry: Registered = {
      commands: commands.map(command => ({
        ...command,
        group,
        can: () => command.when?.(latest.current) ?? true,
        run: () => command.run(latest.current),
      })),
    }
    registered.set([...registered.get(), entry])
    return () => registered.set(registered.get().filter(other => other !== entry))
  }, [group, commands])
}

/** All commands that work now, those of the innermost part first. */
export function readyCommands(): ReadyCommand[] {
  return registered
    .get()
    .toReversed()
    .flatMap(entry => entry.commands)
}

/** As `readyCommands`, drawn again when a room comes or goes. */
export function useReadyCommands(): ReadyCommand[] {
  useStore(registered)
  return readyCommands()
}

/** Runs a command by its id, as the app's menu does. False when it is unknown or can't be done now. */
export function runCommand(id: string): boolean {
  const command = readyCommands().find(candidate => candidate.id === id && candidate.can())
  command?.run()
  return command !== undefined
}

const textFields =
  'textarea, select, [contenteditable="true"], input:not([type=checkbox], [type=radio], [type=button], [type=range])'
const controls = `${textFields}, button, a[href], input, summary, [role=button], [role^=menuitem], [role=option]`

/**
 * Gives a key press to the command it belongs to. Also for presses in a card's frame: pass the event on.
 *
 * Space and Enter stay with the control that has the focus, unless that control carries the command's id in
 * `data-command`; then the command runs at once, where a button alone would wait for the key to come up.
 * Nothing runs while a letter is being composed, under an open dialog or menu, or by a key that is held down.
 */
export function dispatchKey(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing || event.keyCode === 229 || event.key === 'Dead')
    return false
  const focused = event.target instanceof Element ? event.target : null
  if (event.repeat && event.key === 'Enter' && focused?.closest('button, a[href]')) {
    // A held Enter would press the button again and again.
    event.preventDefault()
    return false
  }
  if (isOverlayShown() || document.querySelector('dialog:modal, [popover]:popover-open')) return false
  const isTyping = focused?.closest(textFields) != null
  const isActivation = (event.key === ' ' || event.key === 'Enter') && !event.ctrlKey && !event.metaKey
  const control = isActivation ? focused?.closest<HTMLElement>(controls) : null
  const command = readyCommands().find(
    candidate =>
      (!isTyping || candidate.isForFields) &&
      (!control || isTyping || control.dataset.command === candidate.id) &&
      candidate.keys.some(keys => isPress(keys, event)) &&
      candidate.can(),
  )
  if (!command) return false
  event.preventDefault()
  if (event.repeat && !command.isRepeatable) return false
  command.run()
  return true
}

/** Listens for shortcuts in the whole window. Returns how to stop. */
export function listenForKeys(): () => void {
  window.addEventListener('keydown', dispatchKey)
  return () => window.removeEventListener('keydown', dispatchKey)
}
