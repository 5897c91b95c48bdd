import type { Journal } from '../../electron/contract/review.ts'
import { store, useStore } from './store.ts'

const journal = store<Journal>({ undo: null, redo: null })

/** Keeps what the next undo and redo would be; every reply of a change carries it. */
export function setJournal(next: Journal): void {
  journal.set(next)
}

/** Labels of the next undo and redo, null when there is none. */
export function useJournal(): Journal {
  return useStore(journal)
}
