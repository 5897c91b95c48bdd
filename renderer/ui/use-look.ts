import { useSyncExternalStore } from 'react'
import type { CardLook } from './card-page.ts'

const isNight = matchMedia('(prefers-color-scheme: dark)')
let latest: CardLook = { isDark: false, scale: 1, tallest: 600 }

/** Theme, size of text and height of the window as they are now; the same object while nothing changes. */
function look(): CardLook {
  const { documentElement: root } = document
  const { theme } = root.dataset
  const now: CardLook = {
    isDark: theme === undefined ? isNight.matches : theme === 'dark',
    scale: Number.parseFloat(getComputedStyle(root).fontSize) / 16 || 1,
    // A picture leaves room for the question above it.
    tallest: Math.round(innerHeight * 0.75),
  }
  const isSame = now.isDark === latest.isDark && now.scale === latest.scale && now.tallest === latest.tallest
  if (!isSame) latest = now
  return latest
}

function follow(changed: () => void): () => void {
  const watch = new MutationObserver(changed)
  watch.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'style'] })
  isNight.addEventListener('change', changed)
  addEventListener('resize', changed)
  return () => {
    watch.disconnect()
    isNight.removeEventListener('change', changed)
    removeEventListener('resize', changed)
  }
}

/** How the window looks, for what is drawn outside of its own style sheets. */
export function useLook(): CardLook {
  return useSyncExternalStore(follow, look)
}
