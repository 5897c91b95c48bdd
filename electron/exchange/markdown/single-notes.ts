import type { PackageNoteType } from '../deck-package.ts'
import { tagsOf } from '../text/gather.ts'
import { basicType, clozeType, clozeTypeOf, fieldNames, tableType } from '../text/note-types.ts'
import { hasAnkiCloze } from './cloze.ts'
import type { Dialect, FoundNote } from './found-note.ts'
import { protect } from './protect.ts'
import { headingAt, type MarkdownSource } from './source.ts'

/**
 * Notes written out field by field: `# Note`, a code block with guid and note type, `### Tags`, then a heading
 * of level 2 for each field with its HTML below, as ki writes them.
 * @see langfield/ki, its documentation of the note grammar
 */
export const singleNotes: Dialect = source => {
  const starts = source.lines.flatMap((_, index) => (isStart(source, index) ? [index] : []))
  return starts.flatMap((start, place) => {
    const note = noteAt(source, start, starts[place + 1] ?? source.lines.length)
    return note ? [note] : []
  })
}

function isStart(source: MarkdownSource, index: number): boolean {
  const heading = headingAt(source, index)
  if (heading?.level !== 1 || heading.text.toLowerCase() !== 'note') return false
  const block = fenceBelow(source, index)
  return block !== null && /^(?:guid|notetype|model):/m.test(block.text)
}

/** The code block right below a line. */
function fenceBelow(source: MarkdownSource, index: number): { text: string; end: number } | null {
  let open = index + 1
  while (source.lines[open]?.trim() === '') open++
  if (!source.isCode[open]) return null
  let end = open + 1
  while (source.isCode[end] && !/^[ \t]*(?:```|~~~)/.test(source.lines[end] ?? '')) end++
  return { text: source.lines.slice(open + 1, end).join('\n'), end: end + 1 }
}

function noteAt(source: MarkdownSource, start: number, end: number): FoundNote | null {
  const block = fenceBelow(source, start)
  if (!block) return null
  const value = (key: string) => new RegExp(`^${key}:[ \\t]*(.*)$`, 'm').exec(block.text)?.[1]?.trim() || null
  const fields: { name: string; html: string }[] = []
  const tags: string[] = []
  const headings: number[] = []
  for (let index = block.end; index < end; index++) if (isFieldHeading(source, index)) headings.push(index)
  for (const [place, index] of headings.entries()) {
    const heading = headingAt(source, index)
    if (!heading) continue
    const below = source.lines.slice(index + 1, headings[place + 1] ?? end).join('\n')
    if (heading.level === 3) tags.push(...tagsOf(fenceBelow(source, index)?.text ?? ''))
    else fields.push({ name: heading.text, html: kiHtml(below) })
  }
  if (fields.length === 0) return null
  const type = typeOf(value('notetype') ?? value('model') ?? '', fields)
  const byName = new Map(fields.map(field => [field.name, field.html]))
  const isNamed = type.fields.every(field => byName.has(field.name))
  return {
    type,
    fields: isNamed
      ? type.fields.map(field => byName.get(field.name) ?? '')
      : fields.map(field => field.html),
    line: start + 1,
    deck: value('deck') ?? source.deck,
    tags,
    guid: value('guid'),
  }
}

function isFieldHeading(source: MarkdownSource, index: number): boolean {
  const heading = headingAt(source, index)
  return heading?.level === 2 || (heading?.level === 3 && heading.text.toLowerCase() === 'tags')
}

/** ki writes HTML and turns `<br>` into line ends; in a formula a line end is only a blank. */
function kiHtml(text: string): string {
  const { text: safe, original } = protect(text.trim(), false)
  return original(safe.replace(/\n/g, '<br>'))
}

function typeOf(name: string, fields: readonly { name: string; html: string }[]): PackageNoteType {
  const names = fieldNames(fields.map(field => field.name))
  const list = names.join()
  if ((name === 'Basic' || name === '') && list === 'Front,Back') return basicType
  if ((name === 'Cloze' || name === '') && list === 'Text,Back Extra') return clozeType
  const called = name || `Note (${names.join(', ').slice(0, 80)})`
  const isCloze = /cloze/i.test(name) || fields.some(field => hasAnkiCloze(field.html))
  return isCloze ? clozeTypeOf(called, names) : tableType(called, names)
}
