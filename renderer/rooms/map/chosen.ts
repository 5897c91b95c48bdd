import { store, useStore } from '../../app/store.ts'

/** What the map shows; it stays as it was left while the window is open. */
export type Chosen = {
  readonly service: string
  readonly against: string | null
  readonly layer: string
  /** Whether layers are tinted by what is being forgotten. */
  readonly isTinted: boolean
}

/** The plain case: all else is told by how it differs from it. */
const chosen = store<Chosen>({
  service: 'ec2',
  against: null,
  layer: 'operating-system-and-firewall',
  isTinted: false,
})

/** Changes what is chosen and leaves the rest. */
export function choose(change: Partial<Chosen>): void {
  const next = { ...chosen.get(), ...change }
  // A service is not compared with itself.
  chosen.set(next.against === next.service ? { ...next, against: null } : next)
}

export function useChosen(): Chosen {
  return useStore(chosen)
}
