import type { Takes } from '../../../electron/contract/contract.ts'
import type { Grade, Owner, RefusalCode } from '../../../electron/contract/core.ts'
import type { Journal, Session, ShownCard } from '../../../electron/contract/review.ts'
import { choose } from '../../app/notes/choosing.ts'
import { Stopwatch } from '../../app/stopwatch.ts'
import { type Store, store } from '../../app/store.ts'
import { flagWords } from './answer-words.ts'
import {
  cardOf,
  emptyState,
  isBeforeOptions,
  type OpenDialog,
  type ReviewState,
  usualGrade,
  withSession,
} from './review-state.ts'

type Verb = 'begin' | 'current' | 'answer' | 'bury' | 'suspend' | 'flag' | 'mark' | 'undo' | 'redo'

/** The calls of the contract that answer with where the session stands. */
export type ReviewCalls = { [V in Verb]: (args: Takes<`review.${V}`>) => Promise<Session> }

/** What the room needs from the window, given from outside so that its way can be tested without one. */
export type World = {
  calls: ReviewCalls
  /** ms of a clock that only goes forward. */
  clock: () => number
  isVisible: () => boolean
  refusalOf: (error: unknown) => { code: RefusalCode; sentence: string; where: string | null } | null
  say: (text: string, action: { label: string; keys: string; run: () => void } | undefined) => void
  /** Takes back what was said last: what it offers is no longer on offer. */
  hush: () => void
  keepJournal: (journal: Journal) => void
  leave: () => void
  /** Scrolls the card by so many heights of its window. */
  scroll: (heights: number) => void
}

/** Everything that can be done in the room; keys, buttons and menu all end here. */
export type ReviewActions = {
  state: Store<ReviewState>
  begin: (args: Takes<'review.begin'>) => Promise<void>
  /** Reads the card again and keeps its side. */
  refresh: () => Promise<void>
  showAnswer: () => void
  /** Shows the options of a card that asks before it shows them. */
  showOptions: () => void
  showHint: () => void
  /** Plays the sounds of an imported card again. */
  replay: () => void
  grade: (grade: Grade) => Promise<void>
  gradeAsUsual: () => Promise<void>
  type: (typed: string) => void
  chooseOption: (place: number) => void
  /** Says whose a duty is, which shows the answer. */
  sayOwner: (owner: Owner) => void
  bury: (whole: 'card' | 'note') => Promise<void>
  suspend: (whole: 'card' | 'note') => Promise<void>
  /** Sets a flag, or takes it away when the card has it already. */
  flag: (flag: number) => Promise<void>
  mark: () => Promise<void>
  undo: () => Promise<void>
  redo: () => Promise<void>
  learnAhead: () => Promise<void>
  /** Goes on past today's limits. */
  goOn: () => Promise<void>
  open: (dialog: OpenDialog | null) => void
  visibilityChanged: () => void
  leave: () => void
  scroll: (heights: number) => void
}

/**
 * How a call is taken: whether it waits for one that is under way (otherwise it counts for nothing then), whether the
 * card keeps its side, what a message offers, and what it says if the reply doesn't.
 */
type Manner = { waits?: boolean; keepsSide?: boolean; offers?: 'undo' | 'redo'; says?: () => string }

