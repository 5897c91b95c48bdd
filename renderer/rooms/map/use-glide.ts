import { type RefObject, useLayoutEffect, useRef } from 'react'

const GLIDE_MS = 150

/**
 * Lets the children of a list that carry `data-glide` glide from where they were to where they are whenever `order`
 * changes. What is drawn is right at once; only its way there is shown.
 */
export function useGlide(list: RefObject<HTMLElement | null>, order: string): void {
  const places = useRef(new Map<string, number>())
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the order that moves them
  useLayoutEffect(() => {
    const before = places.current
    const now = new Map<string, number>()
    const parts = [...(list.current?.children ?? [])].filter(part => part instanceof HTMLElement)
    for (const part of parts) now.set(part.dataset.glide ?? '', part.offsetTop)
    places.current = now
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return
    for (const part of parts) {
      const from = before.get(part.dataset.glide ?? '')
      if (from === undefined || from === part.offsetTop) continue
      part.animate([{ transform: `translateY(${from - part.offsetTop}px)` }, { transform: 'none' }], {
        duration: GLIDE_MS,
        easing: 'cubic-bezier(0.3, 0.6, 0.2, 1)',
      })
    }
  }, [order])
}
