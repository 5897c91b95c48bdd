import type { PackageWarning } from './deck-package.ts'
import { ExchangeRefused } from './refusal.ts'

export type WriteOptions = {
  /** Whether pictures and sounds travel; by default they do where the format can hold them. */
  hasMedia?: boolean
  /** Stops between two pieces; nothing stays behind. */
  signal?: AbortSignal
}

/** What writing a file came to. */
export type Written = {
  bytes: number
  /** What the format could not hold, and where; empty when it took everything. */
  warnings: PackageWarning[]
}

/** @throws ExchangeRefused `job_cancelled` when the export is to stop; the file that was begun goes */
export function stopIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted)
    throw new ExchangeRefused('job_cancelled', 'The export was cancelled. Nothing was written.')
}
