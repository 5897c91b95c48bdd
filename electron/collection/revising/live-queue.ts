import type { CardId, Counts } from '../../contract/core.ts'
import { isDue } from '../../scheduling/card.ts'
import { nextOf } from '../../scheduling/queue.ts'
import type { StudyMoment } from '../../scheduling/study-day.ts'
import type { Card } from './card-rows.ts'
import type { Room } from './limits.ts'
import type { Queue, QueuedCard, StepCard } from './queue.ts'

/**
 * A queue while it is worked off. Built once, then kept up to date grade by grade, so that a grade costs the
 * same however many cards are due.
 */
export type LiveQueue = {
  readonly day: number
  readonly counts: { -readonly [State in keyof Counts]: number }
  readonly cards: readonly QueuedCard[]
  /** Index of the first card that may still be there. */
  next: number
  /** By when they come due. */
  readonly steps: StepCard[]
  /** What is left, by id. */
  readonly kinds: Map<CardId, keyof Counts>
  /** What today's limits leave beside the cards that were chosen. */
  readonly room: Room
}

/** What can be shown: a card, nothing before a time, or nothing more today. */
export type NextCard = { readonly cardId: CardId } | { readonly waitUntil: number } | null

export function liveQueue(queue: Queue, day: number, room: Room): LiveQueue {
  const kinds = new Map<CardId, keyof Counts>()
  const counts = { new: 0, learning: queue.steps.length, review: 0 }
  for (const step of queue.steps) kinds.set(step.id, 'learning')
  for (const card of queue.cards) {
    kinds.set(card.id, card.kind)
    counts[card.kind] += 1
  }
  return { day, counts, cards: queue.cards, next: 0, steps: [...queue.steps], kinds, room }
}

/** Cards that are left. */
export function leftIn(queue: LiveQueue): number {
  return queue.kinds.size
}

/**
 * The card that comes next; it stays in the queue.
 * @param now      ms since 1970
 * @param aheadMs  how far ahead of time a card on a step may be shown once nothing else is left
 */
export function nextIn(queue: LiveQueue, now: number, aheadMs: number): NextCard {
  while (queue.next < queue.cards.length && !isLeft(queue, queue.cards[queue.next])) queue.next += 1
  const first = queue.cards[queue.next]
  const step = queue.steps[0]
  const next = nextOf(step?.due ?? null, first === undefined, now, aheadMs)
  if (next.is === 'learning' && step) return { cardId: step.id }
  if (next.is === 'queue' && first) return { cardId: first.id }
  return next.is === 'wait' ? { waitUntil: next.until } : null
}

function isLeft(queue: LiveQueue, card: QueuedCard | undefined): boolean {
  return card !== undefined && queue.kinds.get(card.id) === card.kind
}

/** Takes a card out; one that is not in the queue is no fault. */
export function takeOut(queue: LiveQueue, cardId: CardId): void {
  const kind = queue.kinds.get(cardId)
  if (kind === undefined) return
  queue.kinds.delete(cardId)
  queue.counts[kind] -= 1
  if (kind !== 'learning') return
  queue.steps.splice(
    queue.steps.findIndex(step => step.id === cardId),
    1,
  )
}

/** Puts a card on a step in, where its time is. */
export function putStep(queue: LiveQueue, step: StepCard): void {
  const index = queue.steps.findIndex(other => other.due > step.due)
  queue.steps.splice(index < 0 ? queue.steps.length : index, 0, step)
  queue.kinds.set(step.id, 'learning')
  queue.counts.learning += 1
}

/**
 * Makes sure that a card may be shown before all others, such as one whose grade was taken back: whether it is
 * to be done at all today. One that was not chosen is let in; where no room is left, the last of its kind
 * makes way.
 */
export function letIn(queue: LiveQueue, card: Card, study: StudyMoment): boolean {
  if (queue.kinds.has(card.id)) return true
  if (card.isSuspended || card.buriedUntil > study.today) return false
  const { state } = card
  if (state !== 'new' && !(state === 'review' && isDue(card, study))) return false
  if (!queue.room.take(state, card.deckId)) {
    const last = queue.cards.findLast(other => isLeft(queue, other) && other.kind === state)
    if (last !== undefined) takeOut(queue, last.id)
  }
  queue.kinds.set(card.id, state)
  queue.counts[state] += 1
  return true
}
