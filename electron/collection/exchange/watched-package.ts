import type { DeckPackage } from '../../exchange/deck-package.ts'
import { ExchangeRefused } from '../../exchange/refusal.ts'
import { type Job, rowsAtOnce } from './job.ts'

/**
 * A package whose rows tell a job how far it is while they are taken, and end when it is to stop.
 * @param stop  for what takes long without a row
 */
export function watched(pack: DeckPackage, job: Job, stop: AbortController): DeckPackage {
  const { notes, cards, reviews } = pack.found
  const all = notes + cards + reviews + pack.media.length + 1
  let done = 0
  let told = 0
  function tell(rows: number): void {
    done += rows
    if (done - told < rowsAtOnce && rows > 0) return
    told = done
    if (job.isCancelled()) {
      stop.abort()
      throw new ExchangeRefused('job_cancelled', 'The export was cancelled. Nothing was written.')
    }
    // Some forms go through the rows more than once.
    job.progress('writing', Math.min(1, done / all))
  }
  function* telling<Row>(rows: Iterable<Row>): Generator<Row> {
    for (const row of rows) {
      yield row
      tell(1)
    }
  }
  return {
    ...pack,
    notes: () => telling(pack.notes()),
    cards: () => telling(pack.cards()),
    reviews: () => telling(pack.reviews()),
    media: pack.media.map(one => ({
      ...one,
      open: () => {
        tell(0)
        return one.open()
      },
    })),
  }
}
