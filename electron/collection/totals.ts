import { statSync } from 'node:fs'
import { one, type Reader } from './db.ts'

/** A collection file in figures. */
export type Totals = { file: string; bytes: number; notes: number; cards: number; reviews: number }

/** Counts what `db` holds; `file` is where it lies. */
export function totalsOf(db: Reader, file: string): Totals {
  const counts = one<Omit<Totals, 'file' | 'bytes'>>(
    db,
    `SELECT (SELECT count(*) FROM note) AS notes, (SELECT count(*) FROM card) AS cards,
       (SELECT count(*) FROM review_log WHERE grade IS NOT NULL) AS reviews`,
  )
  return { file, bytes: statSync(file).size, notes: 0, cards: 0, reviews: 0, ...counts }
}
