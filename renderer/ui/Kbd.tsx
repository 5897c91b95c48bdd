import './kbd.css'

const isMac = typeof navigator !== 'undefined' && navigator.platform.startsWith('Mac')

type Props = {
  keys: string
  /** Read out too. A hint beside a name is not: an accessible name holds no keys. */
  isRead?: boolean
}

/** Keys as they are written on a keyboard: `Ctrl+Shift+Z` becomes `Ctrl Shift Z`, on a Mac `⌘ ⇧ Z`. */
export function Kbd({ keys, isRead = false }: Props) {
  return (
    <kbd className="kbd" aria-hidden={!isRead}>
      {keysInWords(keys)}
    </kbd>
  )
}

/** The text a key hint shows. */
export function keysInWords(keys: string): string {
  // A plus sign at the end is the key itself.
  const parts = keys.split(/\+(?=.)/)
  return parts.map(part => (isMac && macSigns[part]) || (signs[part] ?? part)).join(' ')
}

const signs: Record<string, string> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
}
const macSigns: Record<string, string> = { Ctrl: '⌘', Shift: '⇧', Alt: '⌥' }
