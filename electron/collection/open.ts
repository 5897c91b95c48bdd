import { closeSync, fsyncSync, linkSync, openSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import type Database from 'better-sqlite3'
import { Refused } from '../contract/refused.ts'
import type { Collection } from './collection.ts'
import { openAside, openToRead, openToWrite } from './connection.ts'
import { readerOf } from './db.ts'
import { hasUnwrittenPages, isWritable, refuseNewer, type Standing, standingOf } from './file-check.ts'
import { Transactions } from './journal.ts'
import { takeWriteLock, type WriteLock } from './lock.ts'
import { migrate, versionOf } from './migrate.ts'
import { currentVersion } from './migrations/list.ts'
import { naming } from './sqlite-faults.ts'

export type Opening = {
  file: string
  /** Whether a collection is made where none is. */
  create: boolean
  /** The collection's clock, ms since 1970. */
  clock: () => number
}

/** An open collection, and what its opening found: a sentence for the user, or null. */
export type Opened = { collection: Collection; notice: string | null }

/**
 * Opens a collection to write it: checks the file before touching it, takes the right to write, makes or
 * migrates it, and brings the built-in content up to date.
 * @throws Refused  for every file that can't be opened; it is then as it was
 */
export function openCollection({ file: given, create, clock }: Opening): Opened {
  const file = path.resolve(given)
  const standing = standingOf(file)
  if (standing !== 'collection' && !create) throw missing(file)
  refuseReadOnly(file)
  const lock = naming(file, () => takeWriteLock(file))
  if (lock === null) throw inUse(file)
  try {
    return naming(file, () => openLocked(file, standing, lock, clock))
  } catch (error) {
    lock.release()
    throw error
  }
}

function openLocked(file: string, standing: Standing, lock: WriteLock, clock: () => number): Opened {
  const isUnclean = standing === 'collection' && (lock.wasLeftBehind || hasUnwrittenPages(file))
  if (isUnclean) checkAfterUncleanEnd(file)
  if (standing !== 'collection') makeFile(file, standing)
  const connection = openToWrite(file)
  try {
    refuseNewer(versionOf(connection), file)
    if (versionOf(connection) < currentVersion) migrate(connection)
    const collection = collectionOf(file, connection, lock, clock)
    return { collection, notice: isUnclean ? uncleanNotice : null }
  } catch (error) {
    connection.close()
    throw error
  }
}

const uncleanNotice =
  'Demarc was not closed properly last time. The collection was checked and is whole; every grade is there.'

/** Opens a collection to read it, also while a window writes it. Makes and changes nothing. */
export function readCollection(given: string, clock: () => number): Collection {
  const file = path.resolve(given)
  if (standingOf(file) !== 'collection') throw missing(file)
  return naming(file, () => {
    const connection = openToRead(file, wayToRead(file))
    try {
      refuseNewer(versionOf(connection), file)
      if (versionOf(connection) < currentVersion) throw older(file)
      return collectionOf(file, connection, null, clock)
    } catch (error) {
      connection.close()
      throw error
    }
  })
}

function wayToRead(file: string): 'shared' | 'readonly' | 'still' {
  if (hasUnwrittenPages(file)) return 'readonly'
  return isWritable(file) ? 'shared' : 'still'
}

function collectionOf(
  file: string,
  connection: Database.Database,
  lock: WriteLock | null,
  clock: () => number,
): Collection {
  const read = readerOf(connection)
  const isReadOnly = lock === null
  const transactions = new Transactions(read, clock, lock === null)
  const writing = () => {
    if (isReadOnly) throw inUse(file)
    return transactions
  }
  return {
    file,
    isReadOnly,
    read,
    act: (label, change) => naming(file, () => writing().act(label, change)),
    tend: change => naming(file, () => writing().tend(change)),
    journal: transactions,
    undo: () => naming(file, () => writing().undo()),
    redo: () => naming(file, () => writing().redo()),
    touched: () => transactions.touched(),
    get changeCount() {
      return transactions.changeCount
    },
    session: { held: null },
    get builtIn() {
      return { version: '' }
    },
    close: () => close(connection, lock),
  }
}

/** What is still unwritten goes into the file itself, so that it can be copied and carried as it is. */
function close(connection: Database.Database, lock: WriteLock | null): void {
  if (!connection.open) return
  try {
    if (lock !== null) {
      connection.pragma('optimize')
      connection.pragma('wal_checkpoint(truncate)')
    }
  } catch {
    // A full disk keeps the log beside the file; it is read again at the next start.
  }
  connection.close()
  lock?.release()
}

/** Makes a new collection aside and puts it in its place whole, never over another file. */
function makeFile(file: string, standing: 'none' | 'empty'): void {
  const aside = `${file}-new`
  rmSync(aside, { force: true })
  try {
    const connection = openAside(aside)
    try {
      migrate(connection)
    } finally {
      connection.close()
    }
    settle(aside)
    if (standing === 'empty') renameSync(aside, file)
    else linkSync(aside, file)
  } finally {
    rmSync(aside, { force: true })
  }
}

/** Waits until a file's content is on the disk. */
function settle(file: string): void {
  const handle = openSync(file, 'r+')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** @throws Refused `collection_damaged`; the file and its log are then as they were */
function checkAfterUncleanEnd(file: string): void {
  const connection = openToRead(file, 'readonly')
  try {
    const found = connection.pragma('quick_check(1)', { simple: true })
    if (found === 'ok') return
    throw new Refused(
      'collection_damaged',
      `${path.basename(file)} is damaged and was left as it is. Restore a backup, or choose another file.`,
      file,
    )
  } finally {
    connection.close()
  }
}

function refuseReadOnly(file: string): void {
  if (isWritable(file)) return
  throw new Refused(
    'file_read_only',
    `${path.basename(file)} can’t be written: the file or its folder is read-only. Allow writing there, or choose another file.`,
    file,
  )
}

const inUse = (file: string) =>
  new Refused(
    'collection_in_use',
    `${path.basename(file)} is open in another window or program. Close that one, then try again.`,
    file,
  )

const missing = (file: string) =>
  new Refused(
    'collection_missing',
    `There is no collection at ${file}. Restore a backup, choose another file, or make a new one.`,
    file,
  )

const older = (file: string) =>
  new Refused(
    'collection_in_use',
    `${path.basename(file)} has to be brought up to date first. Open it in Demarc once, then try again.`,
    file,
  )
