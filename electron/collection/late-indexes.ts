import { all, one, run, type Writer } from './db.ts'

/** Indexes that nothing an import asks is answered by, of the tables that it fills. */
const spared = [
  'card_by_due_day',
  'card_by_due',
  'card_by_position',
  'card_by_deck',
  'note_tag_by_tag',
  'review_log_by_day',
]

/** Fewer cards than these are added sooner than indexes are made. */
const many = 5000

/**
 * Adds rows, and brings indexes up to date when all are there if that is less work: sorting once is quicker than
 * finding the place of each row, but takes in the rows that were there before. Part of the caller's transaction.
 * @param cards  how many cards may be added
 */
export function withLateIndexes<T>(db: Writer, cards: number, add: () => T): T {
  const present = one<{ n: number }>(db, 'SELECT count(*) AS n FROM card')?.n ?? 0
  if (cards < many || cards < 2 * present) return add()
  const indexes = all<{ name: string; sql: string }>(
    db,
    `SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND name IN (SELECT value FROM json_each(:spared))`,
    { spared: JSON.stringify(spared) },
  )
  for (const { name } of indexes) run(db, `DROP INDEX ${name}`)
  const result = add()
  for (const { sql } of indexes) run(db, sql)
  return result
}
