import { type Dialect, type FoundNote, plainHeading, questionNote, withoutTagLines } from './found-note.ts'
import { headingAt, type MarkdownSource, textBetween } from './source.ts'

/** A heading, and how far the text right below it and all that belongs to it reach; places in `lines`. */
type Section = { level: number; text: string; at: number; bodyEnd: number; end: number }

/**
 * Headings as fronts, with the text below as back; a line `%` moves what stands above it to the front. The
 * heading of level 1 names the deck and those between it and the notes decks below it. Lines of tags are tags.
 * @see ashlinchak/mdanki, its README
 */
export const headingNotes: Dialect = (source, warn) => {
  const sections = sectionsOf(source)
  const level = noteLevel(source, sections)
  if (level === null) return []
  const notes: FoundNote[] = []
  let titles: string[] = []
  for (const section of sections) {
    if (section.level > level) continue
    titles = titles.slice(0, section.level - 1)
    const isNote = section.level === level || (section.level > 1 && hasBody(source, section))
    if (isNote) notes.push(noteOf(source, section, section.level === level, deckBelow(source, titles)))
    if (isNote && notes.at(-1)?.fields[1] === '') {
      warn(section.at + 1, 'Nothing stands below this heading; its back is empty.')
    }
    if (section.level < level) titles[section.level - 1] = plainHeading(section.text)
  }
  return notes
}

function deckBelow(source: MarkdownSource, titles: readonly string[]): string | null {
  const levels = titles.filter(title => title !== undefined && title !== '')
  if (!source.deck) return levels.length > 0 ? levels.join('::') : null
  return [source.deck, ...levels.slice(titles[0] === undefined ? 0 : 1)].join('::')
}

function noteOf(
  source: MarkdownSource,
  section: Section,
  hasAllBelow: boolean,
  deck: string | null,
): FoundNote {
  const end = hasAllBelow ? section.end : section.bodyEnd
  const parts = partsOf(source, section.at + 1, end)
  const front = parts.front === '' ? section.text : `${section.text}\n\n${parts.front}`
  const { text, tags } = withoutTagLines(parts.back.replace(answerWord, ''))
  return questionNote(front, text, section.at + 1, { deck, tags: [...source.tags, ...tags], end: end + 1 })
}

const answerWord = /^(?:\*\*|__)?(?:Answer|Ans|A|Antwort|Respuesta|Réponse)(?:\*\*|__)?\s*:(?:\*\*|__)?\s+/i

/** The text below a heading, parted at a line with nothing but `%`. */
function partsOf(source: MarkdownSource, from: number, to: number): { front: string; back: string } {
  for (let at = from; at < to; at++) {
    if (source.isCode[at] || source.lines[at]?.trim() !== '%') continue
    return { front: textBetween(source, from, at), back: textBetween(source, at + 1, to) }
  }
  return { front: '', back: textBetween(source, from, to) }
}

function sectionsOf(source: MarkdownSource): Section[] {
  const sections: Section[] = []
  const open: Section[] = []
  for (let at = 0; at < source.lines.length; at++) {
    const heading = headingAt(source, at)
    if (!heading || heading.text === '') continue
    const last = sections.at(-1)
    if (last) last.bodyEnd = at
    while ((open.at(-1)?.level ?? 0) >= heading.level) {
      const closed = open.pop()
      if (closed) closed.end = at
    }
    const section = { ...heading, at, bodyEnd: source.lines.length, end: source.lines.length }
    sections.push(section)
    open.push(section)
  }
  return sections
}

const hasBody = (source: MarkdownSource, section: Section) =>
  textBetween(source, section.at + 1, section.bodyEnd) !== ''

/**
 * The level whose headings ask: the second, unless most of its headings only group those below. A file with
 * nothing but headings of level 1 has its notes there; null when nothing stands below any heading.
 */
function noteLevel(source: MarkdownSource, sections: readonly Section[]): number | null {
  for (const level of [2, 3, 4, 5, 6]) {
    const own = sections.filter(section => section.level === level)
    const filled = own.filter(section => hasBody(source, section)).length
    if (filled > 0 && filled >= own.length / 2) return level
    const isLast = !sections.some(section => section.level > level)
    if (filled > 0 && isLast) return level
  }
  return sections.some(section => section.level === 1 && hasBody(source, section)) ? 1 : null
}
