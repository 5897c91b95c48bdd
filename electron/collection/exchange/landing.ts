import type { Bulk } from '../bulk.ts'
import type { Collection, Moment } from '../collection.ts'
import { type Reader, run, type Writer } from '../db.ts'
import { withLateIndexes } from '../late-indexes.ts'
import type { LandingOptions } from './choices.ts'
import { CollectionSink } from './collection-sink.ts'
import { addDecks } from './deck-plans.ts'
import { Families, type Ground } from './families.ts'
import { type Figures, noFigures } from './figures.ts'
import { type Job, rowsAtOnce, stopIfCancelled } from './job.ts'
import { looseReviews } from './loose-reviews.ts'
import { addMedia } from './media-plans.ts'
import { placeMedia } from './media-store.ts'
import type { NoteDecision } from './note-decisions.ts'
import { type Plans, plansFor } from './plans.ts'
import { nowhere } from './sink.ts'
import type { Staged, StagedFamily } from './staged.ts'
import { addTypes } from './type-plans.ts'

/** What an undo step of an import is called. */
export const importLabel = 'Import'

/** Told of each note, and what was decided about it. */
export type Watch = (decision: NoteDecision, family: StagedFamily, plans: Plans) => void

/** What an import comes to: its figures, and what becomes of types, decks and media. */
export type Planned = { plans: Plans; figures: Figures }

/**
 * Brings a prepared package into the collection: one transaction, one step of undo. Whatever fails, or a wish to
 * stop, takes all of it back, files of media too.
 */
export function land(
  collection: Collection,
  staged: Staged,
  options: LandingOptions,
  at: Moment,
  job: Job,
): Figures {
  let takeBack = () => {}
  const { connection } = collection.read
  const usual = connection.pragma('cache_size', { simple: true })
  // What is changed stays in memory until the end, as far as it fits, instead of being written again and again.
  connection.pragma(`cache_size = ${-landingCacheKb}`)
  try {
    return collection.act(importLabel, (db, bulk) => {
      const figures = landIn(db, bulk, staged, options, at, job, added => {
        takeBack = placeMedia(collection.file, staged.folder, added).takeBack
      })
      stopIfCancelled(job)
      return figures
    })
  } catch (error) {
    takeBack()
    throw error
  } finally {
    connection.pragma(`cache_size = ${Number(usual)}`)
    connection.pragma('shrink_memory')
  }
}

const landingCacheKb = 32 * 1024

/** What becomes of the package's types, decks and media, and the figures as far as these say them. */
function planned(db: Reader, staged: Staged, options: LandingOptions): Planned {
  const plans = plansFor(db, staged, options)
  const figures = noFigures(staged.parts)
  figures.warnings.push(...plans.warnings)
  figures.media.missing = plans.media.missingNames.length
  figures.media.added = plans.media.toAdd.length
  return { plans, figures }
}

function landIn(
  db: Writer,
  bulk: Bulk,
  staged: Staged,
  options: LandingOptions,
  at: Moment,
  job: Job,
  place: (hashes: string[]) => void,
): Figures {
  const { plans, figures } = planned(db, staged, options)
  addTypes(db, plans.types)
  addDecks(db, plans.decks)
  addMedia(db, plans.media.toAdd)
  place(plans.media.toAdd.map(({ hash }) => hash))
  const sink = new CollectionSink(db, at.now)
  bulk.adding(() =>
    withLateIndexes(db, staged.count('card'), () => {
      goThrough({ db, plans, options, sink, figures, at }, staged, job, 'adding')
      sink.flush()
    }),
  )
  for (const { noteId, tag } of sink.lateTags) {
    run(db, 'INSERT OR IGNORE INTO note_tag (note_id, tag) VALUES (:noteId, :tag)', { noteId, tag })
  }
  // Undone from the end: cards go before the notes that they belong to.
  sink.added.note.tell(db, 'note', bulk)
  sink.added.card.tell(db, 'card', bulk)
  sink.added.review_log.tell(db, 'review_log', bulk)
  return figures
}

/**
 * Says what landing would do, and does nothing.
 */
export function dryRun(
  db: Reader,
  staged: Staged,
  options: LandingOptions,
  at: Moment,
  job: Job,
  watch: Watch = () => undefined,
): Planned {
  const { plans, figures } = planned(db, staged, options)
  goThrough({ db, plans, options, sink: nowhere, figures, at }, staged, job, 'comparing', watch)
  return { plans, figures }
}

function goThrough(
  ground: Ground,
  staged: Staged,
  job: Job,
  phase: 'comparing' | 'adding',
  watch: Watch = () => undefined,
): void {
  const families = new Families(ground)
  const all = staged.count('note') + 1
  let done = 0
  for (const family of staged.families()) {
    watch(families.take(family), family, ground.plans)
    done += 1
    if (done % (rowsAtOnce / 4) === 0) {
      job.progress(phase, done / all)
      stopIfCancelled(job)
    }
  }
  if (ground.options.schedule === 'keep') looseReviews(ground, staged)
}
