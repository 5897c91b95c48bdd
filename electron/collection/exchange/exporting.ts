import { statSync } from 'node:fs'
import path from 'node:path'
import { performance } from 'node:perf_hooks'
import { Refused } from '../../contract/refused.ts'
import { ExchangeRefused } from '../../exchange/refusal.ts'
import type { Moment } from '../collection.ts'
import type { Reader } from '../db.ts'
import { faultCode, refusedFor } from '../sqlite-faults.ts'
import { collecting } from './collecting.ts'
import { type Contents, formatOf, type Written } from './export-formats.ts'
import { type Job, quietJob } from './job.ts'
import type { Scope } from './scope.ts'

export type ExportOptions = {
  scope: Scope
  schedule: 'keep' | 'drop'
  /** The oldest form of an Anki package. */
  isPlain: boolean
}

export type Exported = { format: string } & Written & { seconds: number }

/**
 * Writes notes of a collection to a file, in the form that its ending names. One that is there is replaced when
 * the new one is whole.
 * @param db      a connection of the job's own, for reading
 * @param file    the collection's
 * @param target  absolute path
 * @throws Refused  `arguments_invalid`, `folder_missing`, `deck_gone`, `note_gone`,
 *   `disk_full`, `file_not_written`, `job_cancelled`
 */
export async function exportTo(
  { read: db, file }: { read: Reader; file: string },
  target: string,
  { scope, schedule, isPlain }: ExportOptions,
  at: Moment,
  job: Job = quietJob,
): Promise<Exported> {
  const started = performance.now()
  const { name, format } = formatOf(target)
  if (isPlain && name !== 'apkg') {
    throw new Refused(
      'arguments_invalid',
      `Only a package (.apkg) has a plain form, .${name} has none.`,
      target,
    )
  }
  if (format.isWhole && scope.of !== 'all') {
    throw new Refused(
      'arguments_invalid',
      `A .${name} file holds a whole collection. Export a part of it as .apkg.`,
      target,
    )
  }
  refuseWithoutFolder(target)
  // Rows say where each card stands.
  const isWithRows = format.isWithRows && schedule === 'keep'
  const pack = collecting(db, file, { scope, schedule, isWithRows }, at)
  try {
    const written = await format.write({ pack, file: target, at, job, isPlain })
    return { format: name, ...written, seconds: Math.round(performance.now() - started) / 1000 }
  } catch (error) {
    if (error instanceof ExchangeRefused) throw new Refused(error.code, error.message, error.where)
    // What SQLite says now is about the collection: the writer speaks for its own files.
    throw refusedFor(error, faultCode(error)?.startsWith('SQLITE') ? file : target)
  } finally {
    pack.close()
  }
}

/**
 * What an export would hold.
 * @param name  of the form, as a file's ending names it
 * @throws Refused  `deck_gone`, `note_gone`
 */
export function exportCounts(
  { read: db, file }: { read: Reader; file: string },
  name: string,
  { scope, schedule }: Pick<ExportOptions, 'scope' | 'schedule'>,
  at: Moment,
): Contents {
  const { format } = formatOf(`export.${name}`)
  const isWithRows = format.isWithRows && schedule === 'keep'
  const pack = collecting(db, file, { scope, schedule, isWithRows }, at)
  pack.close()
  return format.holds(pack.found)
}

function refuseWithoutFolder(target: string): void {
  const folder = path.dirname(target)
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new Refused(
      'folder_missing',
      `There is no folder ${folder}. Make it, or choose another place for ${path.basename(target)}.`,
      folder,
    )
  }
  if (statSync(target, { throwIfNoEntry: false })?.isDirectory()) {
    throw new Refused('file_not_written', `${target} is a folder. Choose another name for the file.`, target)
  }
}
