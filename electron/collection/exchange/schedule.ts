import { type Memory, memoryAfter } from '../../scheduling/fsrs.ts'
import type { SchedulingOptions } from '../../scheduling/options.ts'
import { type StudyMoment, studyDay, studyDayStart } from '../../scheduling/study-day.ts'
import { cardRowIn, logRowIn, scheduleOf as scheduleOfRow } from './exact-rows.ts'
import {
  counts,
  derive,
  estimated,
  isAnswer,
  type LogRow,
  memoryOfTruncated,
  type Schedule,
  within,
} from './log-rows.ts'
import { rowIn, type StagedCard, type StagedReview } from './staged.ts'

/** Where a card's memory comes from; null when it has none. */
export type MemorySource = 'carried' | 'recomputed' | 'estimated' | null

export type Merged = {
  schedule: Schedule
  /** The whole log, oldest first; those to add are marked. */
  rows: LogRow[]
  source: MemorySource
}

/** The longest anything is put off or was due before, days. */
const farDays = 36_500

/** Lines of a package's log as rows to add. */
export function rowsOf(reviews: readonly StagedReview[], at: StudyMoment): LogRow[] {
  return reviews.map(review => logRowIn(rowIn(review.row)) ?? rowOf(review, at))
}

function rowOf(review: StagedReview, at: StudyMoment): LogRow {
  return {
    ...blank,
    id: review.at,
    isWhole: false,
    grade: review.grade,
    kind: review.kind,
    studyDay: studyDay(review.at, at.rollover, at.timeZone),
    scheduledDays: review.lastIntervalDays,
    intervalDays: review.intervalDays,
    tookMs: review.tookMs,
    factor: review.factor,
  }
}

/**
 * A card takes the state that a package gives it, on top of a log.
 *
 * Its memory is, in this order: the one the package carries; what the log gives; what fits its interval and ease.
 * A state that the log does not explain is added to it as a line of kind `imported`.
 *
 * @param rows  the whole log, oldest first
 */
export function adopt(
  card: StagedCard,
  rows: LogRow[],
  { parameters }: SchedulingOptions,
  at: StudyMoment,
): Merged {
  const schedule = scheduleOf(card, at)
  const carried = carriedBy(card)
  let memory = derive(rows, parameters)
  if (carried === null) memory = mendTruncated(rows, parameters) ?? memory
  let source: MemorySource = null
  const last = rows.findLast(counts)
  let brought: Memory | null | undefined
  if (card.state === 0) {
    // Put back among the new without a line that says so.
    if (memory !== null || (last !== undefined && last.stateAfter !== 0)) {
      if (last !== undefined && !(last.isNew && last.kind === 'manual')) brought = null
      else if (last !== undefined) last.stateAfter = 0
    }
  } else if (carried !== null) {
    source = 'carried'
    if (memory === null || !isNear(memory, carried)) brought = carried
  } else if (memory !== null) source = 'recomputed'
  else {
    source = 'estimated'
    brought = estimateFor(card, parameters)
  }
  placeLastReview(schedule, rows)
  if (brought !== undefined) {
    rows.push(importedRow(brought, schedule, rows, at))
    memory = brought
  } else if (last !== undefined) {
    Object.assign(last, { stateAfter: schedule.state, stepAfter: schedule.step })
  }
  const kept = schedule.state === 0 ? null : memory
  return {
    schedule: { ...schedule, stability: kept?.stability ?? null, difficulty: kept?.difficulty ?? null },
    rows,
    source,
  }
}

/**
 * A card that comes with its row of a collection of ours, and its log with it, stays as it was, number for number,
 * if its log gives the memory it has with the parameters here too.
 */
export function exactly(
  card: StagedCard,
  reviews: readonly StagedReview[],
  { parameters }: SchedulingOptions,
): Merged | null {
  const row = cardRowIn(rowIn(card.row))
  if (row === null) return null
  const lines = reviews.map(review => logRowIn(rowIn(review.row)))
  const rows = lines.filter(line => line !== null)
  if (rows.length < lines.length) return null
  const memory = derive(
    rows.map(one => ({ ...one })),
    parameters,
  )
  const schedule = scheduleOfRow(row)
  const { stability, difficulty } = schedule
  const isSame =
    stability === null || difficulty === null || memory === null
      ? stability === null && memory === null
      : isClose(memory.stability, stability) && isClose(memory.difficulty, difficulty)
  return isSame ? { schedule, rows, source: row.state === 0 ? null : 'carried' } : null
}

/** The difference that the check of a collection lets pass. */
const isClose = (one: number, other: number) => Math.abs(one - other) <= 1e-6 * Math.abs(other)

/**
 * A card keeps its state on top of a log that has grown by lines from before its last review.
 * @param rows  the whole log, oldest first
 */
export function keep(schedule: Schedule, rows: LogRow[], { parameters }: SchedulingOptions): Merged {
  const memory = derive(rows, parameters)
  if (schedule.state === 0 || memory === null) return { schedule, rows, source: null }
  return { schedule: { ...schedule, ...memory }, rows, source: 'recomputed' }
}

