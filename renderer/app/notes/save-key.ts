import type { KeyboardEvent } from 'react'

/** Ctrl+Enter (on a Mac ⌘ Enter) in a form's text field does what its main button does. */
export function saveOnCtrlEnter(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return
  event.preventDefault()
  event.currentTarget.requestSubmit()
}
