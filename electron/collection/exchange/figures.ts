import type { ImportSummary } from '../../contract/exchange.ts'
import type { MemorySource } from './schedule.ts'
import type { Parts } from './staged.ts'

/** An import in figures, while they are counted. */
export type Figures = Omit<ImportSummary, 'seconds' | 'batch'>

export function noFigures({ format, found, warnings }: Parts): Figures {
  return {
    format,
    notes: { found: found.notes, added: 0, updated: 0, unchanged: 0, conflicting: 0, skipped: 0 },
    cards: { found: found.cards, added: 0 },
    reviews: { found: found.reviews, added: 0 },
    media: { found: found.media, added: 0, missing: 0 },
    memory: { carried: 0, recomputed: 0, estimated: 0 },
    warnings: [...warnings],
  }
}

export function countMemory({ memory }: Figures, source: MemorySource): void {
  if (source !== null) memory[source] += 1
}

/** Whether the collection was changed at all. */
export function isChange({ notes, cards, reviews, media }: Figures): boolean {
  return notes.added + notes.updated + cards.added + reviews.added + media.added > 0
}
