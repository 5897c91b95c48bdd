import type { CardStrength } from '../../../electron/contract/map.ts'
import { counted } from '../../ui/words.ts'

/** Below this chance of recall a card counts as fading. */
const FADING = 0.8

/** What some cards amount to. `recall`: their mean retrievability, 0..1; null when none was ever seen. */
export type Strength = {
  readonly cards: number
  readonly fresh: number
  readonly fading: number
  readonly recall: number | null
}

export function strengthOf(cards: readonly CardStrength[]): Strength {
  const known = cards.flatMap(({ retrievability }) => retrievability ?? [])
  return {
    cards: cards.length,
    fresh: cards.length - known.length,
    fading: known.filter(chance => chance < FADING).length,
    recall: known.length === 0 ? null : known.reduce((sum, chance) => sum + chance, 0) / known.length,
  }
}

/** `2 fading, 3 new`; `all at hand` when there is nothing to say. */
export function strengthInWords({ cards, fresh, fading }: Strength): string {
  if (cards === 0) return 'no cards'
  if (fresh === cards) return 'not seen yet'
  const parts = [fading > 0 && `${fading} fading`, fresh > 0 && `${fresh} new`].filter(Boolean)
  return parts.length === 0 ? 'all at hand' : parts.join(', ')
}

/** How much ink a region gets, 0..1: none where all is at hand (97 %), all of it at a recall of 70 % and below. */
export function inkOf({ recall }: Strength): number {
  return recall === null ? 0 : Math.min(1, Math.max(0, (0.97 - recall) / 0.27))
}

/** `Your 6 cards here`, or what stands for them. */
export function cardsInWords(count: number, isGeneral: boolean): string {
  if (count === 0) return 'No cards here'
  const cards = counted(count, 'card')
  return isGeneral ? `Your ${cards} about this layer in general` : `Your ${cards} here`
}
