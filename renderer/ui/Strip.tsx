import { type Owner, OwnerShape, ownerName } from './OwnerPill.tsx'
import './strip.css'

/** One layer of a service's stack. */
export type Layer = { id: string; name: string; owner: Owner; isAsked: boolean }

/**
 * The small stack beside an answer, top layer first, with the line where the duty passes to AWS.
 * The asked layer is marked. Shared layers stand above the line, since both sides have a part there.
 */
export function Strip({ service, layers }: { service: string; layers: readonly Layer[] }) {
  const lineAt = layers.findIndex(layer => layer.owner === 'aws')
  return (
    <ol className="strip" aria-label={`Layers of ${service}`}>
      {layers.map((layer, index) => (
        <StripRow key={layer.id} layer={layer} hasLineAbove={index > 0 && index === lineAt} />
      ))}
    </ol>
  )
}

function StripRow({ layer, hasLineAbove }: { layer: Layer; hasLineAbove: boolean }) {
  const classes = ['strip-layer', `owner-${layer.owner}`, layer.isAsked && 'strip-asked'].filter(Boolean)
  return (
    <>
      {hasLineAbove && <li className="strip-line" aria-label="the line" />}
      <li className={classes.join(' ')} aria-current={layer.isAsked || undefined}>
        {layer.name}
        <span className="unseen">, {ownerName[layer.owner]}</span>
        {layer.isAsked && <OwnerShape owner={layer.owner} />}
      </li>
    </>
  )
}
