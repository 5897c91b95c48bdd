import type { Area, CallName, Contract, Gives, Takes } from '../../electron/contract/contract.ts'
import type { Envelope, Kind, RefusalCode } from '../../electron/contract/core.ts'
import { takeFirstCall } from './first-call.ts'

/** What the input made impossible: nothing was changed. `sentence` says what is wrong and what to do. */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly sentence: string
  /** The file, field or line it is about; null when the sentence says it all. */
  readonly where: string | null

  constructor(code: RefusalCode, sentence: string, where: string | null) {
    super(sentence)
    this.name = 'Refusal'
    this.code = code
    this.sentence = sentence
    this.where = where
  }
}

/** A fault of ours on the other side. `details` is for a report, not for the screen. */
export class Fault extends Error {
  readonly details: string

  constructor(message: string, details: string) {
    super(message)
    this.name = 'Fault'
    this.details = details
  }
}

/** One call of the contract. `callName` is how the query cache knows it. */
export type BoundCall<N extends CallName = CallName> = {
  (args: Takes<N>): Promise<Gives<N>>
  readonly callName: N
}

/** The typed client: `demarc.review.answer({ … })`. */
export type Client = {
  [A in Area]: { [V in Extract<keyof Contract[A], string>]: BoundCall<`${A}.${V}` & CallName> }
}

type Touched = (kinds: Kind[]) => void

const listeners = new Set<Touched>()

/** Tells `listener` after every call what kinds of thing it changed. Returns how to stop. */
export function onTouched(listener: Touched): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Turns a reply into its value, a `Refusal` or a `Fault`, and tells what it changed. */
export function opened(envelope: Envelope): unknown {
  if (envelope.is === 'refused') {
    const { code, message, where } = envelope.refusal
    throw new Refusal(code, message, where)
  }
  if (envelope.is === 'failed') throw new Fault(envelope.message, envelope.details)
  if (envelope.changed.length > 0) for (const listener of listeners) listener(envelope.changed)
  return envelope.value
}

function bind(name: CallName): BoundCall {
  const call = async (args: unknown) => {
    const early = name === 'app.start' ? takeFirstCall() : null
    return opened(await (early ?? window.demarc.call(name, args)))
  }
  return Object.assign(call, { callName: name }) as BoundCall
}

/** Makes each member at its first use and keeps it, so that a call's identity is stable. */
function lazily<Value extends object>(make: (key: string) => unknown): Value {
  const made: Record<string, unknown> = {}
  return new Proxy(made, {
    get(_, key) {
      if (typeof key !== 'string') return undefined
      made[key] ??= make(key)
      return made[key]
    },
  }) as Value
}

/** Every call of the contract, by area. What the app does not know it refuses. */
export const demarc: Client = lazily<Client>(area =>
  lazily<object>(verb => bind(`${area}.${verb}` as CallName)),
)
