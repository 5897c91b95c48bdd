import { type AnkiHeaders, ankiHeaders } from './anki-headers.ts'
import { looksLikeHtml } from './html.ts'
import { fieldNames } from './note-types.ts'
import { type Row, rowsOf, type StrayQuote } from './rows.ts'
import { firstRows, hasHeaderRow, sampleOf, separatorOf, withRowsOnLines } from './separator.ts'
import type { TextFile } from './text-file.ts'

/** What a column becomes. */
export type ColumnUse =
  | { is: 'field'; name: string }
  | { is: 'deck' | 'tags' | 'guid' | 'note type' | 'nothing' }

/** What the user decided in the mapping step; whatever is left out is found by itself. */
export type TextMapping = {
  /** One for each column, from the left. */
  columns?: ColumnUse[]
  separator?: string
  /** Name of the note type of all records. */
  noteType?: string
  isHtml?: boolean
}

export type TextOptions = {
  /** Deck of notes that name none; the file's name without it. */
  deck?: string
  /** Whether the first record names the columns. */
  header?: 'auto' | 'yes' | 'no'
  /** One of `textEncodings`; found by itself when left out. */
  encoding?: string
  mapping?: TextMapping
}

/** How a table is read, from its headers, its first records and the user's choices. */
export type Plan = {
  separator: string
  headers: AnkiHeaders
  /** The heading record's cells, or null. */
  heading: string[] | null
  columns: ColumnUse[]
  isHtml: boolean
  /** All records below the headers, the heading one too. */
  rows: (stray: (quote: StrayQuote) => void) => Generator<Row>
}

export function planOf(file: TextFile, options: TextOptions): Plan {
  const headers = ankiHeaders(file.text)
  const body = headers.separator ? bodyOf(file, headers) : withRowsOnLines(bodyOf(file, headers))
  const separator =
    options.mapping?.separator || headers.separator || (separatorOf(body, file.ending) ?? '\t')
  const first = firstRows(sampleOf(body), separator, 200)
  const wanted = options.header ?? 'auto'
  const isHeaded = wanted === 'yes' || (wanted === 'auto' && !headers.isAnki && hasHeaderRow(first))
  const heading = isHeaded ? (first[0]?.cells ?? null) : null
  const width = widthOf(heading ? first.slice(1) : first, heading, headers, separator)
  return {
    separator,
    headers,
    heading,
    columns: options.mapping?.columns ?? usesOf(width, heading, headers, separator),
    isHtml: options.mapping?.isHtml ?? headers.isHtml ?? looksLikeHtml(sampleOf(body)),
    *rows(stray) {
      for (const row of rowsOf(body, separator, quote => stray({ line: quote.line + headers.linesBefore }))) {
        // In Anki's files a line that begins with `#` is a comment, wherever it stands; `"#…"` is a field.
        if (headers.isAnki && !row.opensQuoted && row.cells[0]?.startsWith('#')) continue
        yield { ...row, line: row.line + headers.linesBefore }
      }
    },
  }
}

function bodyOf(file: TextFile, headers: AnkiHeaders): string {
  return file.text.slice(headers.bodyAt)
}

/** The number of columns most records have; wider records are rare enough to be slips. */
function widthOf(
  rows: readonly Row[],
  heading: string[] | null,
  headers: AnkiHeaders,
  separator: string,
): number {
  const counts = new Map<number, number>()
  let widest = 0
  for (const { cells } of rows) {
    counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1)
    widest = Math.max(widest, cells.length)
  }
  const told = Math.max(heading?.length ?? 0, headers.columns?.split(separator).length ?? 0)
  if (headers.isAnki) return Math.max(told, widest)
  if (told > 0) return told
  let width = 1
  for (const [count, times] of counts)
    if (times > Math.max(1, rows.length / 10) || rows.length === 1) width = Math.max(width, count)
  return width
}

const uses: [RegExp, Exclude<ColumnUse, { is: 'field' }>['is']][] = [
  [/^decks?$/i, 'deck'],
  [/^tags?$/i, 'tags'],
  [/^guid$/i, 'guid'],
  [/^note ?types?$/i, 'note type'],
]

function usesOf(
  width: number,
  heading: string[] | null,
  headers: AnkiHeaders,
  separator: string,
): ColumnUse[] {
  const names = heading ?? headers.columns?.split(separator) ?? []
  const columns: (ColumnUse | null)[] = Array.from({ length: width }, (_, index) => {
    if (index === headers.guidColumn) return { is: 'guid' }
    if (index === headers.noteTypeColumn) return { is: 'note type' }
    if (index === headers.deckColumn) return { is: 'deck' }
    if (index === headers.tagsColumn) return { is: 'tags' }
    const told = uses.find(([name]) => heading && name.test(heading[index]?.trim() ?? ''))
    return told ? { is: told[1] } : null
  })
  const fields = columns.flatMap((use, index) => (use === null ? [index] : []))
  // A table needs something to show.
  if (fields.length === 0) return columns.map((_, index) => ({ is: 'field', name: `Field ${index + 1}` }))
  const plain = ['Front', 'Back']
  const called = fieldNames(fields.map((column, place) => names[column]?.trim() || (plain[place] ?? '')))
  return columns.map((use, index) => use ?? { is: 'field', name: called[fields.indexOf(index)] ?? '' })
}
