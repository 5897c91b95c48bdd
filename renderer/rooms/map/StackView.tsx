import { type KeyboardEvent, memo, useLayoutEffect, useRef } from 'react'
import type { MapService, Region } from '../../../electron/contract/map.ts'
import { OwnerShape, ownerName } from '../../ui/OwnerPill.tsx'
import { percent } from '../../ui/words.ts'
import type { Row, Stack } from './boundary.ts'
import { inkOf, type Strength, strengthOf } from './strength.ts'
import { useGlide } from './use-glide.ts'
import './stack-view.css'

type Props = {
  service: MapService
  stack: Stack
  /** The layer whose panel is open. */
  chosen: string
  onChoose: (layer: string) => void
  /** Layers that lie elsewhere with the service compared with. */
  moved: ReadonlySet<string>
  /** Present when the layers are to be tinted by what is being forgotten. */
  regions: readonly Region[] | null
}

/**
 * The layers of a service with the line between the two sides. A place in the list stays while the layers in it
 * change, so that the focus is never lost; Tab enters at the chosen layer, the arrows move from there.
 */
export const StackView = memo(function StackView(props: Props) {
  const { service, stack, chosen, onChoose, moved, regions } = props
  const list = useRef<HTMLOListElement>(null)
  const order = [...stack.rows.map(({ layer }) => layer.id), stack.lineAt].join(' ')
  useGlide(list, order)
  // biome-ignore lint/correctness/useExhaustiveDependencies: with the order its place may be another
  useLayoutEffect(() => {
    // The chosen layer may have moved to another place: the focus goes with it.
    if (!list.current?.contains(document.activeElement)) return
    list.current.querySelector<HTMLElement>(`[data-layer="${chosen}"]`)?.focus({ preventScroll: true })
  }, [chosen, order])
  const step = (event: KeyboardEvent) => {
    const at = stack.rows.findIndex(({ layer }) => layer.id === chosen)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: stack.rows.length - 1 }[event.key]
    const row = to === undefined ? undefined : stack.rows[to]
    if (!row) return
    event.preventDefault()
    onChoose(row.layer.id)
  }
  return (
    <ol ref={list} className="stack" aria-label={`Layers of ${service.name}`} onKeyDown={step}>
      {stack.rows.map((row, index) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: a place, see above
          key={index}
          data-glide={row.layer.id}
          style={{ gridRow: index + (index < stack.lineAt ? 1 : 2) }}
        >
          <Layer
            row={row}
            isChosen={row.layer.id === chosen}
            isMoved={moved.has(row.layer.id)}
            isBelow={index === stack.lineAt}
            strength={strengthIn(regions, row.layer.id)}
            onChoose={onChoose}
          />
        </li>
      ))}
      <li className="stack-line" aria-hidden="true" data-glide="line" style={{ gridRow: stack.lineAt + 1 }}>
        <span>the line</span>
      </li>
    </ol>
  )
})

function strengthIn(regions: readonly Region[] | null, layer: string): Strength | null {
  const region = regions?.find(one => one.layer === layer)
  return region && !region.isGeneral ? strengthOf(region.cards) : regions ? strengthOf([]) : null
}

function recallInWords({ cards, recall }: Strength): string {
  if (recall !== null) return percent(recall)
  return cards === 0 ? 'no cards' : 'new'
}

type LayerProps = {
  row: Row
  isChosen: boolean
  isMoved: boolean
  /** Whether it is the first below the line. */
  isBelow: boolean
  strength: Strength | null
  onChoose: (layer: string) => void
}

function Layer({ row: { layer, owner }, isChosen, isMoved, isBelow, strength, onChoose }: LayerProps) {
  return (
    <button
      type="button"
      className={`layer owner-${owner}${strength ? ' layer-tinted' : ''}`}
      data-layer={layer.id}
      aria-current={isChosen || undefined}
      tabIndex={isChosen ? 0 : -1}
      style={strength ? { '--ink-share': `${Math.round(inkOf(strength) * 100)}%` } : undefined}
      onClick={() => onChoose(layer.id)}
    >
      <span className="layer-name">{layer.name}</span>
      <span className="unseen">
        , {ownerName[owner]}
        {isBelow && ', the first below the line'}
      </span>
      {strength && <span className="layer-strength">{recallInWords(strength)}</span>}
      {isMoved && <em className="layer-moved">moved</em>}
      <OwnerShape owner={owner} />
    </button>
  )
}
