import { Today } from '../rooms/today/Today.tsx'
import { type LaterPart, later } from './Later.tsx'
import type { RoomArgs, RoomName } from './navigation.ts'

type Room<Name extends RoomName> = {
  title: string
  /** Navigation steps aside where nothing but the card counts. */
  hasNavigation: boolean
  part: LaterPart<{ args: RoomArgs[Name] }>
}

/** Every room there is. Only Today is loaded with the window. */
export const rooms: { [Name in RoomName]: Room<Name> } = {
  today: { title: 'Today', hasNavigation: true, part: { loaded: () => Today, load: async () => Today } },
  review: {
    title: 'Review',
    hasNavigation: false,
    part: later(async () => (await import('../rooms/review/Review.tsx')).Review),
  },
  map: {
    title: 'Map',
    hasNavigation: true,
    part: later(async () => (await import('../rooms/map/MapRoom.tsx')).MapRoom),
  },
  drill: {
    title: 'Sorting drill',
    hasNavigation: false,
    part: later(async () => (await import('../rooms/drill/Drill.tsx')).Drill),
  },
  exam: {
    title: 'Exam',
    hasNavigation: true,
    part: later(async () => (await import('../rooms/exam/ExamRoom.tsx')).ExamRoom),
  },
  sitting: {
    title: 'Exam',
    hasNavigation: false,
    part: later(async () => (await import('../rooms/exam/Sitting.tsx')).Sitting),
  },
  report: {
    title: 'Exam report',
    hasNavigation: true,
    part: later(async () => (await import('../rooms/exam/Report.tsx')).Report),
  },
  library: {
    title: 'Library',
    hasNavigation: true,
    part: later(async () => (await import('../rooms/library/LibraryRoom.tsx')).LibraryRoom),
  },
  import: {
    title: 'Import',
    hasNavigation: true,
    part: later(async () => (await import('../rooms/exchange/ImportRoom.tsx')).ImportRoom),
  },
  export: {
    title: 'Export',
    hasNavigation: true,
    part: later(async () => (await import('../rooms/exchange/ExportRoom.tsx')).ExportRoom),
  },
  settings: {
    title: 'Settings',
    hasNavigation: true,
    part: later(async () => (await import('../rooms/settings/SettingsRoom.tsx')).SettingsRoom),
  },
}

/** The rooms in the order in which they are likely to be wanted. */
const soonest = [
  'review',
  'map',
  'exam',
  'library',
  'settings',
  'drill',
  'sitting',
  'report',
  'import',
  'export',
] as const

/** Loads the other rooms, then `more`, one after another while nothing else is to be done. */
export function preloadRooms(more: readonly (() => Promise<unknown>)[]): void {
  const [first, ...others] = soonest
  preload(rooms[first].part.load, [...others.map(name => rooms[name].part.load), ...more])
}

function preload(load: () => Promise<unknown>, rest: readonly (() => Promise<unknown>)[]): void {
  requestIdleCallback(() => {
    const [next, ...others] = rest
    void load().then(() => next && preload(next, others))
  })
}
