import path from 'node:path'
import { Worker } from 'node:worker_threads'
import type { AppEvent } from '../contract/contract.ts'
import type { Envelope } from '../contract/core.ts'
import { Refused } from '../contract/refused.ts'
import { envelopeOf } from './envelope.ts'
import type { Question, Said, WorkerStart } from './messages.ts'
import { StopFlags } from './stop-flags.ts'

export type Start = {
  /** The built `worker.js`. */
  workerFile: string
  file: string
  /** Whether a collection is made where none is. */
  create: boolean
  /** Where the collection's clock starts, ms since 1970; null for the computer's own. */
  startAt?: number | null
}

/** A collection in its worker thread, seen from main. */
export type CollectionClient = {
  /** Answers a call of the contract; never rejects. `timeZone`: the user's, IANA name. */
  call(name: string, args: unknown, timeZone: string): Promise<Envelope>
  /** Leaves the present collection and opens another file, which must exist. Throws Refused. */
  use(file: string): Promise<void>
  /** Checkpoints and closes; later calls are refused. */
  close(): Promise<void>
  /** Tells what happens unasked; gives a function that ends it. */
  onEvent(listener: (event: AppEvent) => void): () => void
}

/** Starts the worker thread, which opens the collection at once. */
export function startCollection(start: Start): CollectionClient {
  return new WorkerClient(start)
}

type Unsent = Question extends infer Q ? (Q extends Question ? Omit<Q, 'id'> : never) : never

class WorkerClient implements CollectionClient {
  readonly #workerFile: string
  #start: WorkerStart
  /** When the collection's clock was started, so that a second worker goes on with it. */
  readonly #startedAt = Date.now()
  #worker: Worker | null = null
  #restarts = 0
  #isClosed = false
  #nextId = 1
  readonly #waiting = new Map<number, (envelope: Envelope) => void>()
  readonly #listeners = new Set<(event: AppEvent) => void>()
  readonly #stops = new StopFlags()

  constructor({ workerFile, file, create, startAt = null }: Start) {
    this.#workerFile = workerFile
    this.#start = {
      ...{ file, create, startAt },
      isTraced: process.env.DEMARC_TRACE === '1',
      asideFile: path.join(path.dirname(workerFile), 'aside-worker.js'),
    }
    this.#worker = this.#newWorker()
  }

  call(name: string, args: unknown, timeZone: string): Promise<Envelope> {
    // Answered here: the worker may be busy with the very job that is to stop.
    if (name === 'jobs.cancel') return this.#stops.cancel(args)
    const { stop, ended } = this.#stops.begin(name, args, event => this.#tell(event))
    return this.#ask({ ask: 'call', name, args, timeZone, stop }).then(ended)
  }

  async use(file: string): Promise<void> {
    const reply = await this.#ask({ ask: 'use', file })
    if (reply.is === 'refused')
      throw new Refused(reply.refusal.code, reply.refusal.message, reply.refusal.where)
    if (reply.is === 'failed') throw new Error(reply.details)
    this.#start = { ...this.#start, file, create: false }
    this.#tell({ is: 'changed', kinds: ['collection'] })
  }

  async close(): Promise<void> {
    if (this.#isClosed) return
    this.#stops.cancelAll()
    const closed = this.#ask({ ask: 'close' })
    this.#isClosed = true
    await closed
    await this.#worker?.terminate()
    this.#worker = null
  }

  onEvent(listener: (event: AppEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #tell(event: AppEvent): void {
    for (const listener of this.#listeners) listener(event)
  }

  #ask(question: Unsent): Promise<Envelope> {
    const worker = this.#worker
    if (this.#isClosed || worker === null) {
      return Promise.resolve(envelopeOf(new Refused('collection_closed', 'The collection is closed.')))
    }
    const id = this.#nextId
    this.#nextId += 1
    return new Promise(resolve => {
      this.#waiting.set(id, resolve)
      worker.postMessage({ ...question, id })
    })
  }

  #newWorker(): Worker {
    const { startAt } = this.#start
    const passed = Date.now() - this.#startedAt
    const workerData: WorkerStart = { ...this.#start, startAt: startAt === null ? null : startAt + passed }
    const worker = new Worker(this.#workerFile, { workerData })
    worker.on('message', (said: Said) => {
      if ('event' in said) {
        this.#tell(said.event)
        return
      }
      this.#waiting.get(said.id)?.(said.envelope)
      this.#waiting.delete(said.id)
    })
    worker.on('error', error => this.#fail(worker, error))
    worker.on('exit', () => this.#fail(worker, new Error('The collection’s worker ended.')))
    return worker
  }

  /** The worker is gone: what was asked failed, and one other worker is given a try. */
  #fail(worker: Worker, error: unknown): void {
    // An error is followed by the same worker's exit, when another may be at work already.
    if (worker !== this.#worker) return
    const failed = [...this.#waiting.values()]
    this.#waiting.clear()
    this.#worker = null
    if (!this.#isClosed && this.#restarts < 1) {
      this.#restarts += 1
      this.#worker = this.#newWorker()
    }
    for (const resolve of failed) resolve(envelopeOf(error))
  }
}
