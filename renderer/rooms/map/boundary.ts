import type { Owner } from '../../../electron/contract/core.ts'
import type { MapLayer, MapService } from '../../../electron/contract/map.ts'

/** A layer as it is drawn for one service. */
export type Row = { readonly layer: MapLayer; readonly owner: Owner }

/** A service's layers from the top, and where the line runs: above `rows[lineAt]`, below all when it is their number. */
export type Stack = { readonly rows: readonly Row[]; readonly lineAt: number }

/**
 * Draws the line for a service: above it every layer in which the customer has a part, its own first, then the
 * shared ones; below it what is AWS's alone. On either side the layers keep the order of the model.
 */
export function stackOf(layers: readonly MapLayer[], service: Pick<MapService, 'layers'>): Stack {
  const rows = layers.flatMap(layer => {
    const owner = service.layers[layer.id]
    return owner === undefined ? [] : [{ layer, owner }]
  })
  const of = (owner: Owner) => rows.filter(row => row.owner === owner)
  const above = [...of('customer'), ...of('shared')]
  return { rows: [...above, ...of('aws')], lineAt: above.length }
}

/** Ids of the layers that have another owner with one service than with the other. */
export function movedBetween(one: Pick<MapService, 'layers'>, other: Pick<MapService, 'layers'>): string[] {
  return Object.keys(one.layers).filter(id => one.layers[id] !== other.layers[id])
}
