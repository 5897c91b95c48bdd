import type { PackageCard, PackageDeckOptions, PackageNote, PackageReview } from '../deck-package.ts'
import { checksumOf, strippedOf } from './field-text.ts'

/** Changed here and not yet synced, as Anki marks what is new to it. */
const usn = -1

const separator = '\u001f'
const seconds = (ms: number) => Math.floor(ms / 1000)

/** A row of `notes`, by position. @see Anki, rslib/src/storage/note */
export function toNoteRow(
  note: PackageNote,
  ids: { id: number; guid: string; mid: number },
  fields: readonly string[],
  sortField: number,
): unknown[] {
  const first = strippedOf(fields[0] ?? '')
  const sorted = sortField === 0 ? first : strippedOf(fields[sortField] ?? '')
  const tags = note.isMarked ? [...note.tags, 'marked'] : note.tags
  const text = tags.length === 0 ? '' : ` ${tags.join(' ')} `
  return [
    ...[ids.id, ids.guid, ids.mid, seconds(note.modifiedAt), usn, text],
    ...[fields.map(whole).join(separator), sorted, checksumOf(first), 0, ''],
  ]
}

/** The sign between two fields can't stand in one: Anki would count a field more and refuse the package. */
const whole = (field: string) => (field.includes(separator) ? field.replaceAll(separator, '') : field)

/** What a card's row is written against. */
export type Place = { id: number; nid: number; did: number; options: PackageDeckOptions; today: number }

/** Where Anki stops counting; a day number has 32 bits there. */
const farDay = 1_000_000

/** A row of `cards`, by position. @see Anki, rslib/src/storage/card */
export function toCardRow(card: PackageCard, { id, nid, did, options, today }: Place): unknown[] {
  const type = { new: 0, learning: 1, review: 2, relearning: 3 }[card.state]
  const isOnStep = type === 1 || type === 3
  const isByTheDay = type === 2 || (isOnStep && card.dueAt === null)
  const day = Math.max(-farDay, Math.min(farDay, today + (card.dueInDays ?? 0)))
  const due = type === 0 ? card.position : isByTheDay ? day : seconds(card.dueAt ?? 0)
  const queue = card.isSuspended
    ? -1
    : card.isBuried
      ? card.other.buriedBy === 'user'
        ? -3
        : -2
      : type === 0
        ? 0
        : isByTheDay
          ? type === 2
            ? 2
            : 3
          : 1
  return [
    ...[id, nid, did, card.ordinal, seconds(card.modifiedAt), usn, type, queue, due],
    ...[intervalOf(card, type), factorOf(card, type), card.reps, card.lapses],
    ...[isOnStep ? stepsLeft(card, type, options) : 0, 0, 0, card.flag],
    dataOf(card, options),
  ]
}

function intervalOf({ intervalDays }: PackageCard, type: number): number {
  if (type === 0) return 0
  const days = Math.min(36_500, Math.round(intervalDays))
  // What was on review once goes back to at least a day.
  return type === 1 ? (intervalDays >= 1 ? days : 0) : Math.max(1, days)
}

/** Under FSRS nothing follows from the ease, but a review card without one breaks older programs. */
function factorOf({ easeFactor }: PackageCard, type: number): number {
  return easeFactor > 0 ? Math.round(easeFactor * 1000) : type < 2 ? 0 : 2500
}

/** The steps that are left, also by the thousand, where older schedulers look for today's. */
function stepsLeft({ step }: PackageCard, type: number, options: PackageDeckOptions): number {
  const steps = type === 1 ? (options.learningSteps ?? [1, 2]) : (options.relearningSteps ?? [1])
  const left = Math.max(steps.length === 0 ? 0 : 1, steps.length - step)
  return left * 1001
}

/** FSRS's memory and what else Anki keeps beside a card, rounded as Anki rounds. */
function dataOf(card: PackageCard, options: PackageDeckOptions): string {
  const { memory, state, other, lastReviewAt } = card
  const data: Record<string, unknown> = {}
  if (state !== 'new') {
    if (typeof other.position === 'number') data.pos = other.position
    else if (card.position > 0) data.pos = card.position
  }
  if (memory !== null && state !== 'new') {
    const { desiredRetention = options.desiredRetention, decay = decayOf(options) } = memory
    data.s = rounded(memory.stability, 4)
    data.d = rounded(memory.difficulty, 3)
    if (desiredRetention !== undefined) data.dr = rounded(desiredRetention, 2)
    if (decay !== undefined) data.decay = rounded(decay, 3)
  }
  if (lastReviewAt !== null) data.lrt = seconds(lastReviewAt)
  if (typeof other.customData === 'string') data.cd = other.customData
  for (const _ in data) return JSON.stringify(data)
  return ''
}

const decayOf = ({ parameters }: PackageDeckOptions) =>
  parameters?.length === 21 ? parameters[20] : undefined

function rounded(value: number, decimals: number): number {
  const factor = 10 ** decimals
  return Math.max(1, Math.round(value * factor)) / factor
}

const kinds: Partial<Record<PackageReview['kind'], number>> = {
  learning: 0,
  review: 1,
  relearning: 2,
  early: 3,
  cram: 3,
  manual: 4,
  rescheduled: 5,
}

/**
 * A row of `revlog`, by position; null for a line that Anki has no word for: memory that an import brought is
 * with the card itself. @see Anki, rslib/src/revlog/mod.rs
 */
export function toReviewRow(review: PackageReview, cid: number): unknown[] | null {
  const type = kinds[review.kind]
  if (type === undefined) return null
  // Without a factor an early review would be one that counts for nothing.
  const factor = review.kind === 'cram' ? 0 : Math.round(review.factor) || (review.kind === 'early' ? 1 : 0)
  return [
    ...[review.at, cid, usn, review.grade ?? 0, interval(review.intervalDays)],
    ...[interval(review.lastIntervalDays), factor, Math.round(review.tookMs), type],
  ]
}

/** Days, or seconds below zero for what is no whole number of days. */
function interval(days: number): number {
  return Number.isInteger(days) ? days : -Math.round(days * 86_400)
}
