import type { BuiltInStacks } from '../../decks/types.ts'
import type { CallName, Gives, Taken } from '../contract/contract.ts'
import type { Kind } from '../contract/core.ts'
import type { Bulk } from './bulk.ts'
import type { Reader, Writer } from './db.ts'

/** When something happens: `now` in ms since 1970 (UTC), and the user's IANA time zone. */
export type Moment = { now: number; timeZone: string }

/** What undoing or redoing a step did: its label, and the cards it changed, the one changed first in front. */
export type Reverted = { label: string; cardIds: number[] }

/** An open collection. Everything that changes one goes through `act` or `tend`. */
export type Collection = {
  /** Absolute path of its file. */
  readonly file: string
  /** Whether it was opened for reading only; every change is then refused. */
  readonly isReadOnly: boolean
  /** The writing connection, used to read. */
  readonly read: Reader
  /**
   * One transaction, one user action, one undo step named `label`. Whatever fails inside takes all of it back.
   * A change that touches no row leaves no step. Must not be nested. `bulk`: for adding very many rows.
   */
  act<T>(label: string, change: (db: Writer, bulk: Bulk) => T): T
  /** A change that is no user action (bookkeeping, the look of the window): a transaction without undo step. */
  tend<T>(change: (db: Writer) => T): T
  /** Labels of the next undo and redo; kept in memory. */
  readonly journal: { readonly undoLabel: string | null; readonly redoLabel: string | null }
  /** Takes the last step back, exactly. Throws Refused `nothing_to_undo`. */
  undo(): Reverted
  /** Does again what was taken back last. Throws Refused `nothing_to_redo`. */
  redo(): Reverted
  /** The kinds of thing touched since this was last asked. */
  touched(): Kind[]
  /** Counts transactions that changed a row, undo and redo included: what was derived at another count is stale. */
  readonly changeCount: number
  /** Where revising keeps its queue between calls. Nothing else looks into it. */
  readonly session: { held: unknown }
  /** Version, layers and services of the built-in content: what a card needs beside its note. */
  readonly builtIn: BuiltInStacks
  /** Closes it, with a checkpoint when it was open for writing. Never throws. */
  close(): void
}

/** Answers one call of the contract. */
export type Handler<N extends CallName> = (collection: Collection, args: Taken<N>, at: Moment) => Gives<N>

/** As `Handler`, for an area whose code is loaded when it is first asked for. */
export type LaterHandler<N extends CallName> = (...given: Parameters<Handler<N>>) => Promise<Gives<N>>
