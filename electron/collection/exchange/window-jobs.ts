import { performance } from 'node:perf_hooks'
import type { AppEvent, CallName, Gives, Taken } from '../../contract/contract.ts'
import type { Phase } from '../../contract/jobs.ts'
import { Refused } from '../../contract/refused.ts'
import type { Collection, Moment } from '../collection.ts'
import { openedReply } from '../envelope.ts'
import type { AsideTask, RunAside } from './aside.ts'
import { isChange } from './figures.ts'
import { importBatch } from './import-batch.ts'
import { land } from './landing.ts'
import { Prepared } from './prepared.ts'
import { landingSpans, watchedJob } from './progress.ts'
import { Staged } from './staged.ts'

/** What jobs need of whoever owns the collection. */
export type Owner = {
  file: () => string
  /** Does something with the collection when what was asked before is done. */
  inTurn: <T>(work: (collection: Collection) => T) => Promise<T>
  say: (event: AppEvent) => void
  runAside: RunAside
}

/** `null` where nobody can stop it. */
type Stop = SharedArrayBuffer | null
type Running = { name: string; stop: Stop; end: Promise<unknown> }

/** Long work with files, asked for by the window: one piece at a time. */
export class WindowJobs {
  readonly #owner: Owner
  #running: Running | null = null
  /** What the last look read, for the import that may follow. */
  readonly #prepared: Prepared

  constructor(owner: Owner) {
    this.#owner = owner
    this.#prepared = new Prepared(owner.file)
  }

  /** Does a job. A look that is still running gives way to the next job. */
  async run(name: CallName, taken: unknown, at: Moment, stop: Stop): Promise<unknown> {
    // Counting changes nothing and is soon over.
    if (name === 'exchange.exportCounts')
      return await this.#count(taken as Taken<'exchange.exportCounts'>, at)
    if (this.#running !== null) {
      if (this.#running.name !== 'exchange.look') {
        throw new Refused(
          'job_running',
          'Another import or export is still at work. Wait for it, or cancel it.',
        )
      }
      halt(this.#running.stop)
      await this.#running.end
    }
    const work = this.#work(name, taken, at, stop)
    const running = { name, stop, end: work.catch(() => undefined) }
    this.#running = running
    try {
      return await work
    } finally {
      if (this.#running === running) this.#running = null
    }
  }

  /** Lets go of what was read for an import. */
  forget(): true {
    this.#prepared.forget()
    return true
  }

  /** Stops what runs and waits for its end. */
  async close(): Promise<void> {
    if (this.#running !== null) halt(this.#running.stop)
    await this.#running?.end
    this.forget()
  }

  #work(name: CallName, taken: unknown, at: Moment, stop: Stop): Promise<unknown> {
    switch (name) {
      case 'exchange.look':
        return this.#look(taken as Taken<'exchange.look'>, at, stop)
      case 'exchange.import':
        return this.#import(taken as Taken<'exchange.import'>, at, stop)
      case 'exchange.export':
        return this.#export(taken as Taken<'exchange.export'>, at, stop)
      default:
        throw new Error(`${name} is no job.`)
    }
  }

  async #look({ job, ...asked }: Taken<'exchange.look'>, at: Moment, stop: Stop): Promise<unknown> {
    const choices = { others: 'mine', notes: {} } as const
    return await this.#prepared.anew(asked, folder =>
      this.#aside(job, { do: 'look', ...this.#common(at), ...asked, folder, choices }, stop),
    )
  }

  async #import({ job, ...asked }: Taken<'exchange.import'>, at: Moment, stop: Stop) {
    const started = performance.now()
    if (!this.#prepared.isFor(asked)) {
      await this.#prepared.anew(asked, folder =>
        this.#aside(job, { do: 'prepare', ...this.#common(at), ...asked, folder }, stop),
      )
    }
    const { deck, schedule, choices } = asked
    const options = {
      deck,
      schedule,
      choices: { others: choices.others, notes: new Map(Object.entries(choices.notes)) },
    }
    const watched = watchedJob(stop, landingSpans, this.#tellerOf(job))
    const staged = new Staged(this.#prepared.folder())
    try {
      const landed = await this.#owner.inTurn(collection => {
        const figures = land(collection, staged, options, at, watched)
        return { figures, batch: isChange(figures) ? importBatch(collection.read) : null }
      })
      const seconds = Math.round(performance.now() - started) / 1000
      const summary: Gives<'exchange.import'> = { ...landed.figures, batch: landed.batch, seconds }
      return summary
    } finally {
      staged.close()
      this.forget()
    }
  }

  async #export(
    { job, file: target, plain: isPlain, scope, schedule }: Taken<'exchange.export'>,
    at: Moment,
    stop: Stop,
  ): Promise<unknown> {
    const task = { do: 'export', ...this.#common(at), target, scope, schedule, isPlain } as const
    return await this.#aside(job, task, stop)
  }

  async #count({ format, scope, schedule }: Taken<'exchange.exportCounts'>, at: Moment): Promise<unknown> {
    return await this.#aside('', { do: 'count', ...this.#common(at), format, scope, schedule }, null)
  }

  #common(at: Moment) {
    return { collectionFile: this.#owner.file(), at }
  }

  async #aside(job: string, task: AsideTask, stop: Stop): Promise<unknown> {
    return openedReply(await this.#owner.runAside({ task, stop }, this.#tellerOf(job)))
  }

  #tellerOf(job: string) {
    return (phase: Phase, share: number) => this.#owner.say({ is: 'job', job, phase, share })
  }
}

function halt(stop: Stop): void {
  if (stop !== null) Atomics.store(new Int32Array(stop), 0, 1)
}
