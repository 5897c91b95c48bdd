import { type Dialect, type FoundNote, plainHeading, questionNote } from './found-note.ts'
import { headingAt } from './source.ts'

const question =
  /^\s*(?:[-*+]\s+|\d{1,4}[.)]\s+)?(?:\*\*|__)?(?:Q|Question|Frage|Pregunta)\s*\d{0,4}\s*[:.](?:\*\*|__)?(?:\s+(.*)|$)/i
const answer =
  /^\s*(?:[-*+]\s+)?(?:\*\*|__)?(?:A|Answer|Antwort|Respuesta|Réponse)\s*\d{0,4}\s*[:.](?:\*\*|__)?(?:\s+(.*)|$)/i

/**
 * Pairs of `Q:` and `A:`, over several lines if need be; `Q.`, `Question 3:` and bold marks count too. An answer
 * ends at the next question, a heading or a rule. The first heading of level 1 names the deck.
 */
export const pairNotes: Dialect = (source, warn) => {
  const notes: FoundNote[] = []
  let deck = source.deck
  let pair: { front: string[]; back: string[] | null; line: number } | null = null
  const close = () => {
    if (!pair) return
    if (pair.back === null) warn(pair.line, 'A question without an answer; it was left out.')
    else {
      const more = { deck, tags: source.tags, hasBreaks: true }
      notes.push(questionNote(pair.front.join('\n'), pair.back.join('\n'), pair.line, more))
    }
    pair = null
  }
  for (const [index, line] of source.lines.entries()) {
    const heading = headingAt(source, index)
    if (heading || (!source.isCode[index] && /^\s*(?:---+|\*\*\*+|___+)\s*$/.test(line))) {
      close()
      if (heading?.level === 1) deck = plainHeading(heading.text) || deck
      continue
    }
    const asks = source.isCode[index] ? null : question.exec(line)
    const answers = source.isCode[index] ? null : answer.exec(line)
    if (asks) {
      close()
      pair = { front: [asks[1] ?? ''], back: null, line: index + 1 }
    } else if (pair && answers && pair.back === null) pair.back = [answers[1] ?? '']
    else if (pair) (pair.back ?? pair.front).push(line)
  }
  close()
  return notes
}