/** The room's state and everything that can be done to it. One call is under way at a time. */
export function createReview(world: World): ReviewActions {
  const { calls } = world
  const state = store<ReviewState>(emptyState)
  /** The newest of the calls under way and waiting, and how many they are. */
  let last: Promise<void> = Promise.resolve()
  let open = 0
  let watch = new Stopwatch(world.clock(), false)
  let begun: Takes<'review.begin'> = { filter: null, ahead: false, beyond: false }

  const change = (part: Partial<ReviewState>) => state.set({ ...state.get(), ...part })

  function take(session: Session, keepsSide: boolean): void {
    const before = state.get()
    const after = withSession(before, session, keepsSide)
    state.set(after)
    if (after.showing !== before.showing) watch = new Stopwatch(world.clock(), world.isVisible())
    world.keepJournal(session.journal)
  }

  /**
   * One round trip. A second grade that is pressed while one is under way was meant for the card that is going, and
   * counts for nothing; an undo or a flag is meant all the same, and has its turn.
   */
  function ask(call: () => Promise<Session>, manner: Manner = {}): Promise<void> {
    if (open > 0 && manner.waits !== true) return Promise.resolve()
    open += 1
    last = last
      .then(() => roundTrip(call, manner))
      .finally(() => {
        open -= 1
      })
    return last
  }

  async function roundTrip(
    call: () => Promise<Session>,
    { keepsSide = false, offers = 'undo', says }: Manner,
  ): Promise<void> {
    try {
      const session = await call()
      take(session, keepsSide)
      const notice = session.notice ?? says?.()
      if (notice === undefined) world.hush()
      else world.say(notice, offer(offers, session.journal))
    } catch (error) {
      await explain(error)
    }
  }

  function offer(which: 'undo' | 'redo', journal: Journal) {
    if (journal[which] === null) return undefined
    return which === 'undo'
      ? { label: 'Undo', keys: 'Ctrl+Z', run: () => void actions.undo() }
      : { label: 'Redo', keys: 'Ctrl+Shift+Z', run: () => void actions.redo() }
  }

  /** A card that has moved meanwhile is shown afresh without a word; any other refusal stays in view. */
  async function explain(error: unknown): Promise<void> {
    const refusal = world.refusalOf(error)
    if (refusal === null) return change({ fault: error })
    if (refusal.code === 'nothing_to_undo' || refusal.code === 'nothing_to_redo') {
      return world.say(refusal.sentence, undefined)
    }
    if (refusal.code !== 'turn_over' && refusal.code !== 'card_gone') return change({ problem: refusal })
    try {
      take(await calls.current({}), false)
    } catch (again) {
      const second = world.refusalOf(again)
      change(second === null ? { fault: again } : { problem: second })
    }
  }

  /** Does something with the card on screen, if there is one. */
  function withCard(act: (card: ShownCard) => Promise<void>): Promise<void> {
    const card = cardOf(state.get())
    return card === null ? Promise.resolve() : act(card)
  }
  /** A card that something waited with, as it stands when its turn has come. */
  function asItIsNow(card: ShownCard): ShownCard {
    const now = cardOf(state.get())
    return now?.cardId === card.cardId ? now : card
  }
  const turnOf = ({ cardId, turn }: ShownCard) => ({ cardId, turn })

  const actions: ReviewActions = {
    state,
    begin: args => {
      begun = args
      return ask(() => calls.begin(args), { keepsSide: true })
    },
    refresh: () => ask(() => calls.current({}), { keepsSide: true }),
    showAnswer: () => {
      if (cardOf(state.get()) !== null) change({ isAnswerShown: true, replays: 0 })
    },
    showOptions: () => {
      if (isBeforeOptions(state.get())) change({ areOptionsAskedFor: true })
    },
    showHint: () => change({ isHintShown: true }),
    replay: () => change({ replays: state.get().replays + 1 }),
    grade: grade =>
      withCard(async card => {
        if (!state.get().isAnswerShown) return
        const tookMs = watch.tookMs(world.clock())
        await ask(() => calls.answer({ ...turnOf(card), grade, tookMs }))
      }),
    gradeAsUsual: () => actions.grade(usualGrade(state.get())),
    type: typed => change({ given: { ...state.get().given, typed } }),
    chooseOption: place => {
      const { given, isAnswerShown } = state.get()
      const content = cardOf(state.get())?.content
      if (content?.kind !== 'choice' || place >= content.options.length) return
      if (isAnswerShown || isBeforeOptions(state.get())) return
      change({ given: { ...given, chosen: choose(given.chosen, place, content.choose) } })
    },
    sayOwner: owner => {
      const { given, isAnswerShown } = state.get()
      if (!isAnswerShown) change({ given: { ...given, owner }, isAnswerShown: true })
    },
    bury: whole =>
      withCard(card => ask(() => calls.bury({ ...turnOf(asItIsNow(card)), whole }), { waits: true })),
    suspend: whole =>
      withCard(card => ask(() => calls.suspend({ ...turnOf(asItIsNow(card)), whole }), { waits: true })),
    flag: flag =>
      withCard(card => {
        let next = flag
        const says = () => (next === 0 ? 'Flag taken away.' : `${flagWords(next)}.`)
        const setFlag = () => {
          next = asItIsNow(card).flag === flag ? 0 : flag
          return calls.flag({ cardId: card.cardId, flag: next })
        }
        return ask(setFlag, { waits: true, keepsSide: true, says })
      }),
    mark: () =>
      withCard(card => {
        let isMarked = true
        const says = () => (isMarked ? 'Note marked.' : 'Mark taken away.')
        const setMark = () => {
          isMarked = !asItIsNow(card).isMarked
          return calls.mark({ noteId: card.noteId, isMarked })
        }
        return ask(setMark, { waits: true, keepsSide: true, says })
      }),
    undo: () => ask(() => calls.undo({}), { waits: true, offers: 'redo' }),
    redo: () => ask(() => calls.redo({}), { waits: true }),
    learnAhead: () => ask(() => calls.begin({ ...begun, ahead: true })),
    goOn: () => {
      begun = { ...begun, beyond: true }
      return ask(() => calls.begin(begun))
    },
    open: dialog => change({ dialog }),
    visibilityChanged: () => {
      if (world.isVisible()) watch.resume(world.clock())
      else watch.pause(world.clock())
    },
    leave: world.leave,
    scroll: world.scroll,
  }
  return actions
}
