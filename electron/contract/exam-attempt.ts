import { z } from 'zod'
import { At, Owner } from './core.ts'
import { StripLayer } from './review.ts'

/** The certification that is revised for. */
export const ExamCode = z.enum(['CLF-C02', 'SAA-C03', 'SCS-C03'])
export type ExamCode = z.infer<typeof ExamCode>

/** `exam`: as the real one. `practice`: pauses, and reasons after each question. */
export const ExamMode = z.enum(['exam', 'practice'])
export type ExamMode = z.infer<typeof ExamMode>

export const Confidence = z.enum(['guess', 'unsure', 'sure'])
export type Confidence = z.infer<typeof Confidence>

export const ExamId = z.int().nonnegative().brand('ExamId')
export type ExamId = z.infer<typeof ExamId>

/** An option by its place on screen. */
export const Letter = z.enum(['A', 'B', 'C', 'D', 'E', 'F'])
export type Letter = z.infer<typeof Letter>

/** An exam put together by the user. An empty list means no restriction of that kind. */
export const CustomExam = z.strictObject({
  /** Ids of topics and services as `exam.home` names them. */
  topics: z.array(z.string()),
  services: z.array(z.string()),
  questions: z.int().min(1).max(200),
  minutes: z.int().min(1).max(600),
  /** Only topics that were weak in past attempts and cards likely to be forgotten. */
  onlyWeak: z.boolean(),
  /** Only questions that no attempt has shown. */
  onlyUnseen: z.boolean(),
})
export type CustomExam = z.infer<typeof CustomExam>

const Source = z.strictObject({ url: z.string(), title: z.string(), checked: z.string() })

/** What is right in a question and why. Texts are HTML from a note: sanitise before showing. */
export const Reveal = z.strictObject({
  position: z.int().positive(),
  right: z.array(Letter),
  isRight: z.boolean(),
  /** Why each option is right or wrong; '' where the bank gives no reason. */
  whys: z.partialRecord(Letter, z.string()),
  reason: z.string(),
  source: Source.nullable(),
  strip: z.strictObject({ service: z.string(), layers: z.array(StripLayer) }).nullable(),
})
export type Reveal = z.infer<typeof Reveal>

/** A question as it may be seen while it is open, and what was done with it so far. */
export const OpenQuestion = z.strictObject({
  position: z.int().positive(),
  /** Small line above the question; '' when there is none. */
  context: z.string(),
  /** HTML, as the options: sanitise before showing. */
  stem: z.string(),
  options: z.array(z.strictObject({ letter: Letter, html: z.string() })),
  /** How many are to be chosen; above 1 the screen says so. */
  choose: z.int().positive(),
  chosen: z.array(Letter),
  struck: z.array(Letter),
  isFlagged: z.boolean(),
  confidence: Confidence.nullable(),
  tookMs: z.number(),
  /** Set once its answer was shown (practice mode): the answer stands. */
  revealed: Reveal.nullable(),
})
export type OpenQuestion = z.infer<typeof OpenQuestion>

/** An unfinished attempt. */
export const Attempt = z.strictObject({
  examId: ExamId,
  blueprint: z.string(),
  name: z.string(),
  mode: ExamMode,
  seed: z.int(),
  startedAt: At,
  limitMs: z.number(),
  leftMs: z.number(),
  isPaused: z.boolean(),
  /** The question that was on screen last. */
  position: z.int().positive(),
  /** How many of the questions do not count; they are not marked. */
  unscored: z.int().nonnegative(),
  /** Sentences about what the banks could not give, such as domains left out. */
  notes: z.array(z.string()),
  questions: z.array(OpenQuestion),
})
export type Attempt = z.infer<typeof Attempt>

/** Where an attempt stands after one of its small calls. */
export const Standing = z.strictObject({
  leftMs: z.number(),
  isPaused: z.boolean(),
  /** Questions with as many options chosen as asked for. */
  answered: z.int().nonnegative(),
})
export type Standing = z.infer<typeof Standing>

/** Whose the duty was and whom it was given to; null when unanswered. */
export const WhoseAnswer = z.strictObject({ right: Owner, said: Owner.nullable() })
