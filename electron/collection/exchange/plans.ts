import type { PackageWarning } from '../../exchange/deck-package.ts'
import type { Reader } from '../db.ts'
import type { LandingOptions } from './choices.ts'
import { type DeckPlan, deckPlans } from './deck-plans.ts'
import { type MediaPlan, mediaPlan } from './media-plans.ts'
import type { Staged } from './staged.ts'
import { type TypePlan, typePlans } from './type-plans.ts'

/** What becomes of all of a package but its notes. */
export type Plans = {
  types: TypePlan[]
  decks: DeckPlan[]
  media: MediaPlan
  warnings: PackageWarning[]
}

/** Reads both sides, and changes nothing. */
export function plansFor(db: Reader, staged: Staged, { deck }: LandingOptions): Plans {
  const { noteTypes, decks, missing } = staged.parts
  const { plans, warnings } = deckPlans(db, decks, deck, staged.usedDecks())
  return {
    types: typePlans(db, noteTypes),
    decks: plans,
    media: mediaPlan(db, staged.media(), missing),
    warnings,
  }
}
