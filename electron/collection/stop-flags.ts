import type { AppEvent } from '../contract/contract.ts'
import type { Envelope } from '../contract/core.ts'

/** Calls that are jobs: long, named by who asks, to be stopped from outside. */
const jobCalls = ['exchange.look', 'exchange.import', 'exchange.export']

type Begun = { stop: SharedArrayBuffer | null; ended: (reply: Envelope) => Envelope }

/** Jobs that run, each with the flag that tells it to stop; threads that are busy see it too. */
export class StopFlags {
  readonly #flags = new Map<string, SharedArrayBuffer>()

  /** Notes a call if it is a job; `ended` is to be given its reply. */
  begin(name: string, args: unknown, tell: (event: AppEvent) => void): Begun {
    const job = jobOf(args)
    if (job === null || !jobCalls.includes(name)) return { stop: null, ended: reply => reply }
    const stop = new SharedArrayBuffer(4)
    this.#flags.set(job, stop)
    const ended = (reply: Envelope) => {
      if (this.#flags.get(job) === stop) this.#flags.delete(job)
      tell({ is: 'job_ended', job, how: howOf(reply) })
      return reply
    }
    return { stop, ended }
  }

  /** Answers `jobs.cancel`: whether there was such a job. */
  async cancel(args: unknown): Promise<Envelope> {
    const stop = this.#flags.get(jobOf(args) ?? '')
    if (stop !== undefined) Atomics.store(new Int32Array(stop), 0, 1)
    return { is: 'done', value: stop !== undefined, changed: [] }
  }

  cancelAll(): void {
    for (const stop of this.#flags.values()) Atomics.store(new Int32Array(stop), 0, 1)
  }
}

/** Main has parsed what it passes on; anything else is no job. */
function jobOf(args: unknown): string | null {
  if (typeof args !== 'object' || args === null || !('job' in args)) return null
  return typeof args.job === 'string' ? args.job : null
}

function howOf(reply: Envelope): 'done' | 'refused' | 'failed' | 'cancelled' {
  if (reply.is !== 'refused') return reply.is
  return reply.refusal.code === 'job_cancelled' ? 'cancelled' : 'refused'
}
