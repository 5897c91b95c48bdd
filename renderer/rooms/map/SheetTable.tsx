import { X } from 'lucide-react'
import type { MapLayer, MapService } from '../../../electron/contract/map.ts'
import { OwnerShape, ownerName } from '../../ui/OwnerPill.tsx'

type Props = {
  layers: readonly MapLayer[]
  services: readonly MapService[]
  onRemove: (id: string) => void
}

/** Whose each layer is with each service: word and shape, so that grey paper says it too. */
export function SheetTable({ layers, services, onRemove }: Props) {
  return (
    <section className="sheet-table" aria-label="By service">
      <h2>By service</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">
              <span className="unseen">Layer</span>
            </th>
            {services.map(({ id, short, name }) => (
              <th key={id} scope="col">
                {short}
                <button
                  type="button"
                  className="sheet-remove not-on-paper"
                  aria-label={`Remove ${name}`}
                  onClick={() => onRemove(id)}
                >
                  <X size={12} aria-hidden />
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {layers.map(layer => (
            <tr key={layer.id}>
              <th scope="row">{layer.name}</th>
              {services.map(({ id, layers: owners }) => {
                const owner = owners[layer.id]
                return (
                  <td key={id} className={owner && `owner-${owner}`}>
                    {owner && (
                      <>
                        <OwnerShape owner={owner} /> {ownerName[owner]}
                      </>
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
