import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import type Database from 'better-sqlite3'
import type { Backup } from '../contract/app.ts'
import { Refused } from '../contract/refused.ts'
import { settle } from './making.ts'
import { versionOf } from './migrate.ts'
import { refusedFor } from './sqlite-faults.ts'

/** Automatic backups are made at most this often, in ms. */
const everyMs = 24 * 3_600_000
/** The newest ones that are kept, and for how many months before them one each. */
const newestKept = 7
const monthsKept = 6

/** Where a collection's backups lie. */
export const backupFolderOf = (file: string) => path.join(path.dirname(file), 'backups')

const stemOf = (file: string) => path.basename(file, path.extname(file))

/** `2026-11-23T08-15-00-000Z`: sorts by time and is a name on every system. */
const stampOf = (at: number) => new Date(at).toISOString().replaceAll(/[:.]/g, '-')
const stampForm = /(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})-(\d{3})Z/

function timeOf(name: string): number | null {
  const [, day, hour, minute, second, ms] = stampForm.exec(name) ?? []
  return day === undefined ? null : Date.parse(`${day}T${hour}:${minute}:${second}.${ms}Z`)
}

/** The backups of a collection, the newest first; also while it can't be opened or is gone. */
export function backupsOf(file: string): Backup[] {
  const folder = backupFolderOf(file)
  const backups: Backup[] = []
  for (const name of namesIn(folder)) {
    const at = timeOf(name)
    if (at === null || !name.startsWith(`${stemOf(file)}-`) || !name.endsWith('.db')) continue
    const found = statSync(path.join(folder, name), { throwIfNoEntry: false })
    if (found?.isFile()) backups.push({ file: path.join(folder, name), at, bytes: found.size })
  }
  return backups.sort((a, b) => b.at - a.at)
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/**
 * Writes a whole copy of an open collection into a folder that exists, under a name with the time.
 * @param now  ms since 1970
 * @returns the copy's file
 * @throws Refused  when it can't be written there
 */
export function writeBackup(
  connection: Database.Database,
  file: string,
  folder: string,
  now: number,
  mark = '',
): string {
  const target = path.join(folder, `${stemOf(file)}-${mark}${stampOf(now)}.db`)
  const aside = `${target}-new`
  try {
    rmSync(aside, { force: true })
    copyInto(connection, aside)
    renameSync(aside, target)
    return target
  } catch (error) {
    rmSync(aside, { force: true })
    throw refusedFor(error, target)
  }
}

/** Writes what an open collection holds to a new file, and waits until it is on the disk. */
export function copyInto(connection: Database.Database, file: string): void {
  const isReading = connection.pragma('query_only', { simple: true }) === 1
  // Making another file counts as writing, though this one is only read.
  if (isReading) connection.pragma('query_only = off')
  try {
    connection.prepare('VACUUM INTO ?').run(file)
  } finally {
    if (isReading) connection.pragma('query_only = on')
  }
  settle(file)
}

/** @throws Refused `backup_failed`: nothing is migrated without a way back */
export function backUpBeforeMigrating(connection: Database.Database, file: string, now: number): void {
  const folder = backupFolderOf(file)
  try {
    mkdirSync(folder, { recursive: true })
    writeBackup(connection, file, folder, now, `version-${versionOf(connection)}-`)
  } catch {
    throw new Refused(
      'backup_failed',
      `${path.basename(file)} is from an older Demarc and is backed up before it is brought up to date, but no backup could be written in ${folder}. Make room there and allow writing, then try again.`,
      folder,
    )
  }
}

/**
 * Makes the day's automatic backup if the last is a day old, and removes those that are no longer kept.
 * Never throws: a backup that fails must not keep the app from closing.
 */
export function backUpDaily(connection: Database.Database, file: string, now: number): void {
  const [newest] = backupsOf(file)
  // A newest one from the future is from a clock that was wrong.
  if (newest !== undefined && newest.at <= now && now - newest.at < everyMs) return
  try {
    const folder = backupFolderOf(file)
    mkdirSync(folder, { recursive: true })
    writeBackup(connection, file, folder, now)
    for (const { file: old } of outdated(backupsOf(file))) rmSync(old, { force: true })
  } catch (error) {
    console.error(`The daily backup of ${file} failed: ${String(error)}`)
  }
}

/** Of backups, the newest first, those that go. Those made before a migration stay: nothing else reads them. */
export function outdated(backups: readonly Backup[]): Backup[] {
  const daily = backups.filter(({ file }) => !path.basename(file).includes('-version-'))
  const monthOf = ({ at }: Backup) => new Date(at).toISOString().slice(0, 7)
  const months = new Map<string, Backup>()
  for (const backup of daily.slice(newestKept)) {
    if (!months.has(monthOf(backup))) months.set(monthOf(backup), backup)
  }
  const kept = new Set([...daily.slice(0, newestKept), ...[...months.values()].slice(0, monthsKept)])
  return daily.filter(backup => !kept.has(backup))
}
