import { type RefObject, useEffect, useRef } from 'react'

/** Gives a screen's main button the focus when the screen comes. */
export function useFirstFocus(): RefObject<HTMLButtonElement | null> {
  const ref = useRef<HTMLButtonElement>(null)
  useEffect(() => ref.current?.focus({ preventScroll: true }), [])
  return ref
}
