import type { z } from 'zod'
import { app } from './app.ts'
import type { Kind } from './core.ts'
import { exam } from './exam.ts'
import { exchange } from './exchange.ts'
import { type JobEvent, jobs } from './jobs.ts'
import { library } from './library.ts'
import { map } from './map.ts'
import { notes } from './notes.ts'
import { review } from './review.ts'
import { settings } from './settings.ts'
import { today } from './today.ts'

/** Every call between the window and the app, by area. The list main goes by: what is not here is refused. */
export const contract = { app, today, review, map, notes, settings, exchange, jobs, exam, library }

export type Contract = typeof contract
export type Area = keyof Contract

/** `review.answer` and the like. */
export type CallName = { [A in Area]: `${A}.${Extract<keyof Contract[A], string>}` }[Area]

type SpecOf<N extends CallName> = N extends `${infer A extends Area}.${infer V}`
  ? V extends keyof Contract[A]
    ? Contract[A][V]
    : never
  : never

/** What a call takes, as the caller writes it. */
export type Takes<N extends CallName> =
  SpecOf<N> extends { takes: infer T extends z.ZodType } ? z.input<T> : never
/** What a call takes, after parsing. */
export type Taken<N extends CallName> =
  SpecOf<N> extends { takes: infer T extends z.ZodType } ? z.output<T> : never
/** What a call gives. */
export type Gives<N extends CallName> =
  SpecOf<N> extends { gives: infer G extends z.ZodType } ? z.output<G> : never

/** What the app tells the window unasked. */
export type AppEvent =
  | { is: 'changed'; kinds: Kind[] }
  | { is: 'day_rolled_over' }
  | { is: 'command'; id: string }
  /** The system asks for a file to be imported, such as after a double click on it. */
  | { is: 'file_opened'; file: string }
  | JobEvent
