import type { PackageCard } from './deck-package.ts'

/** The schedule of a card that was never shown. */
export const neverShown = {
  state: 'new',
  step: 0,
  dueAt: null,
  dueInDays: null,
  intervalDays: 0,
  easeFactor: 0,
  reps: 0,
  lapses: 0,
  flag: 0,
  isSuspended: false,
  isBuried: false,
  memory: null,
  lastReviewAt: null,
  other: {},
} as const satisfies Partial<PackageCard>
