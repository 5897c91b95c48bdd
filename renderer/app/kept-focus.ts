import { useEffect } from 'react'

/** Gives the room the focus when nothing has it, so that its keys work, it is scrolled by them, and Tab begins in it. */
export function focusRoom(): void {
  if (document.activeElement !== document.body) return
  document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true })
}

/**
 * Keeps the focus in the room when what had it is gone.
 * @param stage  what the room shows; with each new one that is looked after
 */
export function useKeptFocus(stage: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the stage is what it happens for
  useEffect(focusRoom, [stage])
}
