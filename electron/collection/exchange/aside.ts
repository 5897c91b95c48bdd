import type { Envelope } from '../../contract/core.ts'
import type {
  Choice,
  ExportFormat,
  ExportScope,
  ImportSource,
  ReadingOptions,
} from '../../contract/exchange.ts'
import type { Phase } from '../../contract/jobs.ts'
import type { Moment } from '../collection.ts'

/** Work that is done in a thread of its own, so that the collection's answers do not wait for it. */
export type AsideTask =
  | {
      do: 'prepare' | 'look'
      collectionFile: string
      folder: string
      source: ImportSource
      reading: ReadingOptions
      deck: string | null
      schedule: 'keep' | 'drop'
      choices: { others: Choice; notes: Record<string, Choice> }
      at: Moment
    }
  | {
      do: 'count'
      collectionFile: string
      format: ExportFormat
      scope: ExportScope
      schedule: 'keep' | 'drop'
      at: Moment
    }
  | {
      do: 'export'
      collectionFile: string
      target: string
      scope: ExportScope
      schedule: 'keep' | 'drop'
      isPlain: boolean
      at: Moment
    }

/** What the thread is started with. `stop`: its first number is 1 once the work is to stop. */
export type AsideStart = { task: AsideTask; stop: SharedArrayBuffer | null }

/** What the thread says. */
export type AsideSaid = { phase: Phase; share: number } | { envelope: Envelope }

/** Does a task elsewhere; gives its reply. Never rejects. */
export type RunAside = (start: AsideStart, tell: (phase: Phase, share: number) => void) => Promise<Envelope>
