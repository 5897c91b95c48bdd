import type { Filter, NoteId } from '../../electron/contract/core.ts'
import type { ExamId } from '../../electron/contract/exam-attempt.ts'
import { store, useStore } from './store.ts'

/** What each room can be opened with. A room that is not here does not exist yet. */
export type RoomArgs = {
  today: Record<never, never>
  /** `filter`: only these decks and services, null for all. `ahead`, `beyond`: as in `review.begin`. */
  review: { filter?: Filter | null; ahead?: boolean; beyond?: boolean }
  map: Record<never, never>
  /** Which duties to sort: of these services (none: a mix of all) and this layer (null: any). */
  drill: { services?: string[]; layer?: string | null; count?: number }
  exam: Record<never, never>
  sitting: Record<never, never>
  report: { examId: ExamId }
  library: Record<never, never>
  /** What to import is set by `startImport`. */
  import: Record<never, never>
  /** `noteIds`: only these; null for what is chosen there. */
  export: { noteIds?: NoteId[] | null }
  settings: Record<never, never>
}
export type RoomName = keyof RoomArgs

/** Where the user is. `visit` counts up, so that going to the same room anew is told apart. */
export type Place = { [Name in RoomName]: { room: Name; args: RoomArgs[Name]; visit: number } }[RoomName]

const names: readonly RoomName[] = [
  'today',
  'review',
  'map',
  'drill',
  'exam',
  'sitting',
  'report',
  'library',
  'import',
  'export',
  'settings',
]
const place = store<Place>({ room: 'today', args: {}, visit: 0 })

/** What a room needs to be opened must be given; what it merely takes may be left out. */
type ArgsOf<Name extends RoomName> =
  Record<never, never> extends RoomArgs[Name] ? [args?: RoomArgs[Name]] : [args: RoomArgs[Name]]

/** Opens a room: `go('review', { filter })`. The mouse's and the keyboard's Back lead back. */
export function go<Name extends RoomName>(room: Name, ...[args]: ArgsOf<Name>): void {
  const next = { room, args: args ?? {}, visit: place.get().visit + 1 } as Place
  history.pushState(next, '', `#${room}`)
  place.set(next)
}

/** The room on screen, with what it was opened with. */
export function usePlace(): Place {
  return useStore(place)
}

/** The room on screen. */
export function currentRoom(): RoomName {
  return place.get().room
}

/** Follows Back and Forward. Returns how to stop. */
export function followHistory(): () => void {
  history.replaceState(place.get(), '')
  const follow = (event: PopStateEvent) => {
    const found = event.state as Place | null
    if (found && names.includes(found.room)) place.set({ ...found, visit: place.get().visit + 1 })
  }
  window.addEventListener('popstate', follow)
  return () => window.removeEventListener('popstate', follow)
}
