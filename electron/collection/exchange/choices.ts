import type { Choice } from '../../contract/exchange.ts'

/** How conflicts are settled: one by one, by guid, and all others. */
export type Choices = { others: Choice; notes: ReadonlyMap<string, Choice> }

/** What an import is told beside the file. */
export type LandingOptions = {
  /** The deck that everything goes into; null to leave it where it was. */
  deck: string | null
  schedule: 'keep' | 'drop'
  choices: Choices
}

/** An import that asks nobody: a note that differs on both sides stays as it is here. */
export const plainOptions: LandingOptions = {
  deck: null,
  schedule: 'keep',
  choices: { others: 'mine', notes: new Map() },
}
