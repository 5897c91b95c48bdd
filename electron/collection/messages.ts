import type { AppEvent } from '../contract/contract.ts'
import type { Envelope } from '../contract/core.ts'

/** What the worker is started with. `startAt`: where its clock starts, ms since 1970; null for the computer's. */
export type WorkerStart = {
  file: string
  create: boolean
  startAt: number | null
  isTraced: boolean
  /** The built `aside-worker.js`, for long work. */
  asideFile: string
}

/** What main asks of the worker. Every question is answered with its id, in order. */
export type Question =
  | { id: number; ask: 'call'; name: string; args: unknown; timeZone: string; stop: SharedArrayBuffer | null }
  | { id: number; ask: 'use'; file: string }
  | { id: number; ask: 'close' }

/** What the worker says: the reply to a question, or an event. */
export type Said = { id: number; envelope: Envelope } | { event: AppEvent }
