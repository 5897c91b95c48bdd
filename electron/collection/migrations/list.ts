import { start } from './0001-start.ts'
import { exchange } from './0002-exchange.ts'
import { exam } from './0003-exam.ts'
import { library } from './0004-library.ts'
import type { Migration } from './migration.ts'

/** Every migration, rising by one from 1. Append; never edit or remove one that was released. */
export const migrations: readonly Migration[] = [start, exchange, exam, library]

/** The version this app writes. */
export const currentVersion = migrations.length
