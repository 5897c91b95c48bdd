import { ExchangeRefused } from '../refusal.ts'

/** One record of a table. `line` is where it begins, counted from 1; `opensQuoted`: its first cell is in quotes. */
export type Row = { cells: string[]; line: number; opensQuoted: boolean }

/** A quote that opens a cell and nowhere closes it: read as it stands. */
export type StrayQuote = { line: number }

const MOST_COLUMNS = 500
const LONGEST_CELL = 1_000_000

/**
 * The records of a table, by RFC 4180 with what real files need beyond it: a separator of several signs, a
 * quote after blanks (`a; "b"`), signs after a closing quote, cells over several lines.
 *
 * Written here and not taken from a library (papaparse was the candidate): a quote that is never closed must
 * not swallow the lines after it, messages need line numbers, and one file may mix line ends. A quote belongs
 * to its cell alone when the next one neither closes it nor stands on its line; it is then an ordinary sign.
 *
 * Linear in the length of the text: every search for a line end or a separator is remembered.
 * @param text  line ends are `\n`
 * @throws ExchangeRefused when a line has more cells, or a cell more signs, than a table of notes can have
 */
export function* rowsOf(
  text: string,
  separator: string,
  stray: (quote: StrayQuote) => void = () => undefined,
): Generator<Row> {
  let at = 0
  let line = 1
  let lineEnd = -1
  let cellEnd = -1
  // Up to here no quote can close a cell any more: looking again and again would take the square of the length.
  let literalTo = -1
  const ends = () => {
    if (lineEnd < at) lineEnd = next(text, '\n', at)
    if (cellEnd < at) cellEnd = next(text, separator, at)
  }
  while (at < text.length) {
    const row: Row = { cells: [], line, opensQuoted: false }
    for (;;) {
      ends()
      const quoted = at < literalTo ? null : quotedCell(text, at, separator, lineEnd)
      if (quoted === 'stray' || quoted === 'unclosed') {
        stray({ line })
        literalTo = quoted === 'unclosed' ? text.length : lineEnd
      }
      if (quoted && typeof quoted !== 'string') {
        if (row.cells.length === 0) row.opensQuoted = true
        row.cells.push(checked(quoted.text, line))
        line += linesIn(quoted.text)
        at = quoted.end
        ends()
      } else {
        const end = Math.min(lineEnd, cellEnd)
        row.cells.push(checked(text.slice(at, end).trim(), line))
        at = end
      }
      if (at >= text.length || at === lineEnd) break
      at += separator.length
      if (row.cells.length >= MOST_COLUMNS) throw tooMany(line)
    }
    at++
    line++
    yield row
  }
}

function next(text: string, sign: string, from: number): number {
  const found = text.indexOf(sign, from)
  return found < 0 ? text.length : found
}

/**
 * The quoted cell that begins here; null when none does. `stray`: the next quote is on another line and closes
 * nothing; `unclosed`: no quote up to the end of the file closes it.
 */
function quotedCell(text: string, at: number, separator: string, lineEnd: number) {
  const quote = afterBlanks(text, at, separator)
  if (text[quote] !== '"') return null
  for (let search = quote + 1; ; ) {
    const found = text.indexOf('"', search)
    if (found < 0) return 'unclosed'
    if (text[found + 1] === '"') {
      search = found + 2
      continue
    }
    const end = afterBlanks(text, found + 1, separator)
    if (end >= text.length || text[end] === '\n' || text.startsWith(separator, end)) {
      return { text: text.slice(quote + 1, found).replaceAll('""', '"'), end }
    }
    if (found > lineEnd) return 'stray'
    search = found + 1
  }
}

function afterBlanks(text: string, from: number, separator: string): number {
  let at = from
  while ((text[at] === ' ' || text[at] === '\t') && !text.startsWith(separator, at)) at++
  return at
}

function linesIn(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++
  return count
}

function checked(cell: string, line: number): string {
  if (cell.length <= LONGEST_CELL) return cell
  throw new ExchangeRefused(
    'file_too_large',
    `Line ${line} has a cell of ${cell.length.toLocaleString('en')} signs, too much for one field. ` +
      'Check that this is a table and choose its separator.',
    `line ${line}`,
  )
}

function tooMany(line: number): ExchangeRefused {
  return new ExchangeRefused(
    'file_too_large',
    `Line ${line} has more than ${MOST_COLUMNS} columns. Choose another separator, or end each note with a new line.`,
    `line ${line}`,
  )
}
