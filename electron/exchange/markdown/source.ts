import { parse } from 'yaml'
import { looseTags } from '../text/gather.ts'
import { flashcardsTag, toldForAll, withoutIds } from './plugin-marks.ts'
import { withInlineReferences } from './references.ts'

/** A Markdown file taken apart; the place of a line in `lines` is its line number less one. */
export type MarkdownSource = {
  /** Without front matter and comments, which leave blank lines. */
  lines: string[]
  /** Whether the line stands in a fenced code block, or is one of its fences. */
  isCode: boolean[]
  /** Comments that were left out, such as schedules and ids; never shown. */
  comments: string[]
  deck: string | null
  tags: string[]
  /** A guid and a note type that front matter gives to the only note of the file. */
  guid: string | null
  noteType: string | null
  /** Whether a program for flashcards has left its mark: a schedule, an id or the tag `#flashcards`. */
  isMarked: boolean
}

/** Takes a Markdown text apart. Front matter that is no YAML is left out all the same: it is no card. */
export function markdownSource(text: string): MarkdownSource {
  const front = /^---[ \t]*\n([\s\S]*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(text)
  const matter = front ? frontMatter(front[1] ?? '') : {}
  const body = front ? blankLines(front[0]) + text.slice(front[0].length) : text
  const comments: string[] = []
  const lines = withoutComments(body, comments).split('\n')
  const isCode = codeLines(lines)
  const tags = tagsIn(matter)
  const flashcards = flashcardsTag(lines, isCode, tags)
  const told = toldForAll(withoutIds(withInlineReferences(lines, isCode), isCode), isCode)
  return {
    lines: told.lines,
    isCode,
    comments,
    deck: told.deck ?? deckOf(matter) ?? (flashcards?.split('::').slice(1).join('::') || null),
    tags: [...tags, ...told.tags].filter(tag => tag !== flashcards),
    guid: textIn(matter, ['guid']),
    noteType: textIn(matter, ['notetype', 'note type', 'note-type', 'model']),
    isMarked: flashcards !== null || comments.some(comment => /^(?:SR:|ID:\s*\d)/.test(comment)),
  }
}

function frontMatter(yaml: string): Record<string, unknown> {
  try {
    const value: unknown = parse(yaml, { maxAliasCount: 10, logLevel: 'silent' })
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return {}
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key.toLowerCase(), one]))
  } catch {
    return {}
  }
}

function textIn(matter: Record<string, unknown>, keys: readonly string[]): string | null {
  const found = keys
    .map(key => matter[key])
    .find(value => typeof value === 'number' || (typeof value === 'string' && value.trim() !== ''))
  return found === undefined ? null : String(found).trim()
}

function deckOf(matter: Record<string, unknown>): string | null {
  return textIn(matter, [
    'deck',
    'anki-deck',
    'ankideck',
    'deckname',
    'deck-name',
    'cards-deck',
    'target deck',
  ])
}

function tagsIn(matter: Record<string, unknown>): string[] {
  const tags = matter.tags ?? matter.tag
  if (typeof tags === 'string') return looseTags(tags)
  if (!Array.isArray(tags)) return []
  return tags.flatMap(tag =>
    typeof tag === 'string' || typeof tag === 'number' ? looseTags(String(tag)) : [],
  )
}

const blankLines = (text: string) => '\n'.repeat(text.split('\n').length - 1)

/**
 * Leaves out `<!-- … -->` outside of code. One pass over the lines; a comment that is never closed is text.
 * @param comments  receives what was left out
 */
function withoutComments(text: string, comments: string[]): string {
  const lastClose = text.lastIndexOf('-->')
  let fence: string | null = null
  let open: string[] | null = null
  let offset = 0
  const lines = text.split('\n').map(raw => {
    const begins = offset
    offset += raw.length + 1
    let line = raw
    if (open) {
      const end = line.indexOf('-->')
      open.push(end < 0 ? line : line.slice(0, end))
      if (end < 0) return ''
      comments.push(open.join('\n').trim())
      open = null
      line = line.slice(end + 3)
    } else {
      const before = fence
      fence = fenceAfter(fence, line)
      if (before !== null || fence !== null) return line
    }
    const shown: string[] = []
    let ticks = 0
    for (let at = 0; ; ) {
      const begin = line.indexOf('<!--', at)
      if (begin > at) ticks += line.slice(at, begin).split('`').length - 1
      const isCode = ticks % 2 === 1
      if (begin < 0 || isCode || begins + begin > lastClose) {
        shown.push(line.slice(at))
        return shown.join('')
      }
      shown.push(line.slice(at, begin))
      const end = line.indexOf('-->', begin + 4)
      if (end < 0) {
        open = [line.slice(begin + 4)]
        return shown.join('')
      }
      comments.push(line.slice(begin + 4, end).trim())
      at = end + 3
    }
  })
  return lines.join('\n')
}

/** The fence that is open after a line, given the one open before it. */
function fenceAfter(fence: string | null, line: string): string | null {
  const mark = /^[ \t]*(`{3,}|~{3,})/.exec(line)?.[1]
  if (fence === null) return mark ?? null
  return mark?.startsWith(fence) && line.trim() === mark ? null : fence
}

function codeLines(lines: readonly string[]): boolean[] {
  let fence: string | null = null
  return lines.map(line => {
    const before = fence
    fence = fenceAfter(fence, line)
    return before !== null || fence !== null
  })
}

/** A heading of Markdown's `#` form outside of code. */
export function headingAt(source: MarkdownSource, index: number): { level: number; text: string } | null {
  if (source.isCode[index]) return null
  const found = /^ {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$/.exec(source.lines[index] ?? '')
  return found ? { level: (found[1] ?? '').length, text: (found[2] ?? '').trim() } : null
}

/** Lines from `from` up to `to` as one text, without blank lines around. */
export function textBetween(source: MarkdownSource, from: number, to: number): string {
  return source.lines
    .slice(from, to)
    .join('\n')
    .replace(/^(?:[ \t]*\n)+|\s+$/g, '')
}
