/** A key press, as far as a shortcut cares. */
export type Press = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

const isMac = typeof navigator !== 'undefined' && navigator.platform.startsWith('Mac')

/**
 * Whether a press is the shortcut `keys`, such as `Ctrl+Shift+Z`, `Space`, `@` or `3`.
 * A sign is compared as it was typed, on whatever keyboard: `@` needs Shift on one and AltGr on another.
 * On a Mac `Ctrl` is the command key.
 */
export function isPress(keys: string, press: Press): boolean {
  const parts = keys.split(/\+(?=.)/)
  const key = parts.at(-1) ?? ''
  const wantsCtrl = parts.includes('Ctrl')
  const hasCtrl = isMac ? press.metaKey : press.ctrlKey
  const isSign = key.length === 1 && !/[a-z0-9]/i.test(key)
  // AltGr reaches the page as Ctrl with Alt.
  if (isSign && !wantsCtrl) return press.key === key && !(press.ctrlKey && !press.altKey) && !press.metaKey
  if (wantsCtrl !== hasCtrl || parts.includes('Alt') !== press.altKey) return false
  if (isSign) return press.key === key
  if (parts.includes('Shift') !== press.shiftKey) return false
  if (key === 'Space') return press.key === ' '
  if (/^[0-9]$/.test(key)) return isDigit(key, press)
  return press.key.toLowerCase() === key.toLowerCase()
}

/** A digit by its sign or, where the unshifted row holds other signs (as in French), by its place. */
function isDigit(key: string, press: Press): boolean {
  if (press.key === key) return true
  return press.code === `Digit${key}` && !/^[0-9]$/.test(press.key)
}
