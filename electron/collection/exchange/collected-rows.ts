import { z } from 'zod'
import type { PackageCard, PackageNote, PackageReview, PackageRow } from '../../exchange/deck-package.ts'
import { neverShown } from '../../exchange/never-shown.ts'
import { textsOf } from '../note-text.ts'
import { stateOf } from '../revising/card-rows.ts'

/** A row of the collection beside what is made of it; only a form that keeps rows takes it along. */
export type Kept = { isWithRows: boolean }

const rowIn = (row: object, { isWithRows }: Kept) => (isWithRows ? { row: { ...row } as PackageRow } : {})

export type NoteRow = {
  id: number
  guid: string
  note_type_id: number
  fields: string
  is_marked: number
  created: number
  modified: number
}

/**
 * @param tags    as they are joined, by U+001F
 * @param deckId  of a note without cards
 */
export function fromNoteRow(
  row: NoteRow,
  tags: string | null,
  deckId: number | null,
  kept: Kept,
): PackageNote {
  return {
    id: String(row.id),
    guid: row.guid,
    noteTypeId: String(row.note_type_id),
    fields: textsOf(row.fields),
    tags: tags === null ? [] : tags.split('\u001f'),
    createdAt: row.created,
    modifiedAt: row.modified,
    isMarked: row.is_marked === 1,
    deckId: deckId === null ? null : String(deckId),
    where: `note ${row.id}`,
    ...rowIn(row, kept),
  }
}

/** What other programs know of a card. */
const CardExtra = z.looseObject({
  desiredRetention: z.number().optional(),
  decay: z.number().optional(),
  easeFactor: z.number().optional(),
  other: z.record(z.string(), z.unknown()).optional(),
})
type CardExtra = z.infer<typeof CardExtra>

export type CardRow = {
  id: number
  note_id: number
  ordinal: number
  deck_id: number
  state: number
  step: number
  position: number
  due: number | null
  due_day: number | null
  stability: number | null
  difficulty: number | null
  last_review: number | null
  interval_days: number
  reps: number
  lapses: number
  flag: number
  is_suspended: number
  buried_until: number
  created: number
  other: string
}

const nothing: CardExtra = {}

/** @param today  study day, as days since 1970-01-01 */
export function fromCardRow(row: CardRow, today: number, kept: Kept): PackageCard {
  const extra = row.other === '{}' ? nothing : (CardExtra.safeParse(JSON.parse(row.other)).data ?? nothing)
  const { desiredRetention, decay } = extra
  const state = stateOf(row.state)
  return {
    id: String(row.id),
    noteId: String(row.note_id),
    ordinal: row.ordinal,
    deckId: String(row.deck_id),
    state,
    position: row.position,
    step: row.step,
    dueAt: state !== 'new' && row.due_day === null ? row.due : null,
    dueInDays: state === 'new' || row.due_day === null ? null : row.due_day - today,
    intervalDays: row.interval_days,
    easeFactor: extra.easeFactor ?? 0,
    reps: row.reps,
    lapses: row.lapses,
    flag: row.flag,
    isSuspended: row.is_suspended === 1,
    isBuried: row.buried_until > today,
    memory:
      row.stability === null || row.difficulty === null
        ? null
        : {
            stability: row.stability,
            difficulty: row.difficulty,
            ...(desiredRetention === undefined ? {} : { desiredRetention }),
            ...(decay === undefined ? {} : { decay }),
          },
    lastReviewAt: row.last_review,
    modifiedAt: row.last_review ?? row.created,
    other: extra.other ?? {},
    ...rowIn(row, kept),
  }
}

/** A card as if it had never been shown, for a form without schedules. */
export const withoutSchedule = (card: PackageCard): PackageCard => ({ ...card, ...neverShown })

export type ReviewRow = {
  id: number
  card_id: number
  grade: 1 | 2 | 3 | 4 | null
  kind: PackageReview['kind']
  state_after: number
  difficulty_after: number | null
  scheduled_days: number
  interval_days: number
  took_ms: number
  factor: number | null
}

export function fromReviewRow(row: ReviewRow, kept: Kept): PackageReview {
  return {
    at: row.id,
    cardId: String(row.card_id),
    grade: row.grade,
    kind: row.kind,
    intervalDays: row.interval_days,
    lastIntervalDays: row.scheduled_days,
    factor: row.factor ?? factorOf(row),
    tookMs: row.took_ms,
    ...rowIn(row, kept),
  }
}

/**
 * Difficulty as Anki codes it beside a review under FSRS: 100 to 1100. A line that makes a card new has none.
 * @see Anki, rslib/src/scheduler/fsrs/memory_state.rs
 */
function factorOf({ difficulty_after: difficulty, kind, state_after }: ReviewRow): number {
  if (difficulty === null || kind === 'cram' || state_after === 0) return 0
  return Math.round(((difficulty - 1) / 9 + 0.1) * 1000)
}
