import { performance } from 'node:perf_hooks'
import type { z } from 'zod'
import { type CallName, contract } from '../contract/contract.ts'
import type { Envelope } from '../contract/core.ts'
import { Refused } from '../contract/refused.ts'
import { handlers } from './calls.ts'
import type { Collection, Moment } from './collection.ts'
import { envelopeOf } from './envelope.ts'
import { openCollection } from './open.ts'
import { refusedFor } from './sqlite-faults.ts'

export type Place = { file: string; create: boolean }

type AnyHandler = (collection: Collection, args: unknown, at: Moment) => unknown

/** Answers calls for one collection, and for its place while it can't be opened. One at a time. */
export class Serving {
  #place: Place
  readonly #clock: () => number
  readonly #isTraced: boolean
  #collection: Collection | null = null
  #notice: string | null = null
  #problem: unknown = new Refused('collection_closed', 'The collection is closed.')

  /** @param clock  the collection's clock, ms since 1970 */
  constructor(place: Place, clock: () => number, isTraced = false) {
    this.#place = place
    this.#clock = clock
    this.#isTraced = isTraced
    this.#open()
  }

  /** Answers one call of the contract, whatever happens, with an envelope. */
  call(name: string, args: unknown, timeZone: string): Envelope {
    const started = performance.now()
    try {
      const value = this.#answer(name, args, { now: this.#clock(), timeZone })
      return { is: 'done', value, changed: this.#collection?.touched() ?? [] }
    } catch (error) {
      return envelopeOf(refusedFor(error, this.#place.file))
    } finally {
      if (this.#isTraced) console.error(`${name} ${(performance.now() - started).toFixed(2)} ms`)
    }
  }

  /** Leaves the present collection and opens another file. */
  use(file: string): Envelope {
    this.close()
    this.#place = { file, create: false }
    this.#open()
    return this.#collection ? { is: 'done', value: true, changed: ['collection'] } : envelopeOf(this.#problem)
  }

  /** Checkpoints and closes. */
  close(): void {
    this.#collection?.close()
    this.#collection = null
    this.#problem = new Refused('collection_closed', 'The collection is closed.')
  }

  #open(): void {
    try {
      const opened = openCollection({ ...this.#place, clock: this.#clock })
      this.#collection = opened.collection
      this.#notice = opened.notice
    } catch (error) {
      this.#problem = refusedFor(error, this.#place.file)
    }
  }

  #answer(name: string, args: unknown, at: Moment): unknown {
    const taken = takesOf(name).parse(args)
    switch (name) {
      case 'app.reopen':
        this.close()
        this.#open()
        return this.#collection !== null
      case 'app.makeCollection':
        this.close()
        this.#place = { ...this.#place, create: true }
        this.#open()
        this.#opened()
        return true
      case 'app.start':
        return this.#start(at)
      default: {
        const handler = handlers[name as CallName] as AnyHandler | undefined
        if (handler === undefined) throw new Error(`Nobody answers the call ${name}.`)
        return handler(this.#opened(), taken, at)
      }
    }
  }

  #start(_at: Moment): unknown {
    this.#opened()
    return this.#notice
  }

  #opened(): Collection {
    if (this.#collection === null) throw this.#problem
    return this.#collection
  }
}

function takesOf(name: string): z.ZodType {
  const [area, verb] = name.split('.')
  const calls: Record<string, { takes: z.ZodType }> =
    Object.entries(contract).find(([key]) => key === area)?.[1] ?? {}
  const call = Object.entries(calls).find(([key]) => key === verb)?.[1]
  if (call === undefined) throw new Refused('arguments_invalid', `There is no call named ${name}.`)
  return call.takes
}
