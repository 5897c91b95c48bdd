import type { Choice, ImportSummary, Look } from '../../../electron/contract/exchange.ts'
import type { Phase } from '../../../electron/contract/jobs.ts'
import { counted, figure, listed } from '../../ui/words.ts'

/** What a job is doing, as the window says it. */
export const phaseWords: Record<Phase, string> = {
  reading: 'Reading the file',
  media: 'Copying pictures and sounds',
  comparing: 'Comparing with your notes',
  adding: 'Adding notes, cards and reviews',
  collecting: 'Collecting notes, cards and reviews',
  writing: 'Writing the file',
}

export const choiceWords: Record<Choice, string> = {
  mine: 'Keep mine',
  theirs: 'Take theirs',
  both: 'Keep both',
}

type Counts = Pick<Look, 'notes'>
type Chosen = { others: Choice; notes: Readonly<Record<string, Choice>> }

/** What an import would do, in a headline. */
export function headlineOf({ notes }: Counts): string {
  const { added, updated, conflicting } = notes
  const parts = [
    added > 0 ? `${counted(added, 'new note')}` : null,
    updated > 0 ? `${counted(updated, 'note')} to update` : null,
    conflicting > 0 ? `${counted(conflicting, 'conflict')}` : null,
  ].filter(part => part !== null)
  return parts.length === 0 ? 'Nothing new in this file' : listed(parts)
}

/** What an import did, in a headline. */
export function doneHeadline(summary: ImportSummary): string {
  const { added, updated } = summary.notes
  const parts = [
    added > 0 ? `${counted(added, 'note')} added` : null,
    updated > 0 ? `${counted(updated, 'note')} updated` : null,
  ].filter(part => part !== null)
  if (parts.length > 0) return listed(parts)
  const { cards, reviews } = summary
  if (cards.added > 0) return `${counted(cards.added, 'card')} added`
  return reviews.added > 0 ? `${counted(reviews.added, 'review')} added` : 'Nothing had to be changed'
}

/** What became of the notes that were not added, and how long it took; null when there is nothing to say. */
export function othersSentence({ notes, seconds }: Pick<ImportSummary, 'notes' | 'seconds'>): string | null {
  const parts = [
    notes.updated > 0 ? `${counted(notes.updated, 'note')} updated` : null,
    notes.unchanged > 0 ? `${figure(notes.unchanged)} unchanged` : null,
    notes.conflicting > 0 ? `${figure(notes.conflicting)} in conflict` : null,
    notes.skipped > 0 ? `${figure(notes.skipped)} left out` : null,
  ].filter(part => part !== null)
  const took = seconds < 0.1 ? '' : `${seconds.toFixed(1)} s`
  const words = [parts.join(', '), took].filter(part => part !== '')
  return words.length === 0 ? null : words.join(' · ')
}

/** That questions come without cards, for whoever looks for them in a deck; null when the file has cards or no notes. */
export function cardlessSentence({ notes, cards }: Pick<ImportSummary, 'notes' | 'cards'>): string | null {
  if (notes.found === 0 || cards.found > 0) return null
  return 'Questions have no card until you make one in the library. Exams draw on them at once.'
}

/** Where the schedules came from, in a sentence; null when none did. */
export function scheduleSentence({ memory }: Pick<Look, 'memory'>): string | null {
  const { carried, recomputed, estimated } = memory
  const parts = [
    carried > 0 ? `${counted(carried, 'card')} from the file’s own FSRS memory` : null,
    recomputed > 0 ? `${counted(recomputed, 'card')} recomputed from the reviews` : null,
    estimated > 0 ? `${counted(estimated, 'card')} estimated from interval and ease` : null,
  ].filter(part => part !== null)
  return parts.length === 0 ? null : `Schedules: ${listed(parts)}.`
}

/** What the main button says: `Import 412 notes`. Conflicts in which mine is kept bring nothing in. */
export function importVerb({ notes }: Counts, chosen: Chosen): string {
  const apart = Object.values(chosen.notes)
  const kept =
    chosen.others === 'mine'
      ? notes.conflicting - apart.filter(choice => choice !== 'mine').length
      : apart.filter(choice => choice === 'mine').length
  const count = notes.added + notes.updated + notes.conflicting - kept
  return count === 0 ? 'Import' : `Import ${counted(count, 'note')}`
}

const separators: Record<string, string> = {
  ',': 'Comma',
  '\t': 'Tab',
  ';': 'Semicolon',
  '|': 'Bar',
  ':': 'Colon',
  ' ': 'Space',
}

/** Signs that part the columns of a table, with their names; the one in use always among them. */
export function separatorChoices(used: string): { value: string; label: string }[] {
  const all = used in separators ? separators : { ...separators, [used]: `“${used}”` }
  return Object.entries(all).map(([value, label]) => ({ value, label }))
}
