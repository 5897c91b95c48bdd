import type { Gives, Takes } from '../../../electron/contract/contract.ts'
import type { Owner, RefusalCode } from '../../../electron/contract/core.ts'
import type { Journal } from '../../../electron/contract/review.ts'
import { Stopwatch } from '../../app/stopwatch.ts'
import { type Store, store } from '../../app/store.ts'
import { type DrillState, emptyDrill, isAsking, placedBack, tileOf, withOutcome } from './drill-state.ts'

type Verb = 'drill' | 'place' | 'undo' | 'redo'

/** The calls of the contract that a drill makes. */
export type DrillCalls = { [V in Verb]: (args: Takes<`map.${V}`>) => Promise<Gives<`map.${V}`>> }

/** What the room needs from the window, given from outside so that its way can be tested without one. */
export type World = {
  calls: DrillCalls
  /** ms of a clock that only goes forward. */
  clock: () => number
  isVisible: () => boolean
  refusalOf: (error: unknown) => { code: RefusalCode; sentence: string } | null
  say: (text: string) => void
  keepJournal: (journal: Journal) => void
  leave: () => void
}

/** What is to be sorted; `again`: also what was asked today. */
export type Wanted = Takes<'map.drill'>

/** Everything that can be done in the room; keys, buttons and dragging all end here. */
export type DrillActions = {
  state: Store<DrillState>
  begin: (wanted: Wanted) => Promise<void>
  /** Places the present duty on a side. */
  place: (owner: Owner) => Promise<void>
  next: () => void
  /** Another drill of the same kind. */
  goOn: () => Promise<void>
  askAgain: () => Promise<void>
  /** A drill of whatever is due. */
  mix: () => Promise<void>
  undo: () => Promise<void>
  redo: () => Promise<void>
  time: () => void
  visibilityChanged: () => void
  leave: () => void
}

/** A drill's state and everything that can be done to it. One call is under way at a time; others wait for none. */
export function createDrill(world: World): DrillActions {
  const { calls } = world
  const state = store<DrillState>(emptyDrill)
  let isBusy = false
  let watch = new Stopwatch(world.clock(), false)
  let wanted: Wanted = { services: [], layer: null, count: 10, again: false }

  function show(next: DrillState): void {
    const before = state.get()
    state.set(next)
    const isNew = tileOf(next) !== tileOf(before) || (isAsking(next) && !isAsking(before))
    if (isNew) watch = new Stopwatch(world.clock(), world.isVisible())
  }

  async function ask(call: () => Promise<void>): Promise<void> {
    if (isBusy) return
    isBusy = true
    try {
      await call()
    } catch (error) {
      explain(error)
    } finally {
      isBusy = false
    }
  }

  /** A tile whose card has changed or gone is left out; the next one is asked. */
  function explain(error: unknown): void {
    const refusal = world.refusalOf(error)
    if (refusal === null) {
      state.set({ ...state.get(), fault: error })
      return
    }
    world.say(refusal.sentence)
    if (refusal.code !== 'turn_over' && refusal.code !== 'card_gone') return
    const now = state.get()
    show({ ...now, tiles: now.tiles?.filter((_, index) => index !== now.at) ?? null })
  }

  async function start(next: Wanted): Promise<void> {
    await ask(async () => {
      wanted = next
      const tiles = await calls.drill(next)
      show({ ...emptyDrill, tiles, isTimed: state.get().isTimed, drills: state.get().drills + 1 })
    })
  }

  const actions: DrillActions = {
    state,
    begin: start,
    place: owner =>
      ask(async () => {
        const now = state.get()
        const tile = tileOf(now)
        if (tile === null || !isAsking(now)) return
        const tookMs = watch.tookMs(world.clock())
        const placed = await calls.place({ cardId: tile.cardId, turn: tile.turn, owner, tookMs })
        world.keepJournal(placed.journal)
        if (placed.notice !== null) world.say(placed.notice)
        show(withOutcome(state.get(), { tile, said: owner, placed, tookMs }))
      }),
    next: () => {
      const now = state.get()
      if (now.tiles !== null && !isAsking(now)) show({ ...now, at: now.at + 1 })
    },
    goOn: () => start({ ...wanted, again: false }),
    askAgain: () => start({ ...wanted, again: true }),
    mix: () => start({ ...wanted, services: [], layer: null, again: false }),
    undo: () =>
      ask(async () => {
        const reverted = await calls.undo({})
        world.keepJournal(reverted.journal)
        const back = placedBack(state.get(), reverted.cardIds)
        if (back === null) world.say(`Undone: ${reverted.label}`)
        else show(back)
      }),
    redo: () =>
      ask(async () => {
        const { undone } = state.get()
        const reverted = await calls.redo({})
        world.keepJournal(reverted.journal)
        const last = undone.at(-1)
        if (last === undefined || !reverted.cardIds.includes(last.tile.cardId)) {
          return world.say(`Done again: ${reverted.label}`)
        }
        show({ ...withOutcome(state.get(), last), undone: undone.slice(0, -1) })
      }),
    time: () => state.set({ ...state.get(), isTimed: !state.get().isTimed }),
    visibilityChanged: () => {
      if (world.isVisible()) watch.resume(world.clock())
      else watch.pause(world.clock())
    },
    leave: world.leave,
  }
  return actions
}
