import { tmpdir } from 'node:os'
import path from 'node:path'
import { performance } from 'node:perf_hooks'
import type { ImportSource, ReadingOptions } from '../../contract/exchange.ts'
import type { Collection, Moment } from '../collection.ts'
import { naming } from '../sqlite-faults.ts'
import type { LandingOptions } from './choices.ts'
import type { Figures } from './figures.ts'
import { type Job, quietJob } from './job.ts'
import { dryRun, land } from './landing.ts'
import { prepare } from './prepare.ts'
import type { Staged } from './staged.ts'
import { newWorkFolder, removeWorkFolder } from './work-folder.ts'

/** An import from beginning to end. */
export type Importing = {
  source: ImportSource
  reading: ReadingOptions
  options: LandingOptions
  /** Where the collection lies, or will lie. */
  collectionFile: string
  at: Moment
  job?: Job
  /** Opens the collection once the file has been read: a bad file is refused before anything is opened or made. */
  open: () => Promise<Collection>
}

/**
 * Reads a file and brings it into a collection, which is closed afterwards.
 * @throws Refused  for whatever is wrong with the file or the collection, which is then as it was
 */
export function importFile(importing: Importing): Promise<Figures & { seconds: number }> {
  return prepared(importing, importing.collectionFile, (collection, staged) =>
    land(collection, staged, importing.options, importing.at, importing.job ?? quietJob),
  )
}

/** Says what importing would do. */
export function lookAtFile(importing: Importing): Promise<Figures & { seconds: number }> {
  // Nothing will be moved into place, so it can be prepared where nothing of the collection's is.
  return prepared(
    importing,
    path.join(tmpdir(), 'collection'),
    (collection, staged) =>
      dryRun(collection.read, staged, importing.options, importing.at, importing.job ?? quietJob).figures,
  )
}

async function prepared(
  { source, reading, at, job = quietJob, open }: Importing,
  beside: string,
  work: (collection: Collection, staged: Staged) => Figures,
): Promise<Figures & { seconds: number }> {
  const started = performance.now()
  const folder = naming(beside, () => newWorkFolder(beside))
  try {
    const staged = await prepare(source, reading, folder, at, job)
    try {
      const collection = await open()
      try {
        const figures = work(collection, staged)
        return { ...figures, seconds: Math.round(performance.now() - started) / 1000 }
      } finally {
        collection.close()
      }
    } finally {
      staged.close()
    }
  } finally {
    removeWorkFolder(folder)
  }
}
