import type { AppEvent } from '../../electron/contract/contract.ts'
import type { Envelope } from '../../electron/contract/core.ts'

declare global {
  interface Window {
    /** What the preload gives the page. */
    readonly demarc: {
      call(name: string, args: unknown): Promise<Envelope>
      on(listener: (event: AppEvent) => void): () => void
      pathOf(file: File): string
    }
  }
}

/*
 * Imported before anything else, so that the one question of the first paint is on its way while React is
 * still being read.
 */
let firstCall: Promise<Envelope> | null = window.demarc.call('app.start', {})

/** The reply to the call made at load, once; null afterwards. */
export function takeFirstCall(): Promise<Envelope> | null {
  const taken = firstCall
  firstCall = null
  return taken
}
