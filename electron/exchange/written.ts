import type { PackageWarning } from './deck-package.ts'

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
