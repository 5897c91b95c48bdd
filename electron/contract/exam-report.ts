import { z } from 'zod'
import { At, NoteId } from './core.ts'
import { Confidence, ExamCode, ExamId, ExamMode, Letter, Reveal, WhoseAnswer } from './exam-attempt.ts'
import { PassShare } from './exam-home.ts'

/** Questions right of those that count. */
const Part = { right: z.int(), scored: z.int() }

/** How an answer changed between the first complete one and the last. */
export const Change = z.enum(['right_to_wrong', 'wrong_to_right', 'wrong_to_wrong'])
export type Change = z.infer<typeof Change>

/** One question of an attempt that is over. Texts are HTML from a note: sanitise before showing. */
export const ReportedQuestion = z.strictObject({
  ...Reveal.shape,
  /** The note it came from; null when that is no longer there. */
  noteId: NoteId.nullable(),
  context: z.string(),
  stem: z.string(),
  options: z.array(z.strictObject({ letter: Letter, html: z.string() })),
  choose: z.int().positive(),
  chosen: z.array(Letter),
  isAnswered: z.boolean(),
  /** Whether it counts. */
  isScored: z.boolean(),
  /** Right, but said to be a guess. */
  isLucky: z.boolean(),
  isFlagged: z.boolean(),
  confidence: Confidence.nullable(),
  tookMs: z.number(),
  change: Change.nullable(),
  domain: z.string(),
  topic: z.string(),
  service: z.string(),
  /** For questions that ask whose a duty is. */
  whose: WhoseAnswer.nullable(),
})
export type ReportedQuestion = z.infer<typeof ReportedQuestion>

/** Whose it was (row) against whom it was given to; `none`: unanswered. */
const Said = z.strictObject({ aws: z.int(), customer: z.int(), shared: z.int(), none: z.int() })
export const Confusion = z.strictObject({ aws: Said, customer: Said, shared: Said })
export type Confusion = z.infer<typeof Confusion>

/** What an attempt that is over amounts to. Shares 0..1, intervals Wilson's with 95 %. */
export const ExamReport = z.strictObject({
  examId: ExamId,
  exam: ExamCode,
  name: z.string(),
  mode: ExamMode,
  startedAt: At,
  endedAt: At,
  endedBy: z.enum(['submitted', 'time_up']),
  tookMs: z.number(),
  limitMs: z.number(),
  notes: z.array(z.string()),
  ...Part,
  share: z.number(),
  low: z.number(),
  high: z.number(),
  verdict: z.enum(['pass', 'close', 'fail']),
  /** `41 of 50 right: most likely a pass`, and what stands below it. */
  headline: z.string(),
  detail: z.string(),
  pass: PassShare,
  unscored: z.strictObject({ right: z.int(), questions: z.int() }),
  domains: z.array(z.strictObject({ name: z.string(), ...Part, low: z.number(), high: z.number() })),
  topics: z.array(z.strictObject({ id: z.string(), name: z.string(), ...Part })),
  /** Topics with the lowest share right, worst first; empty when none stands out. */
  weak: z.array(z.strictObject({ id: z.string(), name: z.string(), ...Part })),
  /** Null when the attempt had no question of whose a duty is. Services with a miss first. */
  whose: z
    .strictObject({
      all: Confusion,
      services: z.array(
        z.strictObject({ service: z.string(), right: z.int(), asked: z.int(), confusion: Confusion }),
      ),
      sentence: z.string(),
    })
    .nullable(),
  changed: z.strictObject({ rightToWrong: z.int(), wrongToRight: z.int(), wrongToWrong: z.int() }),
  /** By how sure the user was: how many of these were right. */
  calibration: z.array(
    z.strictObject({
      confidence: Confidence,
      questions: z.int(),
      right: z.int(),
      low: z.number(),
      high: z.number(),
    }),
  ),
  time: z.strictObject({
    medianMs: z.number(),
    /** Median of right and of wrong answers; null without any. */
    rightMs: z.number().nullable(),
    wrongMs: z.number().nullable(),
  }),
  questions: z.array(ReportedQuestion),
  /** `questions`: missed or guessed luckily. `isDone`: they were put into a day's queue already. */
  revise: z.strictObject({ questions: z.int(), isDone: z.boolean() }),
})
export type ExamReport = z.infer<typeof ExamReport>
