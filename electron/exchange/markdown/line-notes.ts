import {
  type Dialect,
  deckOfSource,
  type FoundNote,
  questionNote,
  tagsInLine,
  withoutTagLines,
} from './found-note.ts'
import { protect } from './protect.ts'
import { headingAt, type MarkdownSource } from './source.ts'

/**
 * A line of `front::back`, with `:::` also the other way round; a front and a back of several lines with `?`
 * or `??` alone between them.
 * @see st3v3nmw/obsidian-spaced-repetition, its documentation, "Flashcards"
 */
export const lineNotes: Dialect = source => {
  const deck = deckOfSource(source)
  const notes: FoundNote[] = []
  for (let from = 0; from < source.lines.length; ) {
    const to = endOfParagraph(source, from)
    const whole = paragraphNote(source, from, to)
    const found = whole ? [whole] : linesOf(source, from, to)
    for (const note of found) notes.push({ ...note, deck, tags: [...source.tags, ...note.tags] })
    from = to
  }
  return notes
}

function linesOf(source: MarkdownSource, from: number, to: number): FoundNote[] {
  return source.lines.slice(from, to).flatMap((line, place) => {
    const index = from + place
    const isText = !source.isCode[index] && headingAt(source, index) === null
    return (isText ? inlineNote(line, index) : null) ?? []
  })
}

/** Where the paragraph that begins here ends; a blank line in fenced code ends none. At least one line. */
function endOfParagraph(source: MarkdownSource, from: number): number {
  const isEdge = (at: number) =>
    !source.isCode[at] && (source.lines[at]?.trim() === '' || headingAt(source, at) !== null)
  let to = from + 1
  if (isEdge(from)) return to
  while (to < source.lines.length && !isEdge(to)) to++
  return to
}

// Properties that Logseq and Dataview write in the same way; they are about the note.
const property =
  /^(?:card-[a-z-]+|id|collapsed|heading|background-color|title|tags?|alias(?:es)?|deck|public|type|created(?:-at)?|updated(?:-at)?|template|icon|status|source|date|author|full-title|category|url)::(?!:)/i

function inlineNote(line: string, index: number): FoundNote | null {
  if (!line.includes('::') || line.length > 20_000) return null
  const text = line.replace(/^\s*(?:>\s*)*(?:(?:[-*+]|\d{1,4}[.)])\s+)?(?:\[[ xX]\]\s+)?/, '')
  if (property.test(text)) return null
  const { text: safe, original } = protect(text, false)
  const border = borderIn(safe)
  if (!border) return null
  const front = original(safe.slice(0, border.at)).trim()
  const rest = original(safe.slice(border.at + border.length)).trim()
  const tags = /(?:\s+#\p{L}[\p{L}\d_/-]*)+$/u.exec(rest)
  const back = tags ? rest.slice(0, tags.index) : rest
  if (front === '' || back === '') return null
  return questionNote(front, back, index + 1, {
    isReversed: border.length === 3,
    tags: (tags ? tagsInLine(tags[0]) : null) ?? [],
  })
}

/** Where front and back part; not in `{{c1::…}}`, an AWS name such as `arn:aws:s3:::bucket` or an address. */
function borderIn(text: string): { at: number; length: number } | null {
  for (const found of text.matchAll(/:{2,}/g)) {
    const { index } = found
    const before = text.slice(0, index)
    const word = /\S*$/.exec(before)?.[0] ?? ''
    const after = /^\S*/.exec(text.slice(index + found[0].length))?.[0] ?? ''
    const isCloze = before.lastIndexOf('{{') > before.lastIndexOf('}}')
    const isName = /(?:^|["'(*])arn:/i.test(word)
    const isAddress = /^[\da-f:]*$/i.test(word) && /^[\da-f:./]*\d[\da-f:./]*$/i.test(after)
    if (found[0].length > 3 || isCloze || isName || isAddress) continue
    return { at: index, length: found[0].length }
  }
  return null
}

/** A paragraph parted by a line with nothing but `?` or `??`. */
function paragraphNote(source: MarkdownSource, from: number, to: number): FoundNote | null {
  let at = from
  while (at < to && (source.isCode[at] || !/^\s*\?\??\s*$/.test(source.lines[at] ?? ''))) at++
  if (at >= to) return null
  const front = source.lines.slice(from, at).join('\n')
  const { text: back, tags } = withoutTagLines(source.lines.slice(at + 1, to).join('\n'))
  if (front.trim() === '' || back.trim() === '') return null
  const isReversed = source.lines[at]?.trim() === '??'
  return questionNote(front, back, from + 1, { isReversed, tags, end: to + 1, hasBreaks: true })
}
