import type { Bulk } from '../bulk.ts'
import { all, type Reader } from '../db.ts'

type Table = Parameters<Bulk['added']>[0]

/** The ids of rows that an import added to a table: whole ranges where it can, so that a million need little. */
export class AddedIds {
  /** Pairs of first and last. */
  #ranges: { first: number; last: number }[] = []

  add(id: number): void {
    const range = this.#ranges.at(-1)
    if (range !== undefined && range.last + 1 === id) range.last = id
    else this.#ranges.push({ first: id, last: id })
  }

  /** Tells the journal which rows are new: stretches of keys with no other row of the table in between. */
  tell(db: Reader, table: Table, bulk: Bulk): void {
    const ranges = this.#ranges.sort((one, other) => one.first - other.first)
    let stretch: { first: number; last: number; count: number } | null = null
    for (const { first, last } of ranges) {
      const count = last - first + 1
      if (stretch !== null && !hasOthers(db, table, stretch.last, first)) {
        stretch.last = last
        stretch.count += count
        continue
      }
      if (stretch !== null) bulk.added(table, stretch.first, stretch.last, stretch.count)
      stretch = { first, last, count }
    }
    if (stretch !== null) bulk.added(table, stretch.first, stretch.last, stretch.count)
  }
}

/** Whether a row lies strictly between two keys. */
function hasOthers(db: Reader, table: Table, after: number, before: number): boolean {
  if (before - after <= 1) return false
  return (
    all(db, `SELECT 1 FROM ${table} WHERE id > :after AND id < :before LIMIT 1`, { after, before }).length > 0
  )
}