function carriedBy({ stability, difficulty }: StagedCard): Memory | null {
  if (stability === null || difficulty === null || !(stability > 0) || !(difficulty > 0)) return null
  return within({ stability, difficulty })
}

/** Anki keeps four decimals of stability and three of difficulty, computed in single precision. */
function isNear(one: Memory, other: Memory): boolean {
  const stability = Math.abs(one.stability - other.stability)
  const difficulty = Math.abs(one.difficulty - other.difficulty)
  return stability <= 1e-4 + 1e-4 * other.stability && difficulty <= 1e-3
}

/** A log without its beginning goes on from what its first answer's interval and ease stand for. */
function mendTruncated(rows: LogRow[], parameters: readonly number[]): Memory | null {
  const given = memoryOfTruncated(rows, parameters)
  if (given === null) return null
  const index = rows.findIndex(isAnswer)
  const first = rows[index]
  // Mended when it came before.
  if (first === undefined || rows[index + 1]?.kind === 'imported') return null
  rows.splice(index + 1, 0, lineAfter(first, given, first.stateAfter, first.stepAfter, first.intervalDays))
  return derive(rows, parameters)
}

function estimateFor(card: StagedCard, parameters: readonly number[]): Memory {
  const ease = card.ease > 1.1 ? card.ease : 2.5
  if (card.state >= 2) return estimated(ease, card.intervalDays, parameters)
  return memoryAfter(null, 0, card.step > 0 ? 3 : 1, parameters)
}

function scheduleOf(card: StagedCard, at: StudyMoment): Schedule {
  const { reps, lapses, state } = card
  const counted = { reps, lapses, stability: null, difficulty: null }
  if (state === 0) {
    const nothing = { due: null, dueDay: null, lastReview: null, lastReviewDay: null, intervalDays: 0 }
    return { state, step: 0, ...nothing, ...counted }
  }
  const days = card.dueInDays ?? (state === 2 ? 0 : null)
  const dueDay = days === null ? null : at.today + Math.min(Math.max(days, -farDays), farDays)
  const intervalDays = Math.max(0, card.intervalDays)
  const lastReview =
    card.lastReview ??
    (dueDay === null ? at.now : startOf(Math.min(dueDay - Math.round(intervalDays), at.today), at))
  return {
    state,
    step: state === 2 ? 0 : Math.max(0, card.step),
    due: dueDay === null ? (card.dueAt ?? at.now) : startOf(dueDay, at),
    dueDay,
    lastReview,
    lastReviewDay: studyDay(lastReview, at.rollover, at.timeZone),
    intervalDays,
    ...counted,
  }
}

const startOf = (day: number, at: StudyMoment) => Math.max(0, studyDayStart(day, at.rollover, at.timeZone))

/** The log knows better than a card when it was last seen. */
function placeLastReview(schedule: Schedule, rows: readonly LogRow[]): void {
  if (schedule.state === 0) return
  const last = rows.findLast(isAnswer)
  if (last === undefined) return
  schedule.lastReview = last.id
  schedule.lastReviewDay = last.studyDay
}

/** A line that says where a card stands, as it came; `memory` null for one that is new. */
function importedRow(
  memory: Memory | null,
  schedule: Schedule,
  rows: readonly LogRow[],
  at: StudyMoment,
): LogRow {
  const last = rows.at(-1)
  if (last !== undefined) return lineAfter(last, memory, schedule.state, schedule.step, schedule.intervalDays)
  const id = schedule.lastReview ?? at.now
  const before = { id: id - 1, stateAfter: 0, stepAfter: 0, studyDay: studyDay(id, at.rollover, at.timeZone) }
  return lineAfter({ ...blank, ...before }, memory, schedule.state, schedule.step, schedule.intervalDays)
}

const blank: LogRow = {
  id: 0,
  isNew: true,
  isWhole: true,
  grade: null,
  kind: 'imported',
  studyDay: 0,
  stateBefore: 0,
  stateAfter: 0,
  stepBefore: 0,
  stepAfter: 0,
  stabilityBefore: null,
  difficultyBefore: null,
  stabilityAfter: null,
  difficultyAfter: null,
  scheduledDays: 0,
  elapsedDays: 0,
  intervalDays: 0,
  tookMs: 0,
  factor: null,
}

function lineAfter(
  last: LogRow,
  memory: Memory | null,
  state: number,
  step: number,
  intervalDays: number,
): LogRow {
  return {
    ...blank,
    id: last.id + 1,
    studyDay: last.studyDay,
    stateBefore: last.stateAfter,
    stateAfter: state,
    stepBefore: last.stepAfter,
    stepAfter: step,
    stabilityBefore: last.stabilityAfter,
    difficultyBefore: last.difficultyAfter,
    stabilityAfter: memory?.stability ?? null,
    difficultyAfter: memory?.difficulty ?? null,
    scheduledDays: intervalDays,
    intervalDays,
  }
}
