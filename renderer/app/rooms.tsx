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
const loadSettings = () => import('../rooms/settings/SettingsRoom.tsx')

/** Every room there is. Only Today is loaded with the window. */
export const rooms: { [Name in RoomName]: Room<Name> } = {
  today: { title: 'Today', hasNavigation: true, Component: Today },
  review: {
    title: 'Review',
    hasNavigation: false,
    Component: lazy(async () => ({ default: (await loadReview()).Review })),
  },
  settings: {
    title: 'Settings',
    hasNavigation: true,
    Component: lazy(async () => ({ default: (await loadSettings()).SettingsRoom })),
  },
}

/** Loads the other rooms while nothing else is to be done, the review room first. */
export function preloadRooms(): void {
  requestIdleCallback(() => void loadReview().then(() => requestIdleCallback(() => void loadSettings())))
}
