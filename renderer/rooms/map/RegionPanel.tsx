import { useState } from 'react'
import type { MapDuty, MapLayer, MapService, Region } from '../../../electron/contract/map.ts'
import { demarc } from '../../app/client.ts'
import { SafeHtml } from '../../app/notes/SafeHtml.tsx'
import { Button } from '../../ui/Button.tsx'
import { OwnerPill, OwnerShape, ownerName } from '../../ui/OwnerPill.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { SourceLink } from '../../ui/SourceLink.tsx'
import { counted } from '../../ui/words.ts'
import { Strengths } from './Strengths.tsx'
import './region-panel.css'

/** Duties in sight before the rest is asked for: of one service, and of each of two. */
const FEW = 5
const FEWER = 2

type Props = {
  layer: MapLayer
  /** The chosen service first, then the one it is compared with. */
  sides: readonly { service: MapService; region: Region | null }[]
  modelSource: { url: string; title: string }
  onSort: (services: string[], layer: string) => void
}

/** A layer opened: what it is, whose it is and why, its cards, and where that is written. */
export function RegionPanel({ layer, sides, modelSource, onSort }: Props) {
  const isAlone = sides.length === 1
  const sorted = sides.filter(({ region }) => region && region.duties.length > 0)
  return (
    <Panel title={layer.name} className="region">
      <p className="region-owners">
        {sides.map(({ service }) => {
          const owner = service.layers[layer.id]
          return (
            owner && (
              <OwnerPill key={service.id} owner={owner}>
                {isAlone ? ownerName[owner] : `${service.short}: ${ownerName[owner]}`}
              </OwnerPill>
            )
          )
        })}
      </p>
      {isAlone && <Definition layer={layer} />}
      {!isAlone && <Reasons sides={sides} layer={layer} />}
      {!isAlone && <Strengths cards={sides.flatMap(({ region }) => region?.cards ?? [])} isGeneral={false} />}
      {!isAlone && <Definition layer={layer} />}
      {sides.map(({ service, region }) => (
        <Side key={`${service.id} ${layer.id}`} service={service} region={region} isAlone={isAlone} />
      ))}
      <div className="region-foot">
        {sorted.length > 0 && (
          <Button
            onClick={() =>
              onSort(
                sorted.map(({ service }) => service.id),
                layer.id,
              )
            }
          >
            Sort these
          </Button>
        )}
        <SourceLink url={modelSource.url} onOpen={url => void demarc.app.openSource({ url })}>
          {modelSource.title}
        </SourceLink>
      </div>
    </Panel>
  )
}

function Definition({ layer }: { layer: MapLayer }) {
  return (
    <div className="region-definition">
      <p className="muted">{layer.definition}</p>
      <p className="small">Such as {layer.examples.join(', ')}.</p>
    </div>
  )
}

/** Why the layer is whose it is with either service: the reason of a duty that has the layer's owner. */
function Reasons({ sides, layer }: Pick<Props, 'sides' | 'layer'>) {
  return sides.map(({ service, region }) => {
    const duty = region?.duties.find(({ owner }) => owner === service.layers[layer.id])
    return (
      duty && (
        <p key={service.id} className="region-reason">
          <b>{service.short}</b> <SafeHtml as="span" html={duty.reason} />
        </p>
      )
    )
  })
}

function Side({
  service,
  region,
  isAlone,
}: {
  service: MapService
  region: Region | null
  isAlone: boolean
}) {
  const [isWhole, setWhole] = useState(false)
  if (region === null) return null
  const few = isAlone ? FEW : FEWER
  const shown = isWhole || region.duties.length <= few + 1 ? region.duties : region.duties.slice(0, few)
  return (
    <div className="region-side">
      {!isAlone && <h3>{service.name}</h3>}
      {region.duties.length === 0 && (
        <p className="small">Nothing of {service.short} is asked here on its own.</p>
      )}
      {shown.map(duty => (
        <Duty key={duty.noteId} duty={duty} />
      ))}
      {shown.length < region.duties.length && (
        <Button look="quiet" className="region-more" onClick={() => setWhole(true)}>
          {counted(region.duties.length - shown.length, 'more duty', 'more duties')}
        </Button>
      )}
      {isAlone && <Strengths cards={region.cards} isGeneral={region.isGeneral} />}
    </div>
  )
}

/** A duty, with why it is whose it is when opened. */
function Duty({ duty }: { duty: MapDuty }) {
  return (
    <details className="duty" name="duty">
      <summary>
        <OwnerShape owner={duty.owner} />
        <SafeHtml as="span" html={duty.duty} />
        <span className="unseen">, {ownerName[duty.owner]}</span>
      </summary>
      <div className="duty-why">
        {duty.awsPart !== '' && <SafeHtml html={duty.awsPart} />}
        {duty.customerPart !== '' && <SafeHtml html={duty.customerPart} />}
        <SafeHtml html={duty.reason} />
        {duty.source && (
          <SourceLink url={duty.source.url} onOpen={url => void demarc.app.openSource({ url })}>
            {duty.source.title}
          </SourceLink>
        )}
      </div>
    </details>
  )
}
