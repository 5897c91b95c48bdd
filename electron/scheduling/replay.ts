import type { ScheduledCard } from './card.ts'
import { type Memory, memoryAfter, memoryOf } from './fsrs.ts'
import type { SchedulingOptions } from './options.ts'
import type { ReviewLine } from './review-line.ts'

/** Relative difference from which on two numbers of a memory count as different. */
const TOLERANCE = 1e-6

/**
 * A card's memory, recomputed from its log; null when it has none.
 *
 * Elapsed days are taken from the log, so that no later change of zone or rollover rewrites the past. An
 * `imported` line sets the memory it carries; a `manual` one empties it when it makes the card new, and sets it
 * when it gives a day to a card never reviewed; `cram` changes nothing.
 *
 * @param lines  the card's lines, oldest first
 */
export function replay(
  lines: readonly ReviewLine[],
  options: Pick<SchedulingOptions, 'parameters'>,
): Memory | null {
  let memory: Memory | null = null
  for (const line of lines) {
    if (line.kind === 'imported') {
      memory = carriedBy(line)
    } else if (line.kind === 'manual') {
      memory = line.stateAfter === 'new' ? null : (memory ?? carriedBy(line))
    } else if (line.kind !== 'cram' && line.grade !== null) {
      memory = memoryAfter(memory, line.elapsedDays, line.grade, options.parameters)
    }
  }
  return memory
}

function carriedBy(line: ReviewLine): Memory | null {
  return memoryOf({ stability: line.stabilityAfter, difficulty: line.difficultyAfter })
}

/**
 * How a card disagrees with its log, in one sentence; null when it does not.
 * The card's memory is held against the replayed one, its state and last review against the last line.
 *
 * @param lines  the card's lines, oldest first
 */
export function disagreementOf(
  card: ScheduledCard,
  lines: readonly ReviewLine[],
  options: Pick<SchedulingOptions, 'parameters'>,
): string | null {
  const memory = replay(lines, options)
  if (!isSameMemory(memoryOf(card), memory)) {
    return `Its memory is ${textOf(memoryOf(card))}, but its reviews give ${textOf(memory)}.`
  }
  const counted = lines.filter(line => line.kind !== 'cram')
  const last = counted.at(-1)
  const state = last?.stateAfter ?? 'new'
  if (card.state !== state) return `Its state is ${card.state}, but its reviews leave it ${state}.`
  if (last && card.step !== last.stepAfter) {
    return `It is on step ${card.step}, but its reviews leave it on step ${last.stepAfter}.`
  }
  const lastReview = counted.findLast(line => line.grade !== null)
  if (lastReview && card.state !== 'new' && card.lastReview !== lastReview.at) {
    return 'Its last review is not the last one in its log.'
  }
  return null
}

function isSameMemory(one: Memory | null, other: Memory | null): boolean {
  if (one === null || other === null) return one === other
  return isClose(one.stability, other.stability) && isClose(one.difficulty, other.difficulty)
}

function isClose(one: number, other: number): boolean {
  return Math.abs(one - other) <= TOLERANCE * Math.max(Math.abs(one), Math.abs(other))
}

function textOf(memory: Memory | null): string {
  if (memory === null) return 'empty'
  return `stability ${memory.stability.toPrecision(6)} days, difficulty ${memory.difficulty.toPrecision(6)}`
}
