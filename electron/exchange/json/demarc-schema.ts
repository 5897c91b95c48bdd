import { z } from 'zod'
import type {
  PackageCard,
  PackageCollection,
  PackageDeck,
  PackageNote,
  PackageNoteType,
  PackageReview,
} from '../deck-package.ts'

/** The first key of Demarc's package, and its version; a higher one is refused. */
export const demarcFormat = 'demarc-package'
export const demarcVersion = 1

const Row = z.record(z.string(), z.union([z.string(), z.number(), z.null()]))
const Other = z.record(z.string(), z.unknown())
const id = z.string().min(1)
const count = z.int().nonnegative()

/** Every key of the neutral form must be here: what is left out would be lost, or refused when it comes back. */
type Keys<Row> = Record<keyof Row, z.ZodType>

/** Keys that are absent and keys that are undefined are one in JSON. */
const maybe = <Schema extends z.ZodType>(schema: Schema) => z.exactOptional(schema)

export const NoteTypeRow: z.ZodType<PackageNoteType> = z.strictObject({
  id,
  name: z.string(),
  kind: z.enum(['basic', 'cloze', 'typed', 'choice', 'whose', 'error', 'reversed', 'exam', 'anki']),
  isCloze: z.boolean(),
  fields: z.array(z.strictObject({ name: z.string(), other: Other })).min(1),
  templates: z.array(z.strictObject({ name: z.string(), front: z.string(), back: z.string(), other: Other })),
  css: z.string(),
  sortField: count,
  sourceId: maybe(z.string()),
  other: Other,
  row: maybe(Row),
} satisfies Keys<PackageNoteType>)

export const DeckRow: z.ZodType<PackageDeck> = z.strictObject({
  id,
  name: z.string().min(1),
  description: z.string(),
  isFiltered: z.boolean(),
  options: z.strictObject({
    desiredRetention: maybe(z.number()),
    parameters: maybe(z.array(z.number())),
    newPerDay: maybe(z.number()),
    reviewsPerDay: maybe(z.number()),
    learningSteps: maybe(z.array(z.number())),
    relearningSteps: maybe(z.array(z.number())),
    maximumIntervalDays: maybe(z.number()),
    leechThreshold: maybe(z.number()),
    leechAction: maybe(z.enum(['suspend', 'tag'])),
  }),
  other: Other,
  row: maybe(Row),
} satisfies Keys<PackageDeck>)

export const NoteRow: z.ZodType<PackageNote> = z.strictObject({
  id,
  guid: z.string().nullable(),
  noteTypeId: id,
  fields: z.array(z.string()),
  tags: z.array(z.string()),
  createdAt: z.number(),
  modifiedAt: z.number(),
  isMarked: z.boolean(),
  deckId: z.string().nullable(),
  where: z.string(),
  row: maybe(Row),
} satisfies Keys<PackageNote>)

export const CardRow: z.ZodType<PackageCard> = z.strictObject({
  id,
  noteId: id,
  ordinal: count,
  deckId: id,
  state: z.enum(['new', 'learning', 'review', 'relearning']),
  position: z.number(),
  step: z.number(),
  dueAt: z.number().nullable(),
  dueInDays: z.number().nullable(),
  intervalDays: z.number(),
  easeFactor: z.number(),
  reps: z.number(),
  lapses: z.number(),
  flag: z.number(),
  isSuspended: z.boolean(),
  isBuried: z.boolean(),
  memory: z
    .strictObject({
      stability: z.number(),
      difficulty: z.number(),
      desiredRetention: maybe(z.number()),
      decay: maybe(z.number()),
    })
    .nullable(),
  lastReviewAt: z.number().nullable(),
  modifiedAt: z.number(),
  other: Other,
  row: maybe(Row),
} satisfies Keys<PackageCard>)

export const ReviewRow: z.ZodType<PackageReview> = z.strictObject({
  at: z.number(),
  cardId: z.string(),
  grade: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]).nullable(),
  kind: z.enum(['learning', 'review', 'relearning', 'early', 'cram', 'manual', 'rescheduled', 'imported']),
  intervalDays: z.number(),
  lastIntervalDays: z.number(),
  factor: z.number(),
  tookMs: z.number(),
  row: maybe(Row),
} satisfies Keys<PackageReview>)

export const CollectionRow: z.ZodType<PackageCollection> = z.strictObject({
  parameters: maybe(z.array(z.number())),
  desiredRetention: maybe(z.number()),
  rolloverHour: maybe(z.number()),
  createdAt: maybe(z.number()),
  today: maybe(z.number()),
  settings: maybe(Other),
} satisfies Keys<PackageCollection>)

/** A picture or sound; its content, in base64, stands under `base64` and is read when it is wanted. */
export const MediaRow = z.strictObject({
  name: z.string().min(1),
  bytes: count,
  base64: z.string(),
  sha256: z.string().regex(/^[\da-f]{64}$/),
})
