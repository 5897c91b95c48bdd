import type { BuiltInStacks } from '../../../decks/types.ts'
import type { ShownCard } from '../../contract/review.ts'
import { SERVICE_TAG } from './held.ts'

const LAYER_TAG = 'layer::'

/**
 * The stack beside the answer: of the service that the note names in its field, or of the only one it is tagged
 * with; null when the note is about no single service. The asked layer is that of its tag or field.
 */
export function stripOf(
  stacks: BuiltInStacks,
  note: { tags: readonly string[]; service: string; layer: string },
): ShownCard['strip'] {
  const tagged = note.tags.filter(tag => tag.startsWith(SERVICE_TAG))
  const only = tagged.length === 1 ? tagged[0]?.slice(SERVICE_TAG.length) : undefined
  const service =
    stacks.services.find(({ name }) => name === note.service) ?? stacks.services.find(({ id }) => id === only)
  if (service === undefined) return null
  const layers = stacks.layers.flatMap(({ id, name }) => {
    const owner = service.layers[id]
    if (owner === undefined) return []
    return [{ id, name, owner, isAsked: note.tags.includes(`${LAYER_TAG}${id}`) || note.layer === name }]
  })
  return layers.length === 0 ? null : { service: service.name, layers }
}
