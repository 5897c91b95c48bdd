import path from 'node:path'
import type Database from 'better-sqlite3'
import { z } from 'zod'
import type { BuiltInStacks } from '../../decks/types.ts'
import { Refused } from '../contract/refused.ts'
import { backUpBeforeMigrating } from './backups.ts'
import { loadBuiltIn, versionName } from './built-in.ts'
import type { BuiltInContent } from './built-in-content.ts'
import type { Collection } from './collection.ts'
import { openToRead, openToWrite } from './connection.ts'
import { readerOf } from './db.ts'
import { hasUnwrittenPages, isWritable, refuseNewer, type Standing, standingOf } from './file-check.ts'
import { Transactions } from './journal.ts'
import { takeWriteLock, type WriteLock } from './lock.ts'
import { makeFile } from './making.ts'
import { migrate, versionOf } from './migrate.ts'
import { currentVersion } from './migrations/list.ts'
import { savedValue } from './settings.ts'
import { naming } from './sqlite-faults.ts'

export type Opening = {
  file: string
  /** Whether a collection is made where none is. */
  create: boolean
  /** The collection's clock, ms since 1970. */
  clock: () => number
  content: BuiltInContent
}

/** An open collection, and what its opening found: a sentence for the user, or null. */
export type Opened = { collection: Collection; notice: string | null }

/**
 * Opens a collection to write it: checks the file before touching it, takes the right to write, makes or
 * migrates it, and brings the built-in content up to date.
 * @throws Refused  for every file that can't be opened; it is then as it was
 */
export async function openCollection({ file: given, create, clock, content }: Opening): Promise<Opened> {
  const file = path.resolve(given)
  const standing = standingOf(file)
  if (standing !== 'collection' && !create) throw missing(file)
  refuseReadOnly(file)
  const lock = naming(file, () => takeWriteLock(file))
  if (lock === null) throw inUse(file)
  let connection: Database.Database | null = null
  try {
    const isUnclean = standing === 'collection' && (lock.wasLeftBehind || hasUnwrittenPages(file))
    const opened = naming(file, () => openLocked(file, standing, isUnclean, clock()))
    connection = opened
    const transactions = naming(file, () => new Transactions(readerOf(opened), clock, false))
    const { stacks } = content
    if (savedValue(transactions.db, versionName, z.string()) !== stacks.version) {
      const all = await content.all()
      naming(file, () => transactions.renew(db => loadBuiltIn(db, all, clock())))
    }
    const collection = collectionOf(file, opened, { lock, transactions, stacks })
    return { collection, notice: isUnclean ? uncleanNotice : null }
  } catch (error) {
    connection?.close()
    lock.release()
    throw error
  }
}

function openLocked(file: string, standing: Standing, isUnclean: boolean, now: number): Database.Database {
  if (isUnclean) checkAfterUncleanEnd(file)
  if (standing !== 'collection') makeFile(file, standing, fresh => migrate(fresh))
  const connection = openToWrite(file)
  try {
    refuseNewer(versionOf(connection), file)
    if (versionOf(connection) < currentVersion) {
      backUpBeforeMigrating(connection, file, now)
      migrate(connection)
    }
    return connection
  } catch (error) {
    connection.close()
    throw error
  }
}

const uncleanNotice =
  'Demarc was not closed properly last time. The collection was checked and is whole; every grade is there.'

/**
 * Opens a collection to read it, also while a window writes it; makes and changes nothing. Only a missing one
 * is made if `create` says so, and one of an older form is first brought up to date.
 */
export async function readCollection(opening: Opening): Promise<Collection> {
  const file = path.resolve(opening.file)
  const isThere = standingOf(file) === 'collection'
  if (!isThere && !opening.create) throw missing(file)
  const connection = isThere ? naming(file, () => openToRead(file, wayToRead(file))) : null
  if (connection === null) return (await openCollection(opening)).collection
  try {
    const version = naming(file, () => versionOf(connection))
    refuseNewer(version, file)
    if (version === currentVersion) {
      const transactions = naming(file, () => new Transactions(readerOf(connection), opening.clock, true))
      return collectionOf(file, connection, { lock: null, transactions, stacks: opening.content.stacks })
    }
  } catch (error) {
    connection.close()
    throw error
  }
  connection.close()
  return (await openCollection(opening)).collection
}

function wayToRead(file: string): 'shared' | 'readonly' | 'still' {
  if (hasUnwrittenPages(file)) return 'readonly'
  return isWritable(file) ? 'shared' : 'still'
}

type Parts = { lock: WriteLock | null; transactions: Transactions; stacks: BuiltInStacks }

function collectionOf(
  file: string,
  connection: Database.Database,
  { lock, transactions, stacks }: Parts,
): Collection {
  const isReadOnly = lock === null
  const writing = () => {
    if (isReadOnly) throw inUse(file)
    return transactions
  }
  return {
    file,
    isReadOnly,
    read: transactions.db,
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
    builtIn: stacks,
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
