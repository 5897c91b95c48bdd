import type { Acted } from '../../contract/library.ts'
import type { Journal } from '../../contract/review.ts'
import type { Collection, Handler } from '../collection.ts'

/** The labels of the next undo and redo. */
export function journalOf(collection: Collection): Journal {
  const { undoLabel, redoLabel } = collection.journal
  return { undo: undoLabel, redo: redoLabel }
}

/** What an act did, with what undo would take back now. */
export function acted(collection: Collection, count: number): Acted {
  return { count, journal: journalOf(collection) }
}

export const journal: Handler<'library.journal'> = journalOf

/** `Delete note`, `Delete 12 notes`. */
export function labelFor(verb: string, count: number, thing = 'note'): string {
  return count === 1 ? `${verb} ${thing}` : `${verb} ${count} ${thing}s`
}
