import type { Bulk } from '../bulk.ts'
import { one, type Reader } from '../db.ts'

type Table = Parameters<Bulk['added']>[0]

/** The ids of rows that an import added to a table, as ranges: first and last of each, one after the other. */
export class AddedIds {
  #ends = new Float64Array(1024)
  #count = 0

  add(id: number): void {
    if (this.#count > 0 && this.#ends[this.#count - 1] === id - 1) {
      this.#ends[this.#count - 1] = id
      return
    }
    if (this.#count + 2 > this.#ends.length) {
      const longer = new Float64Array(this.#ends.length * 2)
      longer.set(this.#ends)
      this.#ends = longer
    }
    this.#ends[this.#count] = id
    this.#ends[this.#count + 1] = id
    this.#count += 2
  }

  /** Tells the journal which rows are new: stretches of keys with no other row of the table in between. */
  tell(db: Reader, table: Table, bulk: Bulk): void {
    const ranges = this.#inOrder()
    if (isWhole(db, table, ranges)) {
      bulk.added(table, ranges[0] ?? 0, ranges.at(-1) ?? 0, sizeOf(ranges))
      return
    }
    let first = 0
    let count = 0
    for (let index = 0; index < ranges.length; index += 2) {
      const [from = 0, to = 0, next = Number.NaN] = ranges.subarray(index, index + 3)
      if (count === 0) first = from
      count += to - from + 1
      if (next - to === 1 || (next > to && !hasOthers(db, table, to, next))) continue
      bulk.added(table, first, to, count)
      count = 0
    }
  }

  #inOrder(): Float64Array {
    const ends = this.#ends.subarray(0, this.#count)
    // Ranges don't overlap, so that sorting all ends keeps each pair together.
    return ends.sort()
  }
}

/** How many keys ranges hold. */
function sizeOf(ranges: Float64Array): number {
  let size = 0
  for (let index = 0; index < ranges.length; index += 2) {
    size += (ranges[index + 1] ?? 0) - (ranges[index] ?? 0) + 1
  }
  return size
}

/** Whether all the rows from the first key to the last are among the ranges, so that one line tells of them. */
function isWhole(db: Reader, table: Table, ranges: Float64Array): boolean {
  const [first, last] = [ranges[0], ranges.at(-1)]
  if (first === undefined || last === undefined) return false
  const sql = `SELECT count(*) AS n FROM ${table} WHERE id BETWEEN :first AND :last`
  return one<{ n: number }>(db, sql, { first, last })?.n === sizeOf(ranges)
}

/** Whether a row lies strictly between two keys. */
function hasOthers(db: Reader, table: Table, after: number, before: number): boolean {
  const sql = `SELECT 1 FROM ${table} WHERE id > :after AND id < :before LIMIT 1`
  return one(db, sql, { after, before }) !== undefined
}
