import type Database from 'better-sqlite3'

/** One numbered step forward. Never edited once released; runs in a transaction of its own. */
export type Migration = { version: number; up: (db: Database.Database) => void }
