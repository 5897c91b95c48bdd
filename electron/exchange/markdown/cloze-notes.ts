import { clozeType } from '../text/note-types.ts'
import { curlyToCloze, hasAnkiCloze, highlightsToCloze } from './cloze.ts'
import { type Dialect, deckOfSource, type FoundNote, withoutTagLines } from './found-note.ts'
import { protect } from './protect.ts'
import { markdownToHtml } from './render.ts'
import { headingAt } from './source.ts'

/** Paragraphs with deletions: `{{c1::…}}` always, `==…==` where `hasHighlights` says that they are meant so. */
export const clozeNotes =
  (hasHighlights: boolean): Dialect =>
  source => {
    const notes: FoundNote[] = []
    const deck = deckOfSource(source)
    for (let from = 0; from < source.lines.length; from++) {
      const isBlank = (at: number) => !source.isCode[at] && source.lines[at]?.trim() === ''
      if (isBlank(from) || headingAt(source, from)) continue
      let to = from + 1
      while (to < source.lines.length && !isBlank(to) && !headingAt(source, to)) to++
      const { text, tags } = withoutTagLines(source.lines.slice(from, to).join('\n'))
      const cloze = clozeText(text, hasHighlights)
      if (cloze !== null) {
        const fields = [markdownToHtml(cloze, true), '']
        notes.push({
          ...{ type: clozeType, fields, deck, line: from + 1, end: to + 1 },
          tags: [...source.tags, ...tags],
        })
      }
      from = to - 1
    }
    return notes
  }

/** The text with Anki's deletions; null when there is none outside of code and formulas. */
function clozeText(text: string, hasHighlights: boolean): string | null {
  if (!text.includes('{{') && !(hasHighlights && text.includes('=='))) return null
  const { text: safe, original } = protect(text.replace(/^\s*[-*+]\s+/, ''), false)
  // Logseq's `{{cloze …}}`.
  const told = safe.replace(/\{\{cloze\s+([^{}]+)\}\}/gi, '{$1}')
  const plain = original(told === safe ? safe : curlyToCloze(told))
  if (hasAnkiCloze(plain)) return plain
  const made = hasHighlights ? highlightsToCloze(plain) : plain
  return made !== plain && hasAnkiCloze(made) ? made : null
}
