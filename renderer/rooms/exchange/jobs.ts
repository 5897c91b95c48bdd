import { useEffect } from 'react'
import type { Progress } from './import-session.ts'

/** Tells how far the app's jobs are. */
export function useJobEvents(hear: (job: string, progress: Progress) => void): void {
  useEffect(
    () =>
      window.demarc.on(event => {
        if (event.is === 'job') hear(event.job, { phase: event.phase, share: event.share })
      }),
    [hear],
  )
}

/** A name for a job that no other has. */
export function newJob(): string {
  return crypto.randomUUID()
}
