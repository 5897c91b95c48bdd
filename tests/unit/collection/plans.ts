import type Database from 'better-sqlite3'
import type { Reader } from '../../../electron/collection/db.ts'

/** The plans of the statements that some work prepares, one text each. */
export function plansOf(connection: Database.Database, work: (db: Reader) => void): string[] {
  const db: Reader = { connection, statements: new Map() }
  work(db)
  return [...db.statements.entries()].map(([sql, statement]) => {
    const names = [...sql.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '')
    const plan = connection.prepare(`EXPLAIN QUERY PLAN ${statement.source}`)
    const rows = plan.all(Object.fromEntries(names.map(name => [name, 1]))) as { detail: string }[]
    return rows.map(row => row.detail).join('\n')
  })
}
