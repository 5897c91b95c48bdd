import type { Looked, NoteRow, Order } from '../../../electron/contract/library.ts'
import { counted } from '../../ui/words.ts'

const DAY_MS = 86_400_000

/** A state in a word, as the list says it. */
export const stateWords: Record<NoteRow['state'], string> = {
  new: 'New',
  learning: 'Learning',
  review: 'Review',
  relearning: 'Relearning',
  suspended: 'Suspended',
  no_card: 'No card',
}

/** What notes can be looked for by, as the side column says it. */
export const lookedWords: Record<Looked, string> = {
  new: 'New',
  learning: 'Learning',
  review: 'Review',
  suspended: 'Suspended',
  no_card: 'Questions without a card',
  marked: 'Marked',
  reported: 'Reported',
}

export const orderWords: Record<Order, string> = {
  added: 'Newest first',
  changed: 'Last changed first',
  due: 'Due first',
}

/** When a card is due, short: `due`, `in 3 days`, `in 4 months`, `in 2 years`. */
export function dueShort(dueAt: number, now: number): string {
  const days = Math.ceil((dueAt - now) / DAY_MS)
  if (days <= 0) return 'due'
  if (days < 45) return `in ${counted(days, 'day')}`
  if (days < 540) return `in ${counted(Math.round(days / 30.4), 'month')}`
  return `in ${counted(Math.round(days / 365.25), 'year')}`
}

/** State and due date of a note in a few words: `Review, in 3 days`. */
export function stateOf(row: NoteRow, now: number): string {
  const word = stateWords[row.state]
  return row.dueAt === null || row.state === 'new' ? word : `${word}, ${dueShort(row.dueAt, now)}`
}
