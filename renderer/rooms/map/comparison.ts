import type { Owner } from '../../../electron/contract/core.ts'
import type { MapLayer, MapService } from '../../../electron/contract/map.ts'
import { movedBetween, stackOf } from './boundary.ts'

const list = new Intl.ListFormat('en-GB', { type: 'conjunction' })

/** What is said of layers that have a new owner, of one and of several. */
const becomes: Record<Owner, [string, string]> = {
  aws: ['passes to AWS', 'pass to AWS'],
  shared: ['becomes a matter of both', 'become a matter of both'],
  customer: ['falls to the customer alone', 'fall to the customer alone'],
}

/** The differences between two services in words: where the line lies, and what moves from the second to the first. */
export function comparisonOf(layers: readonly MapLayer[], service: MapService, against: MapService): string {
  const moved = new Set(movedBetween(service, against))
  if (moved.size === 0) {
    return `With ${service.short} the line lies where it does with ${against.short}: no layer changes hands.`
  }
  const parts = (['aws', 'shared', 'customer'] as const).flatMap(owner => {
    const names = layers
      .filter(({ id }) => moved.has(id) && service.layers[id] === owner)
      .map(({ short }) => short)
    return names.length === 0 ? [] : [`${list.format(names)} ${becomes[owner][names.length === 1 ? 0 : 1]}`]
  })
  return `${placeInWords(layers, service, against)}: ${parts.join('; ')}.`
}

function placeInWords(layers: readonly MapLayer[], service: MapService, against: MapService): string {
  const up = stackOf(layers, against).lineAt - stackOf(layers, service).lineAt
  if (up === 0)
    return `With ${service.short} the line lies as high as with ${against.short}, yet layers differ`
  return `With ${service.short} the line lies ${up > 0 ? 'higher' : 'lower'} than with ${against.short}`
}
