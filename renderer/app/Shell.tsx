import { useEffect } from 'react'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Toasts } from '../ui/Toast.tsx'
import { useCommands } from './commands.ts'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { useFilesOver } from './importing.ts'
import { useJournal } from './journal.ts'
import { focusRoom } from './kept-focus.ts'
import { Later, later } from './Later.tsx'
import { Navigation } from './Navigation.tsx'
import { type Place, usePlace } from './navigation.ts'
import { useOverlay } from './overlay.ts'
import { preloadRooms, rooms } from './rooms.tsx'
import { shellCommands } from './shell-commands.ts'
import { afterFirstScreen } from './start.ts'
import { dismissToast, useToasts } from './toast.ts'
import './shell.css'

const palette = later(async () => (await import('./Palette.tsx')).Palette)
const sheet = later(async () => (await import('./ShortcutSheet.tsx')).ShortcutSheet)

/** Navigation, the room on screen, and what may lie over it. */
export function Shell({ isOpen }: { isOpen: boolean }) {
  const place = usePlace()
  const overlay = useOverlay()
  const toasts = useToasts()
  const isFileOver = useFilesOver()
  const { title, hasNavigation } = rooms[place.room]
  useCommands('Everywhere', shellCommands, useJournal())
  useEffect(() => {
    if (isOpen) afterFirstScreen(() => preloadRooms([palette.load, sheet.load]))
  }, [isOpen])
  useEffect(() => {
    document.title = `${title} · Demarc`
    // A room that gives the focus to nothing gets it itself, so that the keys scroll it.
    focusRoom()
  }, [title])
  return (
    <div className={hasNavigation ? 'shell' : 'shell shell-bare'}>
      {hasNavigation && <Navigation isOpen={isOpen} />}
      <main className={hasNavigation ? 'room' : 'room-bare'} tabIndex={-1}>
        {!hasNavigation && <h1 className="unseen">{title}</h1>}
        {isOpen ? (
          <ErrorBoundary key={place.visit}>
            <RoomOf place={place} />
          </ErrorBoundary>
        ) : (
          <Loading />
        )}
      </main>
      {overlay === 'palette' && <Later part={palette} given={{}} />}
      {overlay === 'shortcuts' && <Later part={sheet} given={{}} />}
      {isFileOver && (
        <div className="drop-here" aria-hidden="true">
          Drop the file to look at it
        </div>
      )}
      <Toasts messages={toasts} onGone={dismissToast} />
    </div>
  )
}

function RoomOf({ place }: { place: Place }) {
  const meanwhile = <Loading />
  switch (place.room) {
    case 'review':
      return <Later part={rooms.review.part} given={{ args: place.args }} meanwhile={meanwhile} />
    case 'drill':
      return <Later part={rooms.drill.part} given={{ args: place.args }} meanwhile={meanwhile} />
    case 'report':
      return <Later part={rooms.report.part} given={{ args: place.args }} meanwhile={meanwhile} />
    case 'export':
      return <Later part={rooms.export.part} given={{ args: place.args }} meanwhile={meanwhile} />
    default:
      return <Later part={rooms[place.room].part} given={{ args: place.args }} meanwhile={meanwhile} />
  }
}

function Loading() {
  return (
    <div className="room-loading" aria-busy="true">
      <h1 className="unseen">Loading</h1>
      <Skeleton width="16rem" height="1.25rem" />
      <Skeleton width="24rem" height="2.25rem" />
      <Skeleton width="12rem" height="3.25rem" />
      <Skeleton height="22rem" />
    </div>
  )
}
