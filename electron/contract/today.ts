import { z } from 'zod'
import { At, Counts, call, DeckId, Filter, IsoDate } from './core.ts'

/** One topic (deck that holds cards) with what is due in it today, limits and burying applied. */
export const TopicDue = z.strictObject({
  deckId: DeckId,
  /** The deck's own name; parents are left out where the name alone is clear. */
  name: z.string(),
  about: z.string(),
  counts: Counts,
})
export type TopicDue = z.infer<typeof TopicDue>

/** All that Today shows, in one reply. */
export const TodayView = z.strictObject({
  /** The local date of the present study day, and when it ends. */
  date: IsoDate,
  rollsOverAt: At,
  /**
   * `due`: there are cards to revise now. `waiting`: only learning cards that come due later today.
   * `done`: nothing is left, and something was revised today. `nothing_due`: nothing is left, nothing was done.
   * `first_day`: no review exists yet and cards are waiting. `all_suspended`: cards exist, but every one is suspended.
   * `no_cards`: the collection holds no card.
   */
  state: z.enum(['due', 'waiting', 'done', 'nothing_due', 'first_day', 'all_suspended', 'no_cards']),
  counts: Counts,
  /** Minutes for today's cards at the user's own pace; `isMeasured` is false before there are enough reviews. */
  minutes: z.strictObject({ likely: z.number(), low: z.number(), high: z.number(), isMeasured: z.boolean() }),
  topics: z.array(TopicDue),
  /** Study days in a row with at least one review, today included once one was done. */
  streak: z.strictObject({ days: z.int(), isTodayIn: z.boolean() }),
  /** Today and the six days after it: cards that fall due, new ones of the daily limit included. */
  week: z.array(z.strictObject({ date: IsoDate, cards: z.int() })).length(7),
  /** The last 84 days, oldest first, ending today. `remembered` 0..1 over review cards; null before any. */
  past: z.strictObject({
    days: z.array(z.strictObject({ date: IsoDate, reviews: z.int() })).length(84),
    reviews: z.int(),
    remembered: z.number().nullable(),
    secondsPerCard: z.number().nullable(),
  }),
  /** Reviews (grades) given today. */
  doneToday: z.int(),
  /** What tomorrow brings if nothing more is done. */
  tomorrow: Counts,
  /** When the next learning card of today comes due; null when none does. */
  nextLearningAt: At.nullable(),
  /** Cards a session beyond today's limits could take: unlimited new cards and reviews held back by the limit. */
  beyondLimit: Counts,
})
export type TodayView = z.infer<typeof TodayView>

/** What a session may be narrowed to, with the cards due in each. */
export const Choices = z.strictObject({
  decks: z.array(z.strictObject({ deckId: DeckId, name: z.string(), depth: z.int(), counts: Counts })),
  services: z.array(z.strictObject({ service: z.string(), name: z.string(), counts: Counts })),
})
export type Choices = z.infer<typeof Choices>

export const today = {
  /** What is due, how long it takes, the streak, the week. */
  view: call({ takes: z.strictObject({}), gives: TodayView }),
  /** Decks, topics and services a session can be narrowed to. */
  choices: call({ takes: z.strictObject({}), gives: Choices }),
  /** What a session with this filter would hold. */
  countsOf: call({ takes: z.strictObject({ filter: Filter }), gives: Counts }),
}
