import type { PackageNoteType } from '../deck-package.ts'
import { ankiHeaders } from '../text/anki-headers.ts'
import { tagsOf } from '../text/gather.ts'
import { tableType } from '../text/note-types.ts'
import type { FoundNote, Warn } from './found-note.ts'

/** The first line of Markdown that Demarc wrote: its fields are HTML to the letter. */
export const ownMark = '<!-- demarc notes, version 1: fields are HTML -->'

/**
 * A line of a field so that it is no heading of the file's own, and back. Other programs show the same sign.
 * An ampersand that would be taken for such a sign is written out in turn.
 */
export const escapedLine = (line: string) =>
  line.startsWith('#') ? `&#35;${line.slice(1)}` : line.replace(/^&(?=#(?:35;|38;#))/, '&#38;')
const plainLine = (line: string) =>
  line.startsWith('&#35;') ? `#${line.slice(5)}` : line.replace(/^&#38;(?=#)/, '&')

/** The notes of a Markdown file that Demarc wrote; null for one of other origin. */
export function ownNotes(text: string, warn: Warn): FoundNote[] | null {
  if (!text.startsWith(ownMark)) return null
  const lines = text.split('\n')
  const types = describedTypes(lines)
  const starts = lines.flatMap((line, index) => (line === '# Note' ? [index] : []))
  return starts.flatMap((start, place) => {
    const note = noteAt(lines, start, starts[place + 1] ?? lines.length, types)
    if (!note) warn(start + 1, 'This note has no field; it was left out.')
    return note ? [note] : []
  })
}

function describedTypes(lines: readonly string[]): Map<string, PackageNoteType> {
  const told = lines.flatMap(line => /^<!-- (demarc note type:.*) -->$/.exec(line)?.[1] ?? [])
  return ankiHeaders(told.map(line => `#${line}\n`).join('')).described
}

function noteAt(
  lines: readonly string[],
  start: number,
  end: number,
  types: ReadonlyMap<string, PackageNoteType>,
): FoundNote | null {
  const block = blockBelow(lines, start, end)
  const value = (key: string) => block.find(line => line.startsWith(`${key}: `))?.slice(key.length + 2) ?? ''
  const headings: number[] = []
  let tags: string[] = []
  for (let index = start + 1; index < end; index++) {
    if (lines[index] === '### Tags' && headings.length === 0)
      tags = blockBelow(lines, index, end).flatMap(tagsOf)
    else if (lines[index]?.startsWith('## ')) headings.push(index)
  }
  if (headings.length === 0) return null
  const fields = headings.map((at, place) => fieldBetween(lines, at, headings[place + 1] ?? end))
  const names = headings.map(at => (lines[at] ?? '').slice(3))
  const called = value('notetype') || 'Note'
  return {
    ...{ type: types.get(called) ?? tableType(called, names), fields, line: start + 1 },
    ...{ deck: value('deck') || null, tags, guid: value('guid') || null },
  }
}

/** The lines of the code block below a line. */
function blockBelow(lines: readonly string[], from: number, end: number): string[] {
  if (lines[from + 1] !== '```') return []
  const close = lines.indexOf('```', from + 2)
  return close < 0 || close >= end ? [] : lines.slice(from + 2, close)
}

/** A field's lines, without the blank one that the writer put before and after. */
function fieldBetween(lines: readonly string[], heading: number, end: number): string {
  const own = lines.slice(heading + 1, end)
  if (own[0] === '') own.shift()
  if (own.at(-1) === '') own.pop()
  return own.map(plainLine).join('\n')
}
