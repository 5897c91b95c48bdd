import { rmSync, statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { faultCode } from './sqlite-faults.ts'

/** The right to write a collection, held until released or until the process ends, however it ends. */
export type WriteLock = {
  /** Whether whoever held it before ended without releasing it. */
  readonly wasLeftBehind: boolean
  release(): void
}

/** The empty file beside a collection whose lock stands for the right to write; gone after a clean end. */
export const lockFileOf = (file: string) => `${file}-lock`

const inodeOf = (file: string) => statSync(file, { bigint: true, throwIfNoEntry: false })?.ino ?? null

/**
 * Takes the right to write `file`; null when another process has it.
 *
 * The operating system's lock on a small SQLite file beside it is used, because it dies with its process, and
 * because the collection itself stays free to be read meanwhile.
 */
export function takeWriteLock(file: string): WriteLock | null {
  const beside = lockFileOf(file)
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const before = inodeOf(beside)
    const connection = new Database(beside, { timeout: 0 })
    try {
      connection.pragma('journal_mode = memory')
      connection.exec('BEGIN EXCLUSIVE')
    } catch (error) {
      connection.close()
      if (faultCode(error)?.startsWith('SQLITE_BUSY')) return null
      throw error
    }
    // The file may have been removed by the holder who just left: then the lock is on a file nobody else sees.
    const after = inodeOf(beside)
    if (after !== null && (before === null || before === after)) {
      return { wasLeftBehind: before !== null, release: () => release(connection, beside) }
    }
    connection.close()
  }
  return null
}

function release(connection: Database.Database, beside: string): void {
  if (!connection.open) return
  try {
    rmSync(beside, { force: true })
  } catch {
    // Windows keeps an open file; it is taken for an unclean end once, which costs a check and no more.
  }
  connection.close()
}
