import type { BrowserWindow } from 'electron'
import type { CollectionClient } from '../collection/client.ts'
import type { ProfileFile } from './profile.ts'

/** What answering a call needs of the app around it. */
export type Around = {
  collection: CollectionClient
  profile: ProfileFile
  window: () => BrowserWindow | null
  /** Told whenever the collection says when the study day ends, ms since 1970. */
  dayEndsAt: (at: number) => void
  /** Called once Today is painted: what can wait until then, waits. */
  firstShown: (window: BrowserWindow) => void
}
