import type { Gives, Takes } from '../../../electron/contract/contract.ts'
import type { Confidence, Letter } from '../../../electron/contract/exam-attempt.ts'
import { type Store, store } from '../../app/store.ts'
import {
  type Attempt,
  isAnswered,
  type OpenQuestion,
  questionOf,
  type SittingState,
  sittingOf,
  withChoice,
  withQuestion,
  withStrike,
} from './sitting-state.ts'

type Verb = 'save' | 'keepTime' | 'pause' | 'resume' | 'reveal' | 'submit' | 'abandon'

/** The calls of the contract that a sitting makes. */
export type SittingCalls = { [V in Verb]: (args: Takes<`exam.${V}`>) => Promise<Gives<`exam.${V}`>> }

/** What a sitting needs from the window, given from outside so that its way can be tested without one. */
export type World = {
  calls: SittingCalls
  /** ms of a clock that only goes forward. */
  clock: () => number
  refusalOf: (error: unknown) => { sentence: string; where: string | null } | null
  /** The attempt is over; its report can be read. */
  ended: (examId: Attempt['examId']) => void
  /** The attempt was given up. */
  left: () => void
}

/** Everything that can be done while sitting an exam; keys and buttons all end here. */
export type SittingActions = {
  state: Store<SittingState>
  choose: (letter: Letter) => void
  strike: (letter: Letter) => void
  flag: () => void
  /** Says how sure one is; saying it again takes it back. */
  feel: (confidence: Confidence) => void
  goTo: (position: number) => void
  next: () => void
  previous: () => void
  /** The page on which everything is looked over. */
  lookOver: () => void
  backToQuestions: () => void
  /** What is right and why (practice mode). */
  reveal: () => Promise<void>
  pause: () => Promise<void>
  submit: () => Promise<void>
  abandon: () => Promise<void>
  /** Time left now, ms. */
  leftMs: () => number
  /** To be called about once a second: keeps the time, and hands in when there is none left. */
  tick: () => void
  /** Keeps where things stand, as when the window is going to close. */
  keep: () => void
}

/** How often the time left is kept, ms; a crash gives back at most this much. */
const keepEveryMs = 5000

/**
 * One sitting. What is chosen is on screen at once; behind it the calls that keep it follow one another, so that the
 * last thing chosen is the last thing kept.
 */
