import type { MapLayer, MapService } from '../../../electron/contract/map.ts'
import { ownerName } from '../../ui/OwnerPill.tsx'

/** The map as a table for those who hear it: a row a layer, a column a service, whose it is in each cell. */
export function LayerTable({
  layers,
  services,
}: {
  layers: readonly MapLayer[]
  services: readonly MapService[]
}) {
  return (
    <table className="unseen">
      <caption>Layers and their owners: {services.map(({ name }) => name).join(' and ')}</caption>
      <thead>
        <tr>
          <th scope="col">Layer</th>
          {services.map(({ id, name }) => (
            <th key={id} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {layers.map(layer => (
          <tr key={layer.id}>
            <th scope="row">{layer.name}</th>
            {services.map(service => {
              const owner = service.layers[layer.id]
              return <td key={service.id}>{owner ? ownerName[owner] : ''}</td>
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
