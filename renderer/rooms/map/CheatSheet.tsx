import type { MapService, MapView } from '../../../electron/contract/map.ts'
import type { MapActions } from './commands.ts'

type Props = { view: MapView; first: readonly MapService[]; actions: MapActions }

/** One page to take along: the map, the shared controls and some services. */
export function CheatSheet({ view }: Props) {
  return <p>{view.layers.length}</p>
}
