import { createHash } from 'node:crypto'
import { defaultOptions } from '../../scheduling/options.ts'
import { momentAt } from '../../scheduling/study-day.ts'
import { one, type Reader } from '../db.ts'
import { settingsOf } from '../settings.ts'
import type { Ground } from './families.ts'
import { derive } from './log-rows.ts'
import { rowsOf } from './schedule.ts'
import type { Staged, StagedReview } from './staged.ts'

/** Logs outlive cards: reviews of cards that are gone are kept, for what they say of the days they were made on. */
export function looseReviews(ground: Ground, staged: Staged): void {
  let cardId: string | null = null
  let own: StagedReview[] = []
  for (const review of staged.looseReviews()) {
    if (review.cardId !== cardId) {
      addAll(ground, cardId, own)
      cardId = review.cardId
      own = []
    }
    own.push(review)
  }
  addAll(ground, cardId, own)
}

function addAll({ db, sink, figures, at }: Ground, cardId: string | null, reviews: StagedReview[]): void {
  if (cardId === null) return
  const moment = momentAt(at.now, settingsOf(db).rolloverHour, at.timeZone)
  const rows = rowsOf(reviews, moment)
  derive(rows, defaultOptions.parameters)
  const id = idOf(db, cardId)
  for (const row of rows) if (sink.addLooseReview(id, row)) figures.reviews.added += 1
}

/** The number that the card had, unless a card here has it: then one that no card can have. */
function idOf(db: Reader, cardId: string): number {
  const given = Number(cardId)
  const id =
    Number.isSafeInteger(given) && given > 0
      ? given
      : createHash('sha1').update(cardId).digest().readUIntBE(0, 6)
  const isTaken = one(db, 'SELECT 1 FROM card WHERE id = :id', { id }) !== undefined
  return isTaken ? -id : id
}
