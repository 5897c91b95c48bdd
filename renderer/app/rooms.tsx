import { type ComponentType, lazy } from 'react'
import { Today } from '../rooms/today/Today.tsx'
import type { RoomArgs, RoomName } from './navigation.ts'

type Room<Name extends RoomName> = {
  title: string
  /** Navigation steps aside where nothing but the card counts. */
  hasNavigation: boolean
  Component: ComponentType<{ args: RoomArgs[Name] }>
}

const loadReview = () => import('../rooms/review/Review.tsx')
const loadMap = () => import('../rooms/map/MapRoom.tsx')
const loadDrill = () => import('../rooms/drill/Drill.tsx')
const loadExam = () => import('../rooms/exam/ExamRoom.tsx')
const loadSitting = () => import('../rooms/exam/Sitting.tsx')
const loadReport = () => import('../rooms/exam/Report.tsx')
const loadLibrary = () => import('../rooms/library/LibraryRoom.tsx')
const loadImport = () => import('../rooms/exchange/ImportRoom.tsx')
const loadExport = () => import('../rooms/exchange/ExportRoom.tsx')
const loadSettings = () => import('../rooms/settings/SettingsRoom.tsx')

/** Every room there is. Only Today is loaded with the window. */
export const rooms: { [Name in RoomName]: Room<Name> } = {
  today: { title: 'Today', hasNavigation: true, Component: Today },
  review: {
    title: 'Review',
    hasNavigation: false,
    Component: lazy(async () => ({ default: (await loadReview()).Review })),
  },
  map: {
    title: 'Map',
    hasNavigation: true,
    Component: lazy(async () => ({ default: (await loadMap()).MapRoom })),
  },
  drill: {
    title: 'Sorting drill',
    hasNavigation: false,
    Component: lazy(async () => ({ default: (await loadDrill()).Drill })),
  },
  exam: {
    title: 'Exam',
    hasNavigation: true,
    Component: lazy(async () => ({ default: (await loadExam()).ExamRoom })),
  },
  sitting: {
    title: 'Exam',
    hasNavigation: false,
    Component: lazy(async () => ({ default: (await loadSitting()).Sitting })),
  },
  report: {
    title: 'Exam report',
    hasNavigation: true,
    Component: lazy(async () => ({ default: (await loadReport()).Report })),
  },
  library: {
    title: 'Library',
    hasNavigation: true,
    Component: lazy(async () => ({ default: (await loadLibrary()).LibraryRoom })),
  },
  import: {
    title: 'Import',
    hasNavigation: true,
    Component: lazy(async () => ({ default: (await loadImport()).ImportRoom })),
  },
  export: {
    title: 'Export',
    hasNavigation: true,
    Component: lazy(async () => ({ default: (await loadExport()).ExportRoom })),
  },
  settings: {
    title: 'Settings',
    hasNavigation: true,
    Component: lazy(async () => ({ default: (await loadSettings()).SettingsRoom })),
  },
}

/** Loads the other rooms, then `more`, one after another while nothing else is to be done. */
export function preloadRooms(more: readonly (() => Promise<unknown>)[]): void {
  preload(loadReview, [
    loadMap,
    loadExam,
    loadLibrary,
    loadSettings,
    loadDrill,
    loadSitting,
    loadReport,
    ...more,
  ])
}

function preload(load: () => Promise<unknown>, rest: readonly (() => Promise<unknown>)[]): void {
  requestIdleCallback(() => {
    const [next, ...others] = rest
    void load().then(() => next && preload(next, others))
  })
}
