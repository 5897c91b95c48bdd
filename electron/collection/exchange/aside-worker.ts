import { parentPort, workerData } from 'node:worker_threads'
import { envelopeOf } from '../envelope.ts'
import type { AsideSaid, AsideStart } from './aside.ts'
import { workAside } from './aside-work.ts'

/** The thread that does one long task beside the collection's own, and ends. */
if (parentPort === null)
  throw new Error('This worker is started by electron/collection/exchange/aside-thread.ts.')
const port = parentPort
const start: AsideStart = workerData
const say = (said: AsideSaid) => port.postMessage(said)

try {
  const value = await workAside(start, (phase, share) => say({ phase, share }))
  say({ envelope: { is: 'done', value, changed: [] } })
} catch (error) {
  say({ envelope: envelopeOf(error) })
}
