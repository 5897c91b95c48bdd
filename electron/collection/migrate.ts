import type Database from 'better-sqlite3'
import { currentVersion, migrations } from './migrations/list.ts'
import type { Migration } from './migrations/migration.ts'

/** `DEMC`: marks a file as a Demarc collection. */
export const applicationId = 0x44454d43

/** The version of an open collection's schema; 0 for an empty file. */
export function versionOf(connection: Database.Database): number {
  return Number(connection.pragma('user_version', { simple: true }))
}

/**
 * Moves the schema forward to `to`, each step in a transaction of its own.
 * The undo journal is emptied by a step, because it goes by the tables' columns.
 */
export function migrate(
  connection: Database.Database,
  to: number = currentVersion,
  steps: readonly Migration[] = migrations,
): void {
  for (const migration of steps) {
    if (migration.version <= versionOf(connection) || migration.version > to) continue
    connection.exec('BEGIN IMMEDIATE')
    try {
      migration.up(connection)
      connection.exec('DELETE FROM undo; DELETE FROM undo_step')
      connection.pragma(`application_id = ${applicationId}`)
      connection.pragma(`user_version = ${migration.version}`)
      connection.exec('COMMIT')
    } catch (error) {
      if (connection.inTransaction) connection.exec('ROLLBACK')
      throw error
    }
  }
}
