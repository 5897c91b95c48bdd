import { type Dialect, deckOfSource, questionNote } from './found-note.ts'
import { headingAt, textBetween } from './source.ts'

const mark = /(?:^|\s)(?:#|\[\[)(?:flash)?card(?<way>[-/](?:reverse|spaced))?(?:\]\])?(?=\s|$)/i

/**
 * Lines and headings with the tag `#card` or `#flashcard`: the line is the front, what follows up to a blank
 * line (or the list below it, or all below a heading) the back. Other tags of the line are the note's.
 * @see reuseman/flashcards-obsidian, its wiki; Logseq, "Flashcards"
 */
export const taggedNotes: Dialect = source => {
  const deck = deckOfSource(source)
  return source.lines.flatMap((line, index) => {
    const found = source.isCode[index] ? null : mark.exec(line)
    if (!found || line.includes('::')) return []
    const heading = headingAt(source, index)
    const tags: string[] = []
    const said = (heading ? line.replace(/^\s*#{1,6}\s+/, '') : line)
      .replace(mark, ' ')
      .replace(/(?:^|\s)#(\p{L}[\p{L}\d_/-]*)/gu, (_, tag: string) => {
        tags.push(tag.replaceAll('/', '::'))
        return ''
      })
    const indent = /^\s*/.exec(line)?.[0].length ?? 0
    const isList = /^\s*[-*+]\s/.test(line)
    const above = said.trim() === '' ? index - 1 : index
    const front = said.trim() || (source.lines[above] ?? '').replace(/^\s*#{1,6}\s+/, '')
    let end = index + 1
    const isBelow = (at: number) => {
      const next = source.lines[at]
      if (next === undefined || headingAt(source, at)) return false
      if (source.isCode[at]) return true
      if (isList) return next.trim() !== '' && (/^\s*/.exec(next)?.[0].length ?? 0) > indent
      return next.trim() !== '' && !mark.test(next)
    }
    while (isBelow(end)) end++
    // A heading's text often begins after a blank line.
    if (heading && end === index + 1) while (source.lines[end] !== undefined && !headingAt(source, end)) end++
    const back = textBetween(source, index + 1, end)
      .split('\n')
      .filter(one => !/^\s*[-*+]?\s*[a-z-]+::\s/.test(one))
      .join('\n')
    const isSpaced = /spaced/i.test(found.groups?.way ?? '')
    if (front.trim() === '' || (back.trim() === '' && !isSpaced)) return []
    return [
      questionNote(front.replace(/^\s*[-*+]\s+/, ''), dedented(back), index + 1, {
        deck,
        tags: [...source.tags, ...tags],
        end: end + 1,
        hasBreaks: true,
        isReversed: /reverse/i.test(found.groups?.way ?? ''),
      }),
    ]
  })
}

function dedented(text: string): string {
  const lines = text.split('\n')
  const depths = lines.filter(line => line.trim() !== '').map(line => /^\s*/.exec(line)?.[0].length ?? 0)
  const least = Math.min(...depths, 100)
  return lines.map(line => line.slice(least)).join('\n')
}
