import { store, useStore } from './store.ts'

/** What may lie over any room. */
export type Overlay = 'palette' | 'shortcuts'

const overlay = store<Overlay | null>(null)

/** Opens the palette or the sheet of shortcuts, or closes what is open. */
export function showOverlay(which: Overlay | null): void {
  overlay.set(which)
}

/** Whether something lies over the room, or is about to. */
export function isOverlayShown(): boolean {
  return overlay.get() !== null
}

/** What lies over the room; null when nothing does. */
export function useOverlay(): Overlay | null {
  return useStore(overlay)
}
