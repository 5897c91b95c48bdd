import { type Dialect, type FoundNote, plainHeading, questionNote, withoutTagLines } from './found-note.ts'
import { headingAt, type MarkdownSource } from './source.ts'

const mark = (words: string) =>
  new RegExp(
    `^\\s*(?:>\\s*)?(?:#{1,6}\\s+)?(?:[-*+]\\s+|\\d{1,4}[.)]\\s+)?(\\*\\*|__)?(?:${words})\\s*\\d{0,4}(?:\\*\\*|__)?\\s*[:.](\\*\\*|__)?(?:\\s+(.*)|$)`,
    'i',
  )
const question = mark('Q|Question|Frage|Pregunta')
const answer = mark('A|Answer|Antwort|Respuesta|Réponse|R')

type Pair = { front: string[]; back: string[] | null; line: number }

/**
 * Pairs of `Q:` and `A:`, over several lines if need be; `Q.`, `Question 3:`, bold marks and headings that begin
 * so count too. An answer ends at the next question, a heading or a rule. A heading of level 1 names the deck.
 */
export const pairNotes: Dialect = (source, warn) => {
  const notes: FoundNote[] = []
  let deck = source.deck
  let pair: Pair | null = null
  const close = (end: number) => {
    if (pair) {
      const note = noteOf(pair, { deck, tags: source.tags, end: end + 1 })
      if (note) notes.push(note)
      else warn(pair.line, 'A question without an answer; it was left out.')
    }
    pair = null
  }
  for (const [index, line] of source.lines.entries()) {
    const asks = source.isCode[index] ? null : said(question, line)
    const answers = source.isCode[index] ? null : said(answer, line)
    if (asks !== null) {
      close(index)
      pair = { front: [asks], back: null, line: index + 1 }
    } else if (pair && answers !== null && pair.back === null) pair.back = [answers]
    else if (endsPair(source, index)) {
      close(index)
      const heading = headingAt(source, index)
      if (heading?.level === 1) deck = plainHeading(heading.text) || deck
    } else if (pair) (pair.back ?? pair.front).push(line)
  }
  close(source.lines.length)
  return notes
}

/** What follows the mark; null when the line does not begin with it. */
function said(pattern: RegExp, line: string): string | null {
  const found = pattern.exec(line.slice(0, 100_000))
  if (!found) return null
  const text = found[3] ?? ''
  const isOpen = found[1] !== undefined && found[2] === undefined
  return isOpen ? text.replace(/(?:\*\*|__)\s*$/, '') : text
}

function endsPair(source: MarkdownSource, index: number): boolean {
  if (source.isCode[index]) return false
  return headingAt(source, index) !== null || /^\s*(?:---+|\*\*\*+|___+)\s*$/.test(source.lines[index] ?? '')
}

function noteOf(pair: Pair, more: { deck: string | null; tags: string[]; end: number }): FoundNote | null {
  let front = pair.front.join('\n')
  let back = pair.back?.join('\n')
  if (back === undefined) {
    // Both may stand in one line.
    const border = /\s+(?:\*\*)?A(?:nswer)?:(?:\*\*)?\s+/.exec(front)
    if (!border) return null
    back = front.slice(border.index + border[0].length)
    front = front.slice(0, border.index)
  }
  const { text, tags } = withoutTagLines(back)
  return questionNote(front, text, pair.line, { ...more, tags: [...more.tags, ...tags], hasBreaks: true })
}
