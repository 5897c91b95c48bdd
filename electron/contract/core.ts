import { z } from 'zod'

/** One call of the contract: what it takes, what it gives, and the codes it may refuse with. */
export type Call<Takes extends z.ZodType, Gives extends z.ZodType> = {
  takes: Takes
  gives: Gives
  refuses: readonly RefusalCode[]
}

/** Declares a call. `refuses` lists the codes beyond those any call may give (see `RefusalCode`). */
export function call<Takes extends z.ZodType, Gives extends z.ZodType>(spec: {
  takes: Takes
  gives: Gives
  refuses?: readonly RefusalCode[]
}): Call<Takes, Gives> {
  return { takes: spec.takes, gives: spec.gives, refuses: spec.refuses ?? [] }
}

/**
 * Why a request was refused: the input's fault, nothing changed.
 * The code is for programs, the sentence beside it for people.
 */
export const refusalCodes = [
  'arguments_invalid',
  'card_gone',
  'card_suspended',
  'note_gone',
  'deck_gone',
  'deck_named',
  'turn_over',
  'time_earlier',
  'nothing_to_undo',
  'nothing_to_redo',
  'nothing_reported',
  'options_invalid',
  'field_empty',
  'collection_missing',
  'collection_damaged',
  'collection_in_use',
  'collection_closed',
  'file_missing',
  'file_foreign',
  'file_newer',
  'file_unreadable',
  'file_empty',
  'file_damaged',
  'file_too_large',
  'file_unsafe',
  'file_not_written',
  'file_read_only',
  'folder_missing',
  'disk_full',
  'backup_failed',
  'source_not_https',
  'job_cancelled',
  'job_running',
  'exam_gone',
  'exam_running',
  'exam_over',
  'exam_not_practice',
  'exam_revised',
  'blueprint_gone',
  'no_questions',
  'question_gone',
  'not_answered',
  'answer_shown',
  'nothing_to_revise',
  'date_past',
] as const
export const RefusalCode = z.enum(refusalCodes)
export type RefusalCode = z.infer<typeof RefusalCode>

/** A refusal as it crosses processes: code, one clear sentence with the remedy, and where (file, field, line). */
export const Refusal = z.strictObject({
  code: RefusalCode,
  message: z.string(),
  where: z.string().nullable(),
})
export type Refusal = z.infer<typeof Refusal>

/**
 * What a change touched. A screen reads again only what shows one of these.
 * `sitting`: the answers and the time of an unfinished exam, which change with every key.
 */
export const Kind = z.enum(['card', 'note', 'deck', 'review', 'setting', 'exam', 'sitting', 'collection'])
export type Kind = z.infer<typeof Kind>

/**
 * The reply to every call: done, refused (the input's fault) or failed (ours).
 * An envelope, because Electron drops an error's fields on the way to the window.
 */
export type Envelope =
  | { is: 'done'; value: unknown; changed: Kind[] }
  | { is: 'refused'; refusal: Refusal }
  | { is: 'failed'; message: string; details: string }

/** Row ids; safe integers, since they are ms since 1970 or counters. */
export const CardId = z.int().nonnegative().brand('CardId')
export type CardId = z.infer<typeof CardId>
export const NoteId = z.int().nonnegative().brand('NoteId')
export type NoteId = z.infer<typeof NoteId>
export const DeckId = z.int().nonnegative().brand('DeckId')
export type DeckId = z.infer<typeof DeckId>

/** 1 again, 2 hard, 3 good, 4 easy. */
export const Grade = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)])
export type Grade = z.infer<typeof Grade>

export const CardState = z.enum(['new', 'learning', 'review', 'relearning'])
export type CardState = z.infer<typeof CardState>

/** Cards to do, by state; relearning counts as learning. */
export const Counts = z.strictObject({
  new: z.int().nonnegative(),
  learning: z.int().nonnegative(),
  review: z.int().nonnegative(),
})
export type Counts = z.infer<typeof Counts>

/** Who a duty belongs to. `shared`: both have a part. */
export const Owner = z.enum(['aws', 'customer', 'shared'])
export type Owner = z.infer<typeof Owner>

/** A calendar date, `YYYY-MM-DD`: the local date of a study day. */
export const IsoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** ms since 1970 (UTC). */
export const At = z.number()

/** Revise only these; an empty list means no restriction of that kind. A deck takes its sub-decks along. */
export const Filter = z.strictObject({ deckIds: z.array(DeckId), services: z.array(z.string()) })
export type Filter = z.infer<typeof Filter>
