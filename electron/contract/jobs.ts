import { z } from 'zod'
import { call } from './core.ts'

/**
 * Names one piece of long work. Whoever asks for the work makes the name up (`crypto.randomUUID()`), so that it
 * can be followed and stopped before there is an answer.
 */
export const JobId = z.string().regex(/^[\w-]{1,64}$/)
export type JobId = z.infer<typeof JobId>

/** What a job is doing, in the order of an import, then of an export. */
export const Phase = z.enum(['reading', 'media', 'comparing', 'adding', 'collecting', 'writing'])
export type Phase = z.infer<typeof Phase>

/**
 * What the app tells of a job meanwhile. `share`: how much of the whole is done, 0..1, never falling. The end is
 * told by the reply to the call that began it, and by `job_ended` for whoever else watches.
 */
export type JobEvent =
  | { is: 'job'; job: JobId; phase: Phase; share: number }
  | { is: 'job_ended'; job: JobId; how: 'done' | 'refused' | 'failed' | 'cancelled' }

export const jobs = {
  /**
   * Stops a job: the call that began it is then refused with `job_cancelled`, and everything is as it was.
   * False when there is no such job any more.
   */
  cancel: call({ takes: z.strictObject({ job: JobId }), gives: z.boolean() }),
}
