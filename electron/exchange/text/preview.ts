import type { PackageWarning } from '../deck-package.ts'
import { textEncodings } from './encoding.ts'
import { gatheringOf } from './gather.ts'
import { plainOf } from './html.ts'
import { type ColumnUse, planOf, type TextOptions } from './plan.ts'
import { entriesOf } from './table.ts'
import { readTextFile, type TextFile } from './text-file.ts'

/** What the mapping step shows: how the file would be read with these options, and its first records. */
export type TextPreview = {
  name: string
  encoding: string
  /** False when the encoding was guessed. */
  isEncodingCertain: boolean
  encodings: readonly string[]
  separator: string
  hasHeading: boolean
  isHtml: boolean
  /** What each column will become; `title` is its heading, if any. */
  columns: { title: string; use: ColumnUse }[]
  /** The first records as plain text, one cell a column, without the heading. */
  rows: string[][]
  /** Records in the file that become notes. */
  notes: number
  /** Deck of the notes that name none. */
  deck: string
  warnings: PackageWarning[]
}

const SHOWN_ROWS = 20
const SHOWN_SIGNS = 300

/**
 * Reads a table as `readPackage` would and shows the beginning.
 * @throws ExchangeRefused as reading it does
 */
export async function previewText(file: string, options: TextOptions = {}): Promise<TextPreview> {
  return previewOf(await readTextFile(file, options.encoding ?? null), options)
}

/** The preview of a text that is already there, such as a pasted table. */
export function previewOf(file: TextFile, options: TextOptions): TextPreview {
  const plan = planOf(file, options)
  const gathering = gatheringOf(file)
  const entries = entriesOf(file, plan, options, gathering)
  const rows: string[][] = []
  let isHeading = plan.heading !== null
  for (const row of plan.rows(() => undefined)) {
    if (row.cells.every(cell => cell.trim() === '')) continue
    if (isHeading) isHeading = false
    else rows.push(plan.columns.map((_, index) => shown(row.cells[index] ?? '', plan.isHtml)))
    if (rows.length >= SHOWN_ROWS) break
  }
  return {
    name: file.name,
    encoding: file.encoding,
    isEncodingCertain: file.isCertain,
    encodings: textEncodings,
    separator: plan.separator,
    hasHeading: plan.heading !== null,
    isHtml: plan.isHtml,
    columns: plan.columns.map((use, index) => ({ title: plan.heading?.[index]?.trim() ?? '', use })),
    rows,
    notes: entries.length,
    deck: options.deck ?? plan.headers.deck ?? file.title,
    warnings: gathering.warnings(),
  }
}

function shown(cell: string, isHtml: boolean): string {
  const text = isHtml ? plainOf(cell) : cell.replace(/\s+/g, ' ').trim()
  return text.length > SHOWN_SIGNS ? `${text.slice(0, SHOWN_SIGNS)}…` : text
}
