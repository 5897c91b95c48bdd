import stacks from 'virtual:built-in-stacks'
import type { BuiltIn, BuiltInStacks } from '../../decks/types.ts'

/** The content a collection is given: what is always at hand, and the rest, which only loading it needs. */
export type BuiltInContent = { stacks: BuiltInStacks; all: () => Promise<BuiltIn> }

/** The content that this app was built with. */
export const builtInContent: BuiltInContent = {
  stacks,
  all: async () => (await import('virtual:built-in-decks')).default,
}
