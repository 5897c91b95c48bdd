import { useMemo, useState } from 'react'
import type { MapService, MapView } from '../../../electron/contract/map.ts'
import { demarc } from '../../app/client.ts'
import { useCommands } from '../../app/commands.ts'
import { useData } from '../../app/data.ts'
import { useKeptFocus } from '../../app/kept-focus.ts'
import { Later, later } from '../../app/Later.tsx'
import { go } from '../../app/navigation.ts'
import { movedBetween, stackOf } from './boundary.ts'
import { type Chosen, choose, useChosen } from './chosen.ts'
import { type MapActions, mapCommands } from './commands.ts'
import { Head } from './Head.tsx'
import { LayerTable } from './LayerTable.tsx'
import { Plates } from './Plates.tsx'
import { RegionPanel } from './RegionPanel.tsx'
import { StackView } from './StackView.tsx'
import { saveSheet } from './save-sheet.ts'
import './map.css'

/** Layers of a stack that is the measure of another: none of them is marked. */
const none: ReadonlySet<string> = new Set()
const open = (layer: string) => choose({ layer })
const cheatSheet = later(async () => (await import('./CheatSheet.tsx')).CheatSheet)

/** Duties in a drill. */
const TEN = 10

/** The model drawn live: two sides, the line, and what lies where with the chosen service. */
export function MapRoom() {
  const { data: view, error } = useData(demarc.map.view, {})
  if (error) throw error
  return view && view.services.length > 0 ? <MapPage view={view} /> : null
}

function MapPage({ view }: { view: MapView }) {
  const chosen = useChosen()
  const [isSheetShown, showSheet] = useState(false)
  const service = serviceOf(view, chosen.service) ?? view.services[0]
  const against = chosen.against === null ? undefined : serviceOf(view, chosen.against)
  const actions: MapActions = {
    ...actionsOn(view, chosen),
    isSheetShown,
    showSheet,
    savePdf: () => void saveSheet(),
  }
  useCommands('Map', mapCommands, actions)
  useKeptFocus(isSheetShown ? 'sheet' : against ? 'two' : 'one')
  if (!service) return null
  if (isSheetShown) {
    return (
      <Later part={cheatSheet} given={{ view, first: [service, ...(against ? [against] : [])], actions }} />
    )
  }
  return (
    <div className="map">
      <Head view={view} service={service} against={against} actions={actions} isTinted={chosen.isTinted} />
      <Sides view={view} service={service} against={against} chosen={chosen} />
      <Plates controls={view.controls} />
    </div>
  )
}

type SidesProps = { view: MapView; service: MapService; against: MapService | undefined; chosen: Chosen }

/** One stack or two, and the panel of the chosen layer. */
function Sides({ view, service, against, chosen }: SidesProps) {
  const own = useData(demarc.map.regions, { service: service.id }, { keepsLast: true })
  const other = useData(
    demarc.map.regions,
    { service: against?.id ?? '' },
    { isWanted: against !== undefined },
  )
  const stack = useMemo(() => stackOf(view.layers, service), [view, service])
  const otherStack = useMemo(() => against && stackOf(view.layers, against), [view, against])
  const moved = useMemo(() => (against ? new Set(movedBetween(service, against)) : none), [service, against])
  const layer = view.layers.find(({ id }) => id === chosen.layer) ?? view.layers[0]
  // What is kept from the service before would be about the wrong one.
  const regions = own.isPlaceholderData ? null : (own.data ?? null)
  const regionIn = (all: typeof own.data) => all?.find(region => region.layer === layer?.id) ?? null
  const source = view.controls[0]?.source
  const services = against ? [service, against] : [service]
  return (
    <div className={against ? 'map-sides map-sides-two' : 'map-sides'}>
      <section className="map-side" aria-label={service.name}>
        <h2>{against ? service.name : 'Security in the cloud: the customer’s side'}</h2>
        <StackView
          service={service}
          stack={stack}
          chosen={layer?.id ?? ''}
          onChoose={open}
          moved={moved}
          regions={chosen.isTinted ? regions : null}
        />
        {!against && <p className="map-below">Security of the cloud: AWS’s side</p>}
      </section>
      {against && otherStack && (
        <section className="map-side" aria-label={against.name}>
          <h2>{against.name}</h2>
          <StackView
            service={against}
            stack={otherStack}
            chosen={layer?.id ?? ''}
            onChoose={open}
            moved={none}
            regions={chosen.isTinted ? (other.data ?? null) : null}
          />
        </section>
      )}
      {layer && source && (
        <RegionPanel
          layer={layer}
          modelSource={source}
          sides={[
            { service, region: regionIn(regions ?? undefined) },
            ...(against ? [{ service: against, region: regionIn(other.data) }] : []),
          ]}
          onSort={(ids, layerId) => go('drill', { services: ids, layer: layerId })}
        />
      )}
      <LayerTable layers={view.layers} services={services} />
    </div>
  )
}

function serviceOf(view: MapView, id: string): MapService | undefined {
  return view.services.find(service => service.id === id)
}

type Choosing = Omit<MapActions, 'isSheetShown' | 'showSheet' | 'savePdf'>

function actionsOn(view: MapView, { service, against, isTinted }: Chosen): Choosing {
  const focus = (label: string) =>
    document.querySelector<HTMLElement>(`[role=combobox][aria-label="${label}"]`)?.focus()
  return {
    isComparing: against !== null,
    find: () => focus('Service'),
    findAgainst: () => focus('Compare with'),
    step: by => {
      const others = view.services.filter(({ id }) => id !== against)
      const at = others.findIndex(({ id }) => id === service)
      const next = others[(at + by + others.length) % others.length]
      if (next) choose({ service: next.id })
    },
    swap: () => against !== null && choose({ service: against, against: service }),
    endComparison: () => choose({ against: null }),
    tint: () => choose({ isTinted: !isTinted }),
    sortMix: () => go('drill', { count: TEN }),
    sort: () =>
      go('drill', { services: against === null ? [service] : [service, against], layer: null, count: TEN }),
  }
}
