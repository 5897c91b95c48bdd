import type { PackageRow } from '../../exchange/deck-package.ts'
import type { LogRow, Schedule } from './log-rows.ts'

/** A note as it is added or brought up to date. */
export type NoteValues = {
  guid: string
  typeId: number
  /** JSON, as in the collection. */
  fields: string
  tags: readonly string[]
  isMarked: boolean
  created: number
  modified: number
  importedHash: string
  /** Its row where it came from, if that was a collection of ours. */
  row: PackageRow | null
}

/** A card as it is added. */
export type CardValues = {
  ordinal: number
  deckId: number
  position: number
  flag: number
  isSuspended: boolean
  buriedUntil: number
  created: number
  other: string
  /** Its row where it came from, if that was a collection of ours. */
  row: PackageRow | null
}

/** Where what an import decides goes: into the collection, or nowhere when it is only looked at. */
export type Sink = {
  /** @returns its id */
  addNote: (note: NoteValues) => number
  updateNote: (id: number, note: NoteValues) => void
  /** Adds a card with its log. Ids of lines may be counted on; the schedule follows them. */
  addCard: (noteId: number, card: CardValues, schedule: Schedule, log: readonly LogRow[]) => void
  /** Saves a card's new state and its log: lines that are new, and those that changed. */
  updateCard: (id: number, schedule: Schedule, log: readonly LogRow[]) => void
  /** Removes the cards of a note that were never seen and are no longer asked for. */
  removeUnseen: (noteId: number, wanted: readonly number[]) => void
  /** Puts in what waits for more of its kind, so that tags and cards that were added are found. */
  settle: () => void
  /** Adds a line of the log for a card that is not there. False when it is there already. */
  addLooseReview: (cardId: number, line: LogRow) => boolean
}

/** Takes everything and does nothing. */
export const nowhere: Sink = {
  addNote: () => 0,
  updateNote: () => undefined,
  addCard: () => undefined,
  updateCard: () => undefined,
  removeUnseen: () => undefined,
  settle: () => undefined,
  addLooseReview: () => true,
}
