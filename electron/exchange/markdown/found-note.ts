import type { PackageNoteType } from '../deck-package.ts'
import { basicType, clozeType } from '../text/note-types.ts'
import { hasAnkiCloze } from './cloze.ts'
import { markdownToHtml } from './render.ts'
import type { MarkdownSource } from './source.ts'

/** A note found in Markdown; fields are HTML, `line` counts from 1. */
export type FoundNote = {
  type: PackageNoteType
  fields: string[]
  line: number
  /** Null where nothing beside the file names one. */
  deck: string | null
  tags: string[]
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
  more: { deck?: string | null; tags?: string[]; hasBreaks?: boolean } = {},
): FoundNote {
  const { deck = null, tags = [], hasBreaks = false } = more
  const html = (text: string) => markdownToHtml(text.trim(), hasBreaks)
  if (!hasAnkiCloze(front) && hasAnkiCloze(back)) {
    return { type: clozeType, fields: [`<b>${html(front)}</b><br>${html(back)}`, ''], line, deck, tags }
  }
  const type = hasAnkiCloze(front) ? clozeType : basicType
  return { type, fields: [html(front), html(back)], line, deck, tags }
}

/** The first heading of level 1, the deck's name in most ways of writing; null when there is none. */
export function plainHeading(text: string): string {
  return text
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_`]+/g, '')
    .trim()
}
