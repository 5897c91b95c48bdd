import { performance } from 'node:perf_hooks'
import type { AppEvent, Gives, Taken } from '../contract/contract.ts'
import type { Envelope, Kind } from '../contract/core.ts'
import { Refused } from '../contract/refused.ts'
import { backUpDaily, backupsOf } from './backups.ts'
import type { BuiltInContent } from './built-in-content.ts'
import { handlers } from './calls.ts'
import type { Collection, Moment } from './collection.ts'
import { envelopeOf, openedReply } from './envelope.ts'
import { isJob, type JobName, LaterJobs } from './later-jobs.ts'
import { openCollection } from './open.ts'
import { restore } from './restoring.ts'
import { refusedFor } from './sqlite-faults.ts'
import { startView } from './start-view.ts'

/** After how long without a call the log is moved into the file, ms. */
const idleMs = 1500

export type Place = { file: string; create: boolean }

export type ServingOptions = {
  place: Place
  /** The collection's clock, ms since 1970. */
  clock: () => number
  content: BuiltInContent
  /** Prints every call with its time. */
  isTraced?: boolean
  /** The built `aside-worker.js`; without it long work is done in this thread. */
  asideFile?: string
  /** Tells the window what happens unasked. */
  say?: (event: AppEvent) => void
}

type AnyHandler = (collection: Collection, args: unknown, at: Moment) => unknown

/** How long the first screen has the computer for itself before the contract is read, ms. */
const afterStartMs = 1000

/**
 * What reads the arguments of calls. The first screen asks with none and must not wait until a hundred schemas are
 * made; they are read soon afterwards, before the first key.
 */
const readingArguments = () => import('./taken.ts')

/** Answers calls for one collection, and for its place while it can't be opened. One at a time, in order. */
export class Serving {
  #place: Place
  readonly #clock: () => number
  readonly #content: BuiltInContent
  readonly #isTraced: boolean
  #collection: Collection | null = null
  #changesAtOpening = 0
  #notice: string | null = null
  #problem: unknown = closed()
  /** The last thing that was asked; the next begins when it is over. */
  #last: Promise<unknown>
  #checkpointedAt = 0
  readonly #jobs: LaterJobs
  #idle: NodeJS.Timeout | null = null

