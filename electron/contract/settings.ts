import { z } from 'zod'
import { call } from './core.ts'

/** What the user can set. */
export const Settings = z.strictObject({
  /** New cards and reviews a study day over the whole collection, 0..9999. */
  newPerDay: z.int().min(0).max(9999),
  reviewsPerDay: z.int().min(0).max(9999),
  /** 0.70..0.99: the share of cards that shall be remembered when they come due. */
  desiredRetention: z.number().min(0.7).max(0.99),
  /** The local hour at which a study day begins, 0..23. */
  rolloverHour: z.int().min(0).max(23),
  /** How far ahead of time learning cards may be shown, minutes. */
  learnAheadMinutes: z.int().min(0).max(240),
  /** After how many lapses a card is a leech, and what happens to it then. */
  leechThreshold: z.int().min(1).max(99),
  leechAction: z.enum(['suspend', 'tag']),
  /** Whether the card of an exam question asks for an answer before it shows the options. */
  shouldAskBeforeOptions: z.boolean(),
  theme: z.enum(['system', 'light', 'dark']),
  /** Scale of all text, 0.8..2. */
  textScale: z.number().min(0.8).max(2),
})
export type Settings = z.infer<typeof Settings>

/** Settings as they are asked for: any number, so that one out of range is refused with a sentence about it. */
export const AskedSettings = z
  .strictObject({
    ...Settings.shape,
    newPerDay: z.number(),
    reviewsPerDay: z.number(),
    desiredRetention: z.number(),
    rolloverHour: z.number(),
    learnAheadMinutes: z.number(),
    leechThreshold: z.number(),
    textScale: z.number(),
  })
  .partial()

export const settings = {
  read: call({ takes: z.strictObject({}), gives: Settings }),
  /** Saves what is given and leaves the rest. */
  save: call({ takes: AskedSettings, gives: Settings, refuses: ['options_invalid'] }),
}
