import type { Phase } from '../../contract/jobs.ts'
import type { Job } from './job.ts'

/** Where each phase begins and ends in the whole of a job, 0..1. */
type Spans = Partial<Record<Phase, readonly [number, number]>>

export const lookSpans: Spans = { reading: [0, 0.6], media: [0.6, 0.8], comparing: [0.8, 1] }
export const readingSpans: Spans = { reading: [0, 0.35], media: [0.35, 0.5] }
export const landingSpans: Spans = { adding: [0.5, 1] }
export const exportSpans: Spans = { collecting: [0, 0.6], writing: [0.6, 1] }

/** Steps smaller than this are not told. */
const smallestStep = 0.01

/**
 * A job that can be stopped from another thread, and tells how far it is in the whole.
 * @param stop  its first number is 1 once the job is to stop
 */
export function watchedJob(
  stop: SharedArrayBuffer | null,
  spans: Spans,
  tell: (phase: Phase, share: number) => void,
): Job {
  const flag = stop === null ? null : new Int32Array(stop)
  let told = -1
  return {
    isCancelled: () => flag !== null && Atomics.load(flag, 0) === 1,
    progress: (phase, share) => {
      const [from, to] = spans[phase] ?? [0, 1]
      const whole = from + (to - from) * Math.min(1, Math.max(0, share))
      if (whole < told + smallestStep) return
      told = whole
      tell(phase, whole)
    },
  }
}
