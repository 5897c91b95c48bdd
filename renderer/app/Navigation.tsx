import { Settings2, Sun, Table2, Timer } from 'lucide-react'
import type { ReactNode } from 'react'
import { figure } from '../ui/words.ts'
import { BrandMark } from './BrandMark.tsx'
import { demarc } from './client.ts'
import { useData } from './data.ts'
import { go, type RoomName, usePlace } from './navigation.ts'

/** The rooms. Narrow windows show their signs alone. */
export function Navigation({ isOpen }: { isOpen: boolean }) {
  const today = useData(demarc.today.view, {}, { isWanted: isOpen })
  const counts = today.data?.counts
  const due = counts ? counts.new + counts.learning + counts.review : 0
  return (
    <nav className="rail" aria-label="Rooms">
      <div className="brand">
        <BrandMark />
        <span>Demarc</span>
      </div>
      <RoomLink room="today" title="Today" due={due} icon={<Sun strokeWidth={1.7} />} />
      <RoomLink room="map" title="Map" icon={<MapSign />} />
      <RoomLink room="exam" title="Exam" icon={<Timer strokeWidth={1.7} />} parts={['report']} />
      <RoomLink
        room="library"
        title="Library"
        icon={<Table2 strokeWidth={1.7} />}
        parts={['import', 'export']}
      />
      <RoomLink room="settings" title="Settings" icon={<Settings2 strokeWidth={1.7} />} />
      <p className="rail-foot small">Offline. All data on this computer.</p>
    </nav>
  )
}

/** The line between the two sides. */
function MapSign() {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.7}
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path d="M4 6.5h16M4 17.5h16" />
      <path d="M3 12h18" strokeWidth={2.8} />
    </svg>
  )
}

function RoomLink({
  room,
  title,
  icon,
  due = 0,
  parts = [],
}: {
  room: RoomName
  title: string
  icon: ReactNode
  due?: number
  /** Rooms that are reached from this one and belong to it. */
  parts?: readonly RoomName[]
}) {
  const current = usePlace().room
  const isHere = current === room
  return (
    <a
      className="rail-link"
      href={`#${room}`}
      draggable={false}
      title={title}
      aria-label={due > 0 ? `${title}, ${figure(due)} due` : title}
      aria-current={isHere || parts.includes(current) ? 'page' : undefined}
      onClick={event => {
        event.preventDefault()
        if (!isHere) go(room)
      }}
    >
      {icon}
      <span>{title}</span>
      {/* A space, so that the text in sight reads as the name does. */} {due > 0 && <b>{figure(due)}</b>}
    </a>
  )
}
