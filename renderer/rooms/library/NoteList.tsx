import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type MouseEvent, useEffect, useId, useRef } from 'react'
import type { NoteId } from '../../../electron/contract/core.ts'
import { useLook } from '../../ui/use-look.ts'
import { NoteLine } from './NoteLine.tsx'
import { chosenAt, placeFor, type Selection, type Way } from './selection.ts'
import { useLines } from './use-lines.ts'
import './note-list.css'

/** A line's height at 100 % text, px. */
const LINE = 52

type Props = {
  ids: readonly NoteId[]
  selection: Selection<NoteId>
  onSelect: (selection: Selection<NoteId>) => void
  onOpen: () => void
  /** While another list is being read, this one is of before. */
  isStale: boolean
}

/** The notes that match. Only those in sight are drawn; arrows, Page, Home and End move, Shift extends, Space adds. */
export function NoteList({ ids, selection, onSelect, onOpen, isStale }: Props) {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const height = Math.round(LINE * useLook().scale)
  const virtual = useVirtualizer({
    count: ids.length,
    getScrollElement: () => list.current,
    estimateSize: () => height,
    overscan: 10,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: lines of another height are laid out anew
  useEffect(() => virtual.measure(), [height])
  const items = virtual.getVirtualItems()
  const lineAt = useLines(ids, items[0]?.index ?? 0, items.at(-1)?.index ?? 0)
  const at = Math.min(selection.at, ids.length - 1)
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' })
  }, [at, virtual])
  const point = (place: number, way: Way) => onSelect(chosenAt(selection, ids, place, way))
  const press = (event: KeyboardEvent) => {
    if (event.altKey) return
    if (event.key === ' ' && at >= 0) {
      event.preventDefault()
      point(at, 'toggle')
      return
    }
    const page = Math.max(1, Math.floor((list.current?.clientHeight ?? 0) / height) - 1)
    const place = placeFor(event.key, at, ids.length, page)
    if (place === null || ids.length === 0) return
    event.preventDefault()
    point(place, event.shiftKey ? 'range' : 'alone')
  }
  return (
    <div
      ref={list}
      className="note-list"
      role="listbox"
      aria-label="Notes"
      aria-multiselectable="true"
      aria-activedescendant={at >= 0 ? `${id}-${ids[at]}` : undefined}
      aria-busy={isStale}
      tabIndex={0}
      onKeyDown={press}
    >
      <div role="presentation" style={{ height: virtual.getTotalSize() }} className="note-list-whole">
        {items.map(({ index, start }) => {
          const noteId = ids[index]
          if (noteId === undefined) return null
          return (
            <NoteLine
              key={noteId}
              id={`${id}-${noteId}`}
              row={lineAt(index)}
              place={index}
              count={ids.length}
              isChosen={selection.chosen.has(noteId)}
              isAt={index === at}
              top={start}
              height={height}
              onPoint={event => point(index, wayOf(event))}
              onOpen={onOpen}
            />
          )
        })}
      </div>
    </div>
  )
}

function wayOf(event: MouseEvent): Way {
  if (event.shiftKey) return 'range'
  return event.ctrlKey || event.metaKey ? 'toggle' : 'alone'
}
