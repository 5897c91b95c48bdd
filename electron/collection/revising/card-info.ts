import type { CardInfo } from '../../contract/review.ts'
import { retrievabilityAt, retrievabilityOf } from '../../scheduling/fsrs.ts'
import { DAY_MS } from '../../scheduling/study-day.ts'
import type { Handler } from '../collection.ts'
import { one } from '../db.ts'
import { type Card, cardById } from './card-rows.ts'
import { deckOf } from './deck-tree.ts'
import { heldOf, studyAt } from './held.ts'
import { type ReviewRow, reviewsOf } from './review-rows.ts'

/** Points a stretch of the curve between two reviews is drawn with. */
const POINTS = 24

/** History and memory of one card; the latest line of its history first. */
export const cardInfo: Handler<'review.cardInfo'> = (collection, { cardId }, at): CardInfo => {
  const held = heldOf(collection, at)
  const study = studyAt(held, at)
  const db = collection.read
  const card = cardById(db, cardId)
  const note = one<{ guid: string; typeId: number }>(
    db,
    'SELECT guid, note_type_id AS typeId FROM note WHERE id = :noteId',
    { noteId: card.noteId },
  )
  const type = held.noteTypes.get(note?.typeId ?? -1)
  const { options, fullName } = deckOf(held.decks, card.deckId)
  const lines = reviewsOf(db, [cardId])
  const graded = lines.filter(line => line.grade !== null)
  const timed = graded.filter(line => line.tookMs > 0)
  return {
    cardId,
    deckId: card.deckId,
    deck: fullName,
    noteType: type?.name ?? '',
    template: (type?.templates[card.ordinal] ?? type?.templates[0])?.name ?? '',
    guid: note?.guid ?? '',
    state: card.state,
    isSuspended: card.isSuspended,
    isBuried: card.buriedUntil > study.today,
    addedAt: card.created,
    firstReviewAt: graded[0]?.at ?? null,
    lastReviewAt: card.lastReview,
    dueAt: card.due,
    intervalDays: card.intervalDays,
    stability: card.stability,
    difficulty: card.difficulty,
    retrievability: retrievabilityOf(card, study.today, options.parameters),
    desiredRetention: options.desiredRetention,
    reps: card.reps,
    lapses: card.lapses,
    averageTookMs:
      timed.length === 0 ? null : timed.reduce((sum, line) => sum + line.tookMs, 0) / timed.length,
    history: lines.map(toHistoryLine).reverse(),
    curve: curveOf(lines, card, at.now, options.parameters),
  }
}

function toHistoryLine({ cardId: _, ...line }: ReviewRow): CardInfo['history'][number] {
  return line
}

/** Falls from each line that gave the card a memory to the next; the last stretch goes past now and the due date. */
function curveOf(
  lines: readonly ReviewRow[],
  card: Card,
  now: number,
  parameters: readonly number[],
): CardInfo['curve'] {
  const known = lines.filter(line => line.stability !== null)
  return known.flatMap((line, index) => {
    const memory = { stability: line.stability ?? 1, difficulty: line.difficulty ?? 5 }
    const last = Math.max(now, card.due ?? 0)
    const until = known[index + 1]?.at ?? Math.max(last + (last - line.at) * 0.1, line.at + DAY_MS)
    return Array.from({ length: POINTS + 1 }, (_, step) => {
      const point = line.at + ((until - line.at) * step) / POINTS
      return { at: point, retrievability: retrievabilityAt(memory, (point - line.at) / DAY_MS, parameters) }
    })
  })
}
