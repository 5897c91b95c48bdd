import type { PackageNoteType } from '../deck-package.ts'
import { looseTags } from '../text/gather.ts'
import { basicType, clozeType, clozeTypeOf, fieldNames, tableType } from '../text/note-types.ts'
import { hasAnkiCloze } from './cloze.ts'
import { type Dialect, type FoundNote, plainHeading } from './found-note.ts'
import { markdownToHtml } from './render.ts'
import { headingAt, type MarkdownSource } from './source.ts'

const rule = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/

/** Tables: a note for each row below the heading; columns called Tags and Deck are those. */
export const tableNotes: Dialect = source => {
  const notes: FoundNote[] = []
  let deck = source.deck
  for (let index = 0; index < source.lines.length; index++) {
    const heading = headingAt(source, index)
    if (heading?.level === 1) deck = plainHeading(heading.text) || deck
    if (!isTableAt(source, index)) continue
    const names = cellsOf(source.lines[index] ?? '')
    for (index += 2; (source.lines[index] ?? '').includes('|'); index++) {
      const note = rowNote(names, cellsOf(source.lines[index] ?? ''), index + 1, deck, source.tags)
      if (note) notes.push(note)
    }
    index--
  }
  return notes
}

/** Whether a table with at least two columns begins here. */
export function isTableAt(source: MarkdownSource, index: number): boolean {
  const below = source.lines[index + 1] ?? ''
  if (source.isCode[index] || !source.lines[index]?.includes('|') || below.length > 5000) return false
  return below.includes('|') && rule.test(below)
}

/** Cells between pipes; `\|` and pipes in code are no borders. */
function cellsOf(line: string): string[] {
  const inner = line.trim().replace(/^\|/, '').replace(/\|$/, '')
  const cells: string[] = ['']
  let isCode = false
  for (let at = 0; at < inner.length; at++) {
    const sign = inner[at] ?? ''
    if (sign === '`') isCode = !isCode
    if (sign === '\\' && inner[at + 1] === '|') {
      cells.push(`${cells.pop() ?? ''}|`)
      at++
    } else if (sign === '|' && !isCode) cells.push('')
    else cells.push((cells.pop() ?? '') + sign)
  }
  return cells.map(cell => cell.trim())
}

function rowNote(
  names: readonly string[],
  cells: readonly string[],
  line: number,
  base: string | null,
  baseTags: readonly string[],
): FoundNote | null {
  if (cells.every(cell => cell === '')) return null
  const fields: { name: string; html: string }[] = []
  let deck = base
  const tags = [...baseTags]
  for (const [index, name] of names.entries()) {
    const cell = cells[index] ?? ''
    if (/^tags?$/i.test(name)) tags.push(...looseTags(cell))
    else if (/^deck$/i.test(name)) deck = cell || deck
    // The number of a row says nothing worth learning.
    else if (!/^(?:#|no\.?|nr\.?)$/i.test(name))
      fields.push({ name: plainHeading(name), html: markdownToHtml(cell) })
  }
  const type = typeOf(fieldNames(fields.map(field => field.name)), hasAnkiCloze(fields[0]?.html ?? ''))
  return { type, fields: fields.map(field => field.html), line, deck, tags }
}

function typeOf(names: string[], isCloze: boolean): PackageNoteType {
  if (names.length <= 2) return isCloze ? clozeType : basicType
  const list = names.join(', ').slice(0, 80)
  return isCloze ? clozeTypeOf(`Cloze (${list})`, names) : tableType(`Table (${list})`, names)
}
