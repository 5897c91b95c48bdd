import type { PackageNoteType } from '../deck-package.ts'
import { looseTags } from '../text/gather.ts'
import { basicType, clozeType, reversedType } from '../text/note-types.ts'
import { hasAnkiCloze } from './cloze.ts'
import { markdownToHtml } from './render.ts'
import { headingAt, type MarkdownSource } from './source.ts'

/** A note found in Markdown; fields are HTML, `line` counts from 1. */
export type FoundNote = {
  type: PackageNoteType
  fields: string[]
  line: number
  /** Null where nothing beside the file names one. */
  deck: string | null
  tags: string[]
  /** The line after its last one, counted from 1; lines between may be read as something else once more. */
  end?: number
  guid?: string | null
  isMarked?: boolean
}

export type Warn = (line: number, what: string) => void

/** Finds the notes of one way of writing them; none when the file is not written that way. */
export type Dialect = (source: MarkdownSource, warn: Warn) => FoundNote[]

/** A question and its answer; with `{{c1::…}}` in it, a cloze. Both are Markdown. */
export function questionNote(
  front: string,
  back: string,
  line: number,
  more: {
    deck?: string | null
    tags?: string[]
    end?: number
    hasBreaks?: boolean
    isReversed?: boolean
  } = {},
): FoundNote {
  const { deck = null, tags = [], end = line + 1, hasBreaks = false } = more
  const rest = { line, end, deck, tags }
  const html = (text: string) => markdownToHtml(text.trim(), hasBreaks)
  if (!hasAnkiCloze(front) && hasAnkiCloze(back)) {
    return { type: clozeType, fields: [`<b>${html(front)}</b><br>${html(back)}`, ''], ...rest }
  }
  const plain = more.isReversed ? reversedType : basicType
  const type = hasAnkiCloze(front) ? clozeType : plain
  return { type, fields: [html(front), html(back)], ...rest }
}

const tagsAlone = /^\s*(?:\[#[^\]\s]+\]\([^)]*\)\s*)+$|^\s*(?:#\p{L}[\p{L}\d_/:-]*(?:\s+|$))+$/u

/** The tags of a line that holds nothing else: `#one #two/part`, or mdanki's `[#one](link)`; null for others. */
export function tagsInLine(line: string): string[] | null {
  if (line.length > 1000 || !line.includes('#') || !tagsAlone.test(line)) return null
  return [...line.matchAll(/#([^\]\s#]+)/g)].flatMap(([, tag = '']) => looseTags(tag))
}

/** A text without its lines of tags, and these. */
export function withoutTagLines(text: string): { text: string; tags: string[] } {
  const tags: string[] = []
  let isCode = false
  const kept = text.split('\n').filter(line => {
    if (/^[ \t]*(?:```|~~~)/.test(line)) isCode = !isCode
    const found = isCode ? null : tagsInLine(line)
    if (found) tags.push(...found)
    return found === null
  })
  return { text: tags.length === 0 ? text : kept.join('\n').trimEnd(), tags }
}

/** The name of the deck: the file's own, else its only heading of level 1. */
export function deckOfSource(source: MarkdownSource): string | null {
  if (source.deck) return source.deck
  const titles = source.lines.flatMap((_, index) => {
    const heading = headingAt(source, index)
    return heading?.level === 1 ? [plainHeading(heading.text)] : []
  })
  return titles.length === 1 ? (titles[0] ?? null) : null
}

/** A heading's text without Markdown's marks. */
export function plainHeading(text: string): string {
  return text
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*`]+|(?<![\p{L}\d])_+|_+(?![\p{L}\d])/gu, '')
    .trim()
}
