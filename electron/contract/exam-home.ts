import { z } from 'zod'
import { At, IsoDate } from './core.ts'
import { ExamCode, ExamId, ExamMode } from './exam-attempt.ts'

/** The share of scored questions assumed to pass, 0..1, with the range it may lie in; AWS publishes none. */
export const PassShare = z.strictObject({ share: z.number(), low: z.number(), high: z.number() })
export type PassShare = z.infer<typeof PassShare>

/** A domain of an exam and how much of it the banks hold. `weight` 0..1. */
export const DomainCover = z.strictObject({
  number: z.int(),
  name: z.string(),
  weight: z.number(),
  questions: z.int(),
  isCovered: z.boolean(),
})

/** An exam that can be chosen. */
export const ExamChoice = z.strictObject({
  code: ExamCode,
  name: z.string(),
  domains: z.array(DomainCover),
  /** The share of the exam, 0..1, that lies in covered domains. */
  covered: z.number(),
  /** What is not covered, in a sentence; null when everything is. */
  warning: z.string().nullable(),
  pass: PassShare,
})
export type ExamChoice = z.infer<typeof ExamChoice>

/** A kind of exam that can be sat. */
export const Blueprint = z.strictObject({
  id: z.string(),
  name: z.string(),
  about: z.string(),
  /** As it is meant to be; of `questions`, `unscored` do not count. */
  questions: z.int(),
  unscored: z.int(),
  minutes: z.int(),
  /** What the banks give now: fewer where they are short, with the time in proportion. 0: it can't be sat. */
  drawn: z.int(),
  drawnMinutes: z.int(),
  /** Names of the domains that are left out, and sentences about this and other shortcomings. */
  leftOut: z.array(z.string()),
  notes: z.array(z.string()),
})
export type Blueprint = z.infer<typeof Blueprint>

/** Something a custom exam can be narrowed to. */
export const Narrowing = z.strictObject({ id: z.string(), name: z.string(), questions: z.int() })
export type Narrowing = z.infer<typeof Narrowing>

/** An attempt that is over. Shares 0..1; `low` and `high`: the interval of the share, 95 %. */
export const PastAttempt = z.strictObject({
  examId: ExamId,
  name: z.string(),
  mode: ExamMode,
  endedAt: At,
  right: z.int(),
  scored: z.int(),
  share: z.number(),
  low: z.number(),
  high: z.number(),
  /** In words: `most likely a pass`. */
  verdict: z.string(),
  tookMs: z.number(),
  limitMs: z.number(),
})
export type PastAttempt = z.infer<typeof PastAttempt>

/** What would raise the chance of passing. `perMinute`: percentage points a minute; `gain`: points in all. */
export const Lever = z.strictObject({
  topic: z.string(),
  name: z.string(),
  what: z.enum(['revise', 'learn']),
  /** What to do, in words: `Revise 12 cards on Access management, about 4 minutes`. */
  sentence: z.string(),
  cards: z.int(),
  minutes: z.number(),
  gain: z.number(),
  perMinute: z.number(),
})

/**
 * How likely a pass is. Probabilities and shares 0..1.
 * `chance` is null as long as there is not enough to say; `sentence` then says what is missing.
 */
export const Readiness = z.strictObject({
  on: IsoDate,
  exam: ExamCode,
  chance: z.number().nullable(),
  /** 80 % interval of the chance: what is not known about the candidate. */
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** The same chance if passing took the lower or the higher end of the assumed range. */
  ifEasier: z.number().nullable(),
  ifHarder: z.number().nullable(),
  pass: PassShare,
  /** The share of the exam it speaks of, and for how many scored questions that stands. */
  covered: z.number(),
  questions: z.int(),
  headline: z.string(),
  sentence: z.string(),
  /** Expected share right in each topic on that day; `seen`: share of its questions whose cards were learnt. */
  topics: z.array(
    z.strictObject({
      topic: z.string(),
      name: z.string(),
      weight: z.number(),
      expected: z.number(),
      remembered: z.number(),
      seen: z.number(),
      answers: z.int(),
    }),
  ),
  /** At most three, the best first. */
  levers: z.array(Lever),
  /** What it rests on. */
  basis: z.strictObject({ reviews: z.int(), answers: z.int(), cards: z.int() }),
})
export type Readiness = z.infer<typeof Readiness>

/** What the room shows between exams. */
export const ExamHome = z.strictObject({
  exam: ExamCode,
  date: IsoDate.nullable(),
  /** Whole days until the date; null without one. */
  daysLeft: z.int().nullable(),
  exams: z.array(ExamChoice),
  blueprints: z.array(Blueprint),
  custom: z.strictObject({
    topics: z.array(Narrowing),
    services: z.array(Narrowing),
    questions: z.int(),
  }),
  unfinished: z
    .strictObject({
      examId: ExamId,
      name: z.string(),
      mode: ExamMode,
      startedAt: At,
      answered: z.int(),
      questions: z.int(),
      leftMs: z.number(),
    })
    .nullable(),
  /** Newest first. */
  history: z.array(PastAttempt),
  /** How the share right moves over the exams that were no practice, in a sentence; null with fewer than three. */
  trend: z.string().nullable(),
  readiness: Readiness,
})
export type ExamHome = z.infer<typeof ExamHome>
