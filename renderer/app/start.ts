import type { Gives } from '../../electron/contract/contract.ts'
import { demarc, Refusal } from './client.ts'
import { setClock } from './clock.ts'
import { cache, keep } from './data.ts'
import { setJournal } from './journal.ts'
import { store, useStore } from './store.ts'
import { applyLook } from './theme.ts'
import { toast } from './toast.ts'

/** What stays the same while a collection is open. */
export type Opened = Pick<Gives<'app.start'>, 'version' | 'collection'>

/** Whether the collection is open, and if not, why. */
export type Start =
  | { is: 'starting' }
  | { is: 'open'; opened: Opened }
  | { is: 'refused'; refusal: Refusal }
  | { is: 'failed'; fault: unknown }

const start = store<Start>({ is: 'starting' })

/** Opens the collection, or tries again, and fills the cache with all that the first screen shows. */
export async function open(): Promise<void> {
  try {
    const { version, collection, now, settings, today, journal, notice } = await demarc.app.start({})
    cache.clear()
    setClock(now)
    applyLook(settings)
    setJournal(journal)
    keep(demarc.settings.read, {}, settings)
    keep(demarc.today.view, {}, today)
    if (notice !== null) toast(notice)
    start.set({ is: 'open', opened: { version, collection } })
  } catch (error) {
    start.set(error instanceof Refusal ? { is: 'refused', refusal: error } : { is: 'failed', fault: error })
  }
}

/** Where the start stands. */
export function useStart(): Start {
  return useStore(start)
}

/** What is open. Only below the shell, which is not there before. */
export function useOpened(): Opened {
  const now = useStart()
  if (now.is !== 'open') throw new Error('The collection is not open.')
  return now.opened
}

let hasToldReady = false
let tellPainted: () => void = () => undefined
const painted = new Promise<void>(resolve => {
  tellPainted = resolve
})

/** Runs what can wait until the first screen stands, when nothing else is to be done. */
export function afterFirstScreen(run: () => void): void {
  void painted.then(() => requestIdleCallback(run))
}

/**
 * Tells the app, once, that the first screen stands with its real figures: in the second frame after they
 * were drawn, when they can be seen.
 */
export function tellReady(headline: string): void {
  if (hasToldReady) return
  hasToldReady = true
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      tellPainted()
      void demarc.app.ready({ headline }).catch(() => undefined)
    }),
  )
}
