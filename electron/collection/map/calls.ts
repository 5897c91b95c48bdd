import type { CallName } from '../../contract/contract.ts'
import type { Handler } from '../collection.ts'
import { drill } from './drill.ts'
import { place, redoPlacing, undoPlacing } from './placing.ts'
import { regions } from './regions.ts'
import { mapView } from './view.ts'

/** Who answers each call of the map. */
export const mapHandlers: { [N in Extract<CallName, `map.${string}`>]: Handler<N> } = {
  'map.view': mapView,
  'map.regions': regions,
  'map.drill': drill,
  'map.place': place,
  'map.undo': undoPlacing,
  'map.redo': redoPlacing,
}
