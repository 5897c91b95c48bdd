import { type CSSProperties, type PointerEvent, useState } from 'react'
import type { Owner } from '../../../electron/contract/core.ts'
import type { DrillActions } from './drill-session.ts'

/** From here on a press that moves is a drag, px. */
const STIR = 6

/** A drag of the tile: where it is, which side it is above, and what its element listens to. */
export type Drag = {
  isDragged: boolean
  over: Owner | null
  style: CSSProperties | undefined
  parts: {
    onPointerDown: (event: PointerEvent<HTMLElement>) => void
    onPointerMove: (event: PointerEvent<HTMLElement>) => void
    onPointerUp: (event: PointerEvent<HTMLElement>) => void
    onPointerCancel: () => void
  }
}

type Way = { fromX: number; fromY: number; x: number; y: number; over: Owner | null }

/** Lets the tile be dragged onto a side, by mouse, pen or finger. Let go elsewhere, it goes back. */
export function useDrag(drill: DrillActions): Drag {
  const [way, setWay] = useState<Way | null>(null)
  const isDragged = way !== null && Math.hypot(way.x - way.fromX, way.y - way.fromY) > STIR
  return {
    isDragged,
    over: isDragged ? way.over : null,
    style: isDragged
      ? { transform: `translate(${way.x - way.fromX}px, ${way.y - way.fromY}px) rotate(-1deg)` }
      : undefined,
    parts: {
      onPointerDown: event => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        const { clientX, clientY } = event
        setWay({ fromX: clientX, fromY: clientY, x: clientX, y: clientY, over: null })
      },
      onPointerMove: event => {
        if (way === null) return
        const { clientX, clientY } = event
        setWay({ ...way, x: clientX, y: clientY, over: sideAt(clientX, clientY) })
      },
      onPointerUp: event => {
        setWay(null)
        const side = isDragged ? sideAt(event.clientX, event.clientY) : null
        if (side !== null) void drill.place(side)
      },
      onPointerCancel: () => setWay(null),
    },
  }
}

/** The side at a point of the window; the tile itself lies above it. */
function sideAt(x: number, y: number): Owner | null {
  for (const element of document.elementsFromPoint(x, y)) {
    const side = element.closest<HTMLElement>('[data-side]')?.dataset.side
    if (side === 'aws' || side === 'customer' || side === 'shared') return side
  }
  return null
}
