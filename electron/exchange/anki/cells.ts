import { ExchangeRefused } from '../refusal.ts'
import type { Cell } from './database.ts'

/**
 * SQLite keeps any kind of value in any column, and other programs use that: whole numbers as text or with a
 * fraction, ids as text. These take what has a clear meaning and refuse the rest.
 */

/**
 * A cell that should hold a whole number; nothing counts as 0, a fraction is cut off.
 * @throws ExchangeRefused  `file_damaged`
 */
export function whole(cell: Cell | undefined, where: () => string): number {
  if (typeof cell === 'number') {
    if (Number.isFinite(cell)) return Math.trunc(cell)
  } else if (cell === null || cell === undefined || cell === '') return 0
  else if (typeof cell === 'bigint') return Number(cell)
  else if (typeof cell === 'string' && /^\s*[-+]?\d+(\.\d*)?\s*$/.test(cell)) return Math.trunc(Number(cell))
  throw unfit(where(), 'a number')
}

/**
 * A cell that should hold text; a number is taken as its digits.
 * @throws ExchangeRefused  `file_damaged`
 */
export function text(cell: Cell | undefined, where: () => string): string {
  if (typeof cell === 'string') return cell
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'number' || typeof cell === 'bigint') return String(cell)
  throw unfit(where(), 'text')
}

function unfit(where: string, wanted: string): ExchangeRefused {
  return new ExchangeRefused(
    'file_damaged',
    `The ${where} should be ${wanted} and is not. Run Tools > Check Database in Anki and export again.`,
    where,
  )
}

/**
 * SQL for an id as text. In a column without a type, some programs keep whole numbers as fractions: `7.0` is 7.
 */
export function idSql(column: string): string {
  return `CASE WHEN typeof(${column}) = 'real' AND abs(${column}) < 9e15
    THEN CAST(CAST(${column} AS INTEGER) AS TEXT) ELSE CAST(${column} AS TEXT) END`
}
