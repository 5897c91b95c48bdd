import type { CallName } from '../contract/contract.ts'
import type { Moment } from './collection.ts'
import type { Owner, WindowJobs } from './exchange/window-jobs.ts'

const jobCalls = ['exchange.look', 'exchange.import', 'exchange.export', 'exchange.exportCounts'] as const
export type JobName = Extract<CallName, (typeof jobCalls)[number]>

/** Whether a call is answered beside the others and not in turn with them. */
export function isJob(name: string): name is JobName {
  return jobCalls.some(job => job === name)
}

/** Jobs whose code is loaded when the first is asked for: no start of the app needs it. */
export class LaterJobs {
  readonly #workerFile: string | null
  readonly #owner: Omit<Owner, 'runAside'>
  #jobs: WindowJobs | null = null

  /** @param workerFile  the built `aside-worker.js`; null does long work in this thread */
  constructor(workerFile: string | null, owner: Omit<Owner, 'runAside'>) {
    this.#workerFile = workerFile
    this.#owner = owner
  }

  async run(name: JobName, taken: unknown, at: Moment, stop: SharedArrayBuffer | null): Promise<unknown> {
    const { jobsOf } = await import('./exchange/jobs-at-work.ts')
    this.#jobs ??= jobsOf(this.#workerFile, this.#owner)
    return await this.#jobs.run(name, taken, at, stop)
  }

  /** Lets go of what was read for an import. */
  async forget(): Promise<true> {
    this.#jobs?.forget()
    return true
  }

  /** Stops what runs and waits for its end. */
  async close(): Promise<void> {
    await this.#jobs?.close()
  }
}
