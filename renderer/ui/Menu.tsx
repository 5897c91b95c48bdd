import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'
import { Button } from './Button.tsx'
import { Kbd } from './Kbd.tsx'
import './menu.css'

/** One entry of a menu; `separator` draws a hairline above it. */
export type MenuEntry = {
  id: string
  label: string
  keys?: string | undefined
  icon?: ReactNode
  /** Set for an entry that is on or off. */
  isChecked?: boolean | undefined
  isDisabled?: boolean | undefined
  hasLineAbove?: boolean | undefined
  run: () => void
}

type Props = {
  /** The accessible name of its button and of the menu. */
  label: string
  entries: readonly MenuEntry[]
  /** What the button shows. */
  children: ReactNode
}

/** A button that opens a list of commands: arrows, Home, End and first letters move, Escape closes. */
export function Menu({ label, entries, children }: Props) {
  const id = useId()
  const anchor = `--menu-${id.replaceAll(/[^\w-]/g, '')}`
  const list = useRef<HTMLDivElement>(null)
  const [isOpen, setOpen] = useState(false)
  const items = () => [
    ...(list.current?.querySelectorAll<HTMLElement>('[role^="menuitem"]:not(:disabled)') ?? []),
  ]
  const choose = (entry: MenuEntry) => {
    list.current?.hidePopover()
    entry.run()
  }
  return (
    <>
      <Button
        look="quiet"
        className="menu-button"
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        popoverTarget={id}
        style={{ anchorName: anchor }}
        onKeyDown={event => {
          if (event.key !== 'ArrowDown') return
          event.preventDefault()
          list.current?.showPopover()
        }}
      >
        {children}
      </Button>
      <div
        ref={list}
        id={id}
        popover="auto"
        className="menu"
        role="menu"
        aria-label={label}
        tabIndex={-1}
        style={{ positionAnchor: anchor }}
        onKeyDown={event => moveWithin(event, items(), () => list.current?.hidePopover())}
        onToggle={event => {
          setOpen(event.newState === 'open')
          if (event.newState === 'open') items()[0]?.focus()
        }}
      >
        {isOpen && entries.map(entry => <MenuItem key={entry.id} entry={entry} choose={choose} />)}
      </div>
    </>
  )
}

function MenuItem({ entry, choose }: { entry: MenuEntry; choose: (entry: MenuEntry) => void }) {
  const isToggle = entry.isChecked !== undefined
  return (
    <>
      {entry.hasLineAbove && <hr className="menu-line" />}
      {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: only a menuitemcheckbox gets it */}
      <button
        type="button"
        className="menu-item"
        role={isToggle ? 'menuitemcheckbox' : 'menuitem'}
        aria-checked={entry.isChecked}
        disabled={entry.isDisabled}
        tabIndex={-1}
        onPointerMove={event => event.currentTarget.focus({ preventScroll: true })}
        onClick={() => choose(entry)}
      >
        <span className="menu-sign">{isToggle ? entry.isChecked && '✓' : entry.icon}</span>
        <span>{entry.label}</span>
        {entry.keys && <Kbd keys={entry.keys} />}
      </button>
    </>
  )
}

function moveWithin(event: KeyboardEvent, items: HTMLElement[], close: () => void): void {
  const at = items.indexOf(document.activeElement as HTMLElement)
  const to = target(event.key, at, items)
  if (event.key === 'Tab') close()
  if (to === undefined) return
  event.preventDefault()
  event.stopPropagation()
  to.focus()
}

function target(key: string, at: number, items: HTMLElement[]): HTMLElement | undefined {
  if (key === 'ArrowDown') return items[(at + 1) % items.length]
  if (key === 'ArrowUp') return items.at(at <= 0 ? -1 : at - 1)
  if (key === 'Home') return items[0]
  if (key === 'End') return items.at(-1)
  if (key.length !== 1 || key === ' ') return undefined
  const ring = [...items.slice(at + 1), ...items.slice(0, at + 1)]
  return ring.find(item => item.textContent.trim().toLowerCase().startsWith(key.toLowerCase()))
}