  /** Begins to open the collection at once. */
  constructor({ place, clock, content, isTraced = false, asideFile, say = () => undefined }: ServingOptions) {
    this.#jobs = new LaterJobs(asideFile ?? null, {
      file: () => this.#place.file,
      inTurn: work => this.#inTurn(work),
      say,
    })
    this.#place = place
    this.#clock = clock
    this.#content = content
    this.#isTraced = isTraced
    this.#last = this.#open().then(() => this.#lookAhead())
  }

  /** Answers one call of the contract, whatever happens, with an envelope. */
  call(
    name: string,
    args: unknown,
    timeZone: string,
    stop: SharedArrayBuffer | null = null,
  ): Promise<Envelope> {
    if (isJob(name)) return this.#job(name, args, { now: this.#clock(), timeZone }, stop)
    return this.#next(async () => {
      const started = performance.now()
      const value = await this.#answer(name, args, { now: this.#clock(), timeZone })
      if (this.#isTraced) console.error(`${name} ${(performance.now() - started).toFixed(2)} ms`)
      return { value, changed: this.#collection?.touched() ?? [] }
    })
  }

  /** Long work goes beside what is asked meanwhile; only what changes the collection waits for its turn. */
  async #job(name: JobName, args: unknown, at: Moment, stop: SharedArrayBuffer | null): Promise<Envelope> {
    try {
      const { takenBy } = await readingArguments()
      const taken = takenBy(name, args)
      await this.#last
      this.#opened()
      const value = await this.#jobs.run(name, taken, at, stop)
      return { is: 'done', value, changed: this.#collection?.touched() ?? [] }
    } catch (error) {
      return envelopeOf(refusedFor(error, this.#place.file))
    }
  }

  /** Does something with the collection once what was asked before is done. */
  async #inTurn<T>(work: (collection: Collection) => T): Promise<T> {
    let result: T | undefined
    const reply = await this.#next(async () => {
      result = work(this.#opened())
      return { value: true, changed: [] }
    })
    openedReply(reply)
    return result as T
  }

  /** Leaves the present collection and opens another file, which must exist; stays where it is if it can't. */
  async use(file: string): Promise<Envelope> {
    await this.#jobs.close()
    return await this.#next(async () => {
      const before = this.#place
      this.#close()
      this.#place = { file, create: false }
      await this.#open()
      if (this.#collection !== null) return { value: true, changed: ['collection'] }
      const problem = this.#problem
      this.#place = { ...before, create: false }
      await this.#open()
      throw problem
    })
  }

  /** Makes the day's backup if it is time, checkpoints and closes. */
  async close(): Promise<Envelope> {
    await this.#jobs.close()
    return await this.#next(async () => {
      this.#close()
      return { value: true, changed: [] }
    })
  }

  #next(work: () => Promise<{ value: unknown; changed: Kind[] }>): Promise<Envelope> {
    const reply = this.#last.then(async (): Promise<Envelope> => {
      try {
        return { is: 'done', ...(await work()) }
      } catch (error) {
        return envelopeOf(refusedFor(error, this.#place.file))
      }
    })
    this.#last = reply
    if (this.#idle !== null) clearTimeout(this.#idle)
    this.#idle = setTimeout(() => this.#checkpoint(), idleMs).unref()
    return reply
  }

  /** Keeps the log short while nobody waits. */
  #checkpoint(): void {
    const collection = this.#collection
    if (collection === null || collection.changeCount === this.#checkpointedAt) return
    this.#checkpointedAt = collection.changeCount
    try {
      collection.read.connection.pragma('wal_checkpoint(passive)')
    } catch (error) {
      // What is in the log is as safe there; the next change says what is wrong with the disk.
      console.error(`The log of ${collection.file} could not be moved into it: ${String(error)}`)
    }
  }

  /** Works out the first screen while the window is still being made; asked for, it is at hand. */
  #lookAhead(): void {
    if (this.#collection === null) return
    try {
      const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
      startView(this.#collection, { now: this.#clock(), timeZone }, null)
    } catch {
      // Whoever asks for it is told.
    }
  }

  async #open(): Promise<void> {
    try {
      const { clock, content } = { clock: this.#clock, content: this.#content }
      const opened = await openCollection({ ...this.#place, clock, content })
      this.#collection = opened.collection
      this.#changesAtOpening = opened.collection.changeCount
      this.#notice = opened.notice
    } catch (error) {
      this.#problem = refusedFor(error, this.#place.file)
    }
  }

  #close(): void {
    const collection = this.#collection
    if (collection !== null) {
      const isChanged = collection.changeCount !== this.#changesAtOpening
      if (isChanged) backUpDaily(collection.read.connection, collection.file, this.#clock())
      collection.close()
    }
    this.#collection = null
    this.#problem = closed()
  }

  async #answer(name: string, args: unknown, at: Moment): Promise<unknown> {
    if (name === 'app.start') return this.#start(at)
    const { takenBy } = await readingArguments()
    const taken = takenBy(name, args)
    switch (name) {
      case 'app.backups':
        return backupsOf(this.#place.file)
      case 'app.restore':
        return await this.#restore(taken as Taken<'app.restore'>, at.now)
      case 'app.makeCollection':
        await this.#reopen(true)
        this.#opened()
        return true
      case 'exchange.forget':
        return await this.#jobs.forget()
      case 'app.reopen':
        await this.#reopen(this.#place.create)
        return this.#collection !== null
      default: {
        const handler = handlers[name as keyof typeof handlers] as AnyHandler | undefined
        if (handler === undefined) throw new Error(`Nobody answers the call ${name}.`)
        return handler(this.#opened(), taken, at)
      }
    }
  }

  #start(at: Moment): Gives<'app.start'> {
    const view = startView(this.#opened(), at, this.#notice)
    setTimeout(() => void readingArguments(), afterStartMs).unref()
    this.#notice = null
    return view
  }

  async #reopen(create: boolean): Promise<void> {
    if (this.#collection !== null) return
    this.#place = { ...this.#place, create }
    await this.#open()
  }

  async #restore({ file }: Taken<'app.restore'>, now: number): Promise<Gives<'app.restore'>> {
    this.#close()
    try {
      return restore(file, this.#place.file, now)
    } finally {
      await this.#open()
    }
  }

  #opened(): Collection {
    if (this.#collection === null) throw this.#problem
    return this.#collection
  }
}

const closed = () =>
  new Refused('collection_closed', 'The collection is closed. Open it again, then try again.')
