import { check } from '../../../../electron/collection/check.ts'
import type { Collection } from '../../../../electron/collection/collection.ts'
import { all } from '../../../../electron/collection/db.ts'
import { type LandingOptions, plainOptions } from '../../../../electron/collection/exchange/choices.ts'
import type { Figures } from '../../../../electron/collection/exchange/figures.ts'
import { type Job, quietJob } from '../../../../electron/collection/exchange/job.ts'
import { land } from '../../../../electron/collection/exchange/landing.ts'
import { Staged } from '../../../../electron/collection/exchange/staged.ts'
import { stage } from '../../../../electron/collection/exchange/staging.ts'
import { newWorkFolder, removeWorkFolder } from '../../../../electron/collection/exchange/work-folder.ts'
import type { DeckPackage } from '../../../../electron/exchange/deck-package.ts'
import { madrid } from '../../../support/collections.ts'

/** Brings a package into an open collection, as a file would come in. */
export async function importPack(
  collection: Collection,
  pack: DeckPackage,
  options: Partial<LandingOptions> = {},
  job: Job = quietJob,
): Promise<Figures> {
  const folder = newWorkFolder(collection.file)
  try {
    await stage(pack, folder, quietJob)
    const staged = new Staged(folder)
    try {
      return land(collection, staged, { ...plainOptions, ...options }, madrid, job)
    } finally {
      staged.close()
    }
  } finally {
    removeWorkFolder(folder)
  }
}

/** The notes of a collection, as a user would tell them apart. */
export const notesIn = ({ read }: Collection) =>
  all<{ guid: string; fields: string; isMarked: number; tags: string | null }>(
    read,
    `SELECT guid, fields, is_marked AS isMarked,
       (SELECT group_concat(tag, ' ') FROM (SELECT tag FROM note_tag WHERE note_id = note.id ORDER BY tag)) AS tags
     FROM note ORDER BY id`,
  ).map(({ fields, ...note }) => ({ ...note, fields: JSON.parse(fields) as string[] }))

type CardRow = {
  id: number
  state: number
  dueDay: number | null
  stability: number | null
  difficulty: number | null
  reps: number
  lapses: number
  intervalDays: number
}

/** The cards of a collection. */
export const cardsIn = ({ read }: Collection) =>
  all<CardRow>(
    read,
    `SELECT id, state, due_day AS dueDay, stability, difficulty, reps, lapses, interval_days AS intervalDays
     FROM card ORDER BY id`,
  )

/** Times and kinds of the log, the lines that only carry memory among them. */
export const logIn = ({ read }: Collection) =>
  all<{ id: number; kind: string; grade: number | null }>(
    read,
    'SELECT id, kind, grade FROM review_log ORDER BY id',
  )

/** Times of the answers. */
export const answersIn = (collection: Collection) =>
  logIn(collection)
    .filter(({ kind }) => kind !== 'imported')
    .map(({ id }) => id)

/** What the check of the collection has against it, in words. */
export const problemsOf = (collection: Collection) =>
  check(collection).problems.map(({ what, where }) => `${where}: ${what}`)

/** The decks' own names. */
export const decksIn = ({ read }: Collection) =>
  all<{ name: string }>(read, 'SELECT name FROM deck ORDER BY id').map(({ name }) => name)
