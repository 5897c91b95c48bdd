import { type Row, rowsOf } from './rows.ts'

const SAMPLE_SIGNS = 64 * 1024
const SAMPLE_ROWS = 200

/** In order of trust: a tab is hardly ever part of a text, a comma often is. */
const usual = ['\t', ';', '|', ',']
/** Only where none of the usual ones makes columns: custom separators of Quizlet and handwritten lists. */
const unusual = [' :: ', '::', ' – ', ' — ', ' - ', ' = ', ': ', '=']

/** The beginning of a text, up to a line's end where there is one. */
export function sampleOf(text: string): string {
  if (text.length <= SAMPLE_SIGNS) return text
  const end = text.lastIndexOf('\n', SAMPLE_SIGNS)
  return text.slice(0, end > 0 ? end : SAMPLE_SIGNS)
}

/**
 * The separator that gives the most records the same number of columns, at least two; null when none gives it
 * to half of them. Ties go to more columns, then to what the file's ending promises.
 */
export function separatorOf(text: string, ending: string): string | null {
  const sample = sampleOf(text)
  const promised = ending === '.csv' ? ',' : ending === '.tsv' ? '\t' : null
  const best = (candidates: readonly string[]) =>
    candidates
      .map((separator, order) => ({ separator, order, ...regularity(sample, separator) }))
      .filter(one => one.share >= 0.5)
      .sort(
        (one, other) =>
          other.share - one.share ||
          other.columns - one.columns ||
          Number(other.separator === promised) - Number(one.separator === promised) ||
          one.order - other.order,
      )[0]?.separator ?? null
  return best(usual) ?? best(unusual)
}

function regularity(sample: string, separator: string): { share: number; columns: number } {
  const counts = new Map<number, number>()
  let rows = 0
  for (const row of firstRows(sample, separator, SAMPLE_ROWS)) {
    rows++
    counts.set(row.cells.length, (counts.get(row.cells.length) ?? 0) + 1)
  }
  let columns = 0
  let most = 0
  for (const [count, times] of counts) {
    if (count < 2 || times < most || (times === most && count < columns)) continue
    columns = count
    most = times
  }
  return { share: rows === 0 ? 0 : most / rows, columns }
}

/** The first records that are not blank. A line too wide to be one ends the list. */
export function firstRows(text: string, separator: string, limit: number): Row[] {
  const rows: Row[] = []
  try {
    for (const row of rowsOf(text, separator)) {
      if (row.cells.every(cell => cell === '')) continue
      rows.push(row)
      if (rows.length >= limit) break
    }
  } catch {
    // Reading the whole text will say what is wrong with it.
    return rows
  }
  return rows
}

/**
 * Quizlet can end its rows with a semicolon: one line of `term<tab>definition;term<tab>definition`.
 * Then each semicolon becomes a line end; any other text stays as it is.
 */
export function withRowsOnLines(text: string): string {
  const line = text.trim()
  if (line.includes('\n') || line.length > 5_000_000) return text
  const rows = line.split(';').filter(row => row.trim() !== '')
  const isList = rows.length >= 2 && rows.every(row => row.split('\t').length === 2)
  return isList ? rows.map(row => row.trim()).join('\n') : text
}

const known =
  /^(?:fronts?|backs?|questions?|answers?|terms?|definitions?|words?|meanings?|translations?|text|extra|back extra|tags?|decks?|guid|id|note ?type|hint|notes?|example|sentence|audio|image|category|type|prompt|response|cue|key|value|name|description|explanation|source|english|deutsch|français|español|vorderseite|rückseite|frage|antwort|recto|verso|anverso|reverso)$/i

/**
 * Whether the first record names the columns: two of its cells are words that head such lists, or every record
 * below has a number in a column where it has none. A single record heads nothing.
 */
export function hasHeaderRow(rows: readonly Row[]): boolean {
  const [first, ...rest] = rows
  if (!first || rest.length === 0) return false
  const cells = first.cells.map(cell => cell.trim())
  if (cells.some(cell => cell.length > 200)) return false
  const named = cells.filter(cell => known.test(cell)).length
  if (named >= 2 || (named === 1 && cells.length === 1)) return true
  const isNumber = (cell: string | undefined) => cell !== undefined && /^[-+]?\d[\d.,]*%?$/.test(cell.trim())
  return cells.some((cell, column) => {
    if (cell === '' || /\d/.test(cell)) return false
    const below = rest.map(row => row.cells[column]).filter(one => one !== undefined && one.trim() !== '')
    return below.length >= 2 && below.every(isNumber)
  })
}