export function createSitting(attempt: Attempt, world: World): SittingActions {
  const { calls } = world
  const { examId } = attempt
  const state = store<SittingState>(sittingOf(attempt))
  /** The time left at a moment of the clock, from which it runs on. */
  let mark = { leftMs: attempt.leftMs, at: world.clock() }
  /** Since when the question on screen has been there. */
  let shownAt = world.clock()
  let keptAt = world.clock()
  let last: Promise<unknown> = Promise.resolve()

  const change = (part: Partial<SittingState>) => state.set({ ...state.get(), ...part })
  const isOpen = () => !state.get().isEnding && !state.get().isPaused
  const canAnswer = () => isOpen() && !state.get().isReviewing && questionOf(state.get()).revealed === null

  function leftMs(): number {
    if (state.get().isPaused) return mark.leftMs
    return Math.max(0, Math.round(mark.leftMs - (world.clock() - mark.at)))
  }

  /** The time that the question on screen has taken so far, put down with it. */
  function settle(): OpenQuestion {
    const now = world.clock()
    const question = questionOf(state.get())
    const counts = isOpen() && !state.get().isReviewing && question.revealed === null
    const tookMs = question.tookMs + (counts ? Math.max(0, Math.round(now - shownAt)) : 0)
    shownAt = now
    state.set(withQuestion(state.get(), { tookMs }))
    return questionOf(state.get())
  }

  /** One call after the other; what goes wrong stays in view. */
  function inTurn<T>(call: () => Promise<T>): Promise<T | null> {
    const mine = last.then(async () => {
      try {
        const reply = await call()
        if (state.get().problem !== null) change({ problem: null })
        return reply
      } catch (error) {
        const refusal = world.refusalOf(error)
        if (refusal === null) change({ fault: error })
        else change({ problem: { sentence: refusal.sentence, where: refusal.where } })
        return null
      }
    })
    last = mine
    return mine
  }

  function save(): Promise<unknown> {
    const { position, chosen, struck, isFlagged, confidence, tookMs, revealed } = settle()
    keptAt = world.clock()
    if (revealed !== null) return keepTime()
    const args = { examId, position, chosen, struck, isFlagged, confidence, tookMs, leftMs: leftMs() }
    return inTurn(() => calls.save(args))
  }

  function keepTime(): Promise<unknown> {
    keptAt = world.clock()
    const args = { examId, position: state.get().position, leftMs: leftMs() }
    return inTurn(() => calls.keepTime(args))
  }

  function goTo(position: number): void {
    const { attempt: now, isEnding } = state.get()
    if (isEnding || position < 1 || position > now.questions.length) return
    // What was looked at keeps its time; then the new place is kept.
    if (!state.get().isReviewing) void save()
    change({ position, isReviewing: false })
    shownAt = world.clock()
    void keepTime()
  }

  function set(part: Partial<OpenQuestion>): void {
    state.set(withQuestion(state.get(), part))
    void save()
  }

  async function end(isTimeUp: boolean): Promise<void> {
    if (state.get().isEnding) return
    void save()
    change({ isEnding: true, problem: null })
    const report = await inTurn(() => calls.submit({ examId, isTimeUp, leftMs: isTimeUp ? 0 : leftMs() }))
    if (report === null) change({ isEnding: false })
    else world.ended(examId)
  }

  return {
    state,
    choose: letter => {
      const question = questionOf(state.get())
      const isThere = question.options.some(option => option.letter === letter)
      if (canAnswer() && isThere) set(withChoice(question, letter))
    },
    strike: letter => {
      const question = questionOf(state.get())
      const isThere = question.options.some(option => option.letter === letter)
      if (canAnswer() && isThere) set(withStrike(question, letter))
    },
    flag: () => {
      if (canAnswer()) set({ isFlagged: !questionOf(state.get()).isFlagged })
    },
    feel: confidence => {
      if (!canAnswer()) return
      const now = questionOf(state.get()).confidence
      set({ confidence: now === confidence ? null : confidence })
    },
    goTo,
    next: () => {
      const { position, attempt: now, isReviewing } = state.get()
      if (isReviewing) return
      if (position < now.questions.length) goTo(position + 1)
      else lookOver()
    },
    previous: () => goTo(state.get().position - (state.get().isReviewing ? 0 : 1)),
    lookOver,
    backToQuestions: () => goTo(state.get().position),
    reveal: async () => {
      const question = questionOf(state.get())
      if (!canAnswer() || !isAnswered(question)) return
      void save()
      const { position } = question
      const revealed = await inTurn(() => calls.reveal({ examId, position }))
      if (revealed !== null && state.get().position === position) {
        state.set(withQuestion(state.get(), { revealed }))
      }
    },
    pause: async () => {
      if (state.get().isEnding) return
      if (state.get().isPaused) {
        await inTurn(() => calls.resume({ examId }))
        mark = { leftMs: mark.leftMs, at: world.clock() }
        shownAt = world.clock()
        change({ isPaused: false })
        return
      }
      void save()
      mark = { leftMs: leftMs(), at: world.clock() }
      change({ isPaused: true })
      await inTurn(() => calls.pause({ examId, leftMs: mark.leftMs }))
    },
    submit: () => end(false),
    abandon: async () => {
      change({ isEnding: true, problem: null })
      const done = await inTurn(() => calls.abandon({ examId }))
      if (done === null) change({ isEnding: false })
      else world.left()
    },
    leftMs,
    tick: () => {
      if (!isOpen()) return
      if (leftMs() <= 0) void end(true)
      else if (world.clock() - keptAt >= keepEveryMs) void (state.get().isReviewing ? keepTime() : save())
    },
    keep: () => {
      if (isOpen()) void save()
    },
  }

  function lookOver(): void {
    if (!isOpen()) return
    void save()
    change({ isReviewing: true })
  }
}
