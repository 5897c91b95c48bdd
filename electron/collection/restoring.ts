import { existsSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { Refused } from '../contract/refused.ts'
import { copyInto } from './backups.ts'
import { openToRead } from './connection.ts'
import { hasUnwrittenPages, isWritable, refuseNewer, standingOf } from './file-check.ts'
import { takeWriteLock } from './lock.ts'
import { versionOf } from './migrate.ts'
import { faultCode, refusedFor } from './sqlite-faults.ts'

/**
 * Puts a copy of a backup in a collection's place. What stood there is kept beside it under another name.
 * The collection must not be open in this process.
 * @param now  ms since 1970, for the other name
 * @returns where the former file is kept; null when there was none
 * @throws Refused  for a backup that can't be used; the collection's place is then as it was
 */
export function restore(backup: string, file: string, now: number): { keptAs: string | null } {
  if (path.resolve(backup) === path.resolve(file)) {
    throw new Refused(
      'file_unreadable',
      'The collection itself can’t be restored from: choose a backup.',
      backup,
    )
  }
  const lock = takeWriteLock(file)
  if (lock === null) {
    throw new Refused(
      'collection_in_use',
      `${path.basename(file)} is open in another window or program. Close that one, then try again.`,
      file,
    )
  }
  const aside = `${file}-restored`
  try {
    copySound(backup, aside)
    const keptAs = existsSync(file) ? keepAway(file, now) : null
    renameSync(aside, file)
    return { keptAs }
  } catch (error) {
    throw refusedFor(error, file)
  } finally {
    rmSync(aside, { force: true })
    lock.release()
  }
}

/** Copies a collection whole after checking it. @throws Refused */
export function copySound(from: string, to: string): void {
  checkBackup(from)
  rmSync(to, { force: true })
  const connection = openToRead(
    from,
    hasUnwrittenPages(from) ? 'readonly' : isWritable(from) ? 'shared' : 'still',
  )
  try {
    refuseNewer(versionOf(connection), from)
    if (connection.pragma('quick_check(1)', { simple: true }) !== 'ok') throw unreadable(from)
    copyInto(connection, to)
  } catch (error) {
    throw faultCode(error)?.startsWith('SQLITE_CORRUPT') ? unreadable(from) : error
  } finally {
    connection.close()
  }
}

function checkBackup(file: string): void {
  if (!existsSync(file)) {
    throw new Refused('file_missing', `There is no file ${file}. Choose a backup that is there.`, file)
  }
  try {
    if (standingOf(file) === 'collection') return
  } catch (error) {
    throw error instanceof Refused && error.code === 'collection_damaged' ? unreadable(file) : error
  }
  throw unreadable(file)
}

function unreadable(file: string): Refused {
  return new Refused(
    'file_unreadable',
    `${path.basename(file)} is not a sound collection, so nothing was replaced. Choose another backup.`,
    file,
  )
}

/** Renames a collection and what belongs to it, so that it can be looked at or put back. */
function keepAway(file: string, now: number): string {
  const { dir, name, ext } = path.parse(file)
  const stamp = new Date(now).toISOString().replaceAll(/[:.]/g, '-')
  const keptAs = path.join(dir, `${name}-replaced-${stamp}${ext}`)
  if (existsSync(keptAs)) throw new Error(`${keptAs} is already there.`)
  renameSync(file, keptAs)
  // Without its log a file that was not closed would lose its last changes.
  if (existsSync(`${file}-wal`)) renameSync(`${file}-wal`, `${keptAs}-wal`)
  rmSync(`${file}-shm`, { force: true })
  return keptAs
}
