import { setImmediate } from 'node:timers/promises'
import type { Phase } from '../../contract/jobs.ts'
import { Refused } from '../../contract/refused.ts'

/** What a job tells of its progress, and how it is told to stop. */
export type Job = {
  /** `share`: how much of the whole is done, 0..1. */
  progress: (phase: Phase, share: number) => void
  isCancelled: () => boolean
}

/** A job that nobody watches and nobody stops. */
export const quietJob: Job = { progress: () => undefined, isCancelled: () => false }

/** @throws Refused `job_cancelled` when the user wants it to stop */
export function stopIfCancelled(job: Job): void {
  if (job.isCancelled()) throw new Refused('job_cancelled', 'The work was cancelled. Nothing was changed.')
}

/** After so many rows a long loop lets others speak. */
export const rowsAtOnce = 2000

/** Lets messages come in, tells how far the job is and stops it if it is to stop. */
export async function breathe(job: Job, phase: Phase, share: number): Promise<void> {
  job.progress(phase, Math.min(1, share))
  await setImmediate()
  stopIfCancelled(job)
}
