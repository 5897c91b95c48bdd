import { type Memory, memoryAfter, memoryFromSm2 } from '../../scheduling/fsrs.ts'
import type { LogColumns } from '../review-lines.ts'
import type { CardColumns } from '../revising/card-rows.ts'

/** A line of the review log while logs are brought together. States by number, as in the collection. */
export type LogRow = LogColumns & {
  /** The line's id and time, ms; an id that is taken is counted on when the line is added. */
  id: number
  /** Whether it is to be added; the others are in the collection already. */
  isNew: boolean
  /** Whether its states are told and not to be worked out. */
  isWhole: boolean
  kind: string
  tookMs: number
  factor: number | null
}

/** Where a card stands, as the collection's row says it. */
export type Schedule = Pick<
  CardColumns,
  | 'state'
  | 'step'
  | 'due'
  | 'dueDay'
  | 'stability'
  | 'difficulty'
  | 'lastReview'
  | 'lastReviewDay'
  | 'intervalDays'
  | 'reps'
  | 'lapses'
>

/** Whether a line moves a card at all: cramming does not. */
export const counts = (row: LogRow) => row.kind !== 'cram'
/** Whether a line is an answer that changed the memory. */
export const isAnswer = (row: LogRow) => row.grade !== null && row.kind !== 'cram' && row.kind !== 'imported'

const isMemory = (stability: number | null, difficulty: number | null): boolean =>
  stability !== null && difficulty !== null

/**
 * Works out what follows from a card's log: memory before and after each line, elapsed days, states where a new
 * line does not say. It goes the way of scheduling/replay.ts, so that `check` finds the same.
 * @param rows  oldest first; changed in place
 * @returns the memory in the end; null when there is none
 */
export function derive(rows: readonly LogRow[], parameters: readonly number[]): Memory | null {
  let memory: Memory | null = null
  let lastDay: number | null = null
  let before = 0
  const following = nextCounted(rows)
  for (const [index, row] of rows.entries()) {
    if (!row.isWhole) placeStates(row, before, following[index], memory)
    if (counts(row)) before = row.stateAfter
    row.stabilityBefore = memory?.stability ?? null
    row.difficultyBefore = memory?.difficulty ?? null
    if (row.kind === 'imported') memory = carriedBy(row)
    // What was put back among the new begins again.
    if (row.stateAfter === 0 && (row.kind === 'imported' || row.kind === 'manual')) lastDay = null
    if (row.kind === 'imported') continue
    if (row.kind === 'manual') memory = row.stateAfter === 0 ? null : (memory ?? carriedBy(row))
    else if (isAnswer(row) && row.grade !== null) {
      row.elapsedDays = lastDay === null ? 0 : Math.max(0, row.studyDay - lastDay)
      lastDay = row.studyDay
      memory = memoryAfter(memory, row.elapsedDays, row.grade, parameters)
    }
    // What a line by hand carries is its own.
    if (row.kind !== 'manual') {
      row.stabilityAfter = memory?.stability ?? null
      row.difficultyAfter = memory?.difficulty ?? null
    }
  }
  return memory
}

function carriedBy({ stabilityAfter, difficultyAfter }: LogRow): Memory | null {
  if (!isMemory(stabilityAfter, difficultyAfter)) return null
  return { stability: stabilityAfter ?? 0, difficulty: difficultyAfter ?? 0 }
}

/** For each line the next one that moves the card. */
function nextCounted(rows: readonly LogRow[]): (LogRow | undefined)[] {
  const following = new Array<LogRow | undefined>(rows.length)
  let next: LogRow | undefined
  for (let index = rows.length - 1; index >= 0; index--) {
    following[index] = next
    const row = rows[index]
    if (row !== undefined && counts(row)) next = row
  }
  return following
}

/**
 * A line of Anki's says what kind of answer it was; the states around it follow from that and the next line.
 * @param before  the state that the line before left
 */
function placeStates(row: LogRow, before: number, next: LogRow | undefined, memory: Memory | null): void {
  if (row.kind === 'imported') return
  row.stateBefore = stateBefore(row, memory) ?? before
  const told = next === undefined || next.isWhole ? next?.stateBefore : stateOfKind(next.kind)
  row.stateAfter =
    row.kind === 'manual'
      ? isReset(row)
        ? 0
        : 2
      : row.kind === 'cram'
        ? row.stateBefore
        : (told ?? naturalAfter(row))
}

const isReset = (row: LogRow) => (row.factor ?? 0) === 0 && row.intervalDays <= 0

/** Learning comes first after nothing, or after the card was put back among the new. */
function stateBefore(row: LogRow, memory: Memory | null): number | undefined {
  return row.kind === 'learning' ? (memory === null ? 0 : 1) : stateOfKind(row.kind)
}

function stateOfKind(kind: string): number | undefined {
  return kind === 'learning'
    ? 1
    : kind === 'relearning'
      ? 3
      : kind === 'review' || kind === 'early'
        ? 2
        : undefined
}

/** Where an answer leaves a card when nothing else tells. */
function naturalAfter(row: LogRow): number {
  if (row.intervalDays >= 1) return 2
  return row.stateBefore >= 2 ? 3 : 1
}

/**
 * The memory after the first answer of a log whose beginning is missing; null when it is whole.
 * @see Anki, rslib/src/scheduler/fsrs/memory_state.rs
 */
export function memoryOfTruncated(rows: readonly LogRow[], parameters: readonly number[]): Memory | null {
  const first = rows.find(row => isAnswer(row) || row.kind === 'imported')
  if (first === undefined || first.kind === 'imported' || first.kind === 'learning') return null
  const ease = (first.factor ?? 0) / 1000
  const memory = estimated(ease > 1.1 ? ease : 2.5, first.intervalDays, parameters)
  // Under FSRS the column holds the difficulty, coded from 0.1 to 1.1.
  return ease > 0 && ease <= 1.1 ? within({ ...memory, difficulty: (ease - 0.1) * 9 + 1 }) : memory
}

/** The memory that fits an interval and ease of SM-2. */
export function estimated(ease: number, intervalDays: number, parameters: readonly number[]): Memory {
  try {
    return within(memoryFromSm2(ease, Math.max(intervalDays, 1), 0.9, parameters))
  } catch {
    return within({ stability: Math.max(intervalDays, 1), difficulty: 5 })
  }
}

/** A memory within the bounds that the collection keeps. */
export function within({ stability, difficulty }: Memory): Memory {
  return {
    stability: Math.min(Math.max(stability, 0.001), 36_500),
    difficulty: Math.min(Math.max(difficulty, 1), 10),
  }
}
