import type { Owner } from '../../../electron/contract/core.ts'
import type { Placed, Tile } from '../../../electron/contract/map.ts'

/** A duty that was placed: where, whether that was right, and how long it took, ms. */
export type Outcome = {
  readonly tile: Tile
  readonly said: Owner
  readonly placed: Placed
  readonly tookMs: number
}

/** All that the room shows. */
export type DrillState = {
  /** Null until the first reply. */
  readonly tiles: readonly Tile[] | null
  /** Index of the duty on screen; their number at the end. */
  readonly at: number
  /** Of the duties so far, in order. */
  readonly outcomes: readonly Outcome[]
  /** Placements that were taken back and can be done again, the last one in front of redo. */
  readonly undone: readonly Outcome[]
  /** Against the clock: a right placement brings the next duty at once. */
  readonly isTimed: boolean
  /** Counts the drills of this visit. */
  readonly drills: number
  /** A fault of ours; the room throws it to the error boundary. */
  readonly fault: unknown
}

export const emptyDrill: DrillState = {
  tiles: null,
  at: 0,
  outcomes: [],
  undone: [],
  isTimed: false,
  drills: 0,
  fault: null,
}

/** The duty on screen; null before the first and after the last. */
export function tileOf(state: DrillState): Tile | null {
  return state.tiles?.[state.at] ?? null
}

/** What became of the duty on screen; null while it is still to be placed. */
export function outcomeOf(state: DrillState): Outcome | null {
  const tile = tileOf(state)
  const last = state.outcomes.at(-1)
  return tile !== null && last?.tile === tile ? last : null
}

/** Whether the duty on screen is still to be placed. */
export function isAsking(state: DrillState): boolean {
  return tileOf(state) !== null && outcomeOf(state) === null
}

/** The state after a placement. Against the clock a right one leads on at once; a wrong one is to be read. */
export function withOutcome(state: DrillState, outcome: Outcome): DrillState {
  const goesOn = state.isTimed && outcome.placed.isRight
  return {
    ...state,
    at: goesOn ? state.at + 1 : state.at,
    outcomes: [...state.outcomes, outcome],
    undone: [],
  }
}

/** The state after undo: back at the duty that was placed last; null when something else was taken back. */
export function placedBack(state: DrillState, cardIds: readonly number[]): DrillState | null {
  const last = state.outcomes.at(-1)
  if (last === undefined || !cardIds.includes(last.tile.cardId)) return null
  const at = state.tiles?.findIndex(tile => tile.cardId === last.tile.cardId) ?? -1
  if (at < 0) return null
  return { ...state, at, outcomes: state.outcomes.slice(0, -1), undone: [...state.undone, last] }
}

/** Right placements so far. */
export function rightIn(state: DrillState): number {
  return state.outcomes.filter(({ placed }) => placed.isRight).length
}
