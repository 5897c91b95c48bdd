import type { PackageNoteType } from '../deck-package.ts'
import { basicType, clozeType, clozeTypeOf, fieldNames, reversedType, tableType } from '../text/note-types.ts'
import { hasAnkiCloze } from './cloze.ts'
import { type Dialect, deckOfSource, type FoundNote, plainHeading, withoutTagLines } from './found-note.ts'
import { markdownToHtml } from './render.ts'
import { headingAt, type MarkdownSource, textBetween } from './source.ts'

const firstField = /^(?:front|question|text|prompt|term|word|frage|vorderseite|recto|pregunta)\s*\d{0,4}:?$/i
const nextField =
  /^(?:back|answer|extra|back extra|definition|meaning|antwort|rückseite|verso|réponse|respuesta|hint|example|explanation|notes?|source)\s*\d{0,4}:?$/i

/** Notes whose fields are headings: `## Front`, its text, `## Back`, its text; a note begins at each front. */
export const fieldNotes: Dialect = source => {
  const headings = source.lines.flatMap((_, at) => {
    const heading = headingAt(source, at)
    return heading ? [{ ...heading, at }] : []
  })
  const level = headings.find(({ text }) => firstField.test(text))?.level
  const fields = headings.filter(heading => heading.level === level)
  if (!fields.some(({ text }) => nextField.test(text))) return []
  const deck = deckOfSource(source)
  const notes: FoundNote[] = []
  const starts = fields.flatMap(({ text }, place) => (firstField.test(text) ? [place] : []))
  for (const [order, start] of starts.entries()) {
    const own = fields.slice(start, starts[order + 1])
    const tags: string[] = []
    const values = own.map(field => {
      const next = headings.find(({ at, level: depth }) => at > field.at && depth <= field.level)
      const below = withoutTagLines(textBetween(source, field.at + 1, next?.at ?? source.lines.length))
      tags.push(...below.tags)
      const name = plainHeading(field.text).replace(/\s*\d{0,4}:?$/, '')
      return { name, html: markdownToHtml(below.text) }
    })
    const type = typeFor(values, source)
    const last = fields[start + own.length]?.at ?? source.lines.length
    notes.push({
      ...{ type, fields: values.map(({ html }) => html), deck, tags: [...source.tags, ...tags] },
      line: (own[0]?.at ?? 0) + 1,
      end: last + 1,
      guid: starts.length === 1 ? source.guid : null,
    })
  }
  return notes
}

function typeFor(values: readonly { name: string; html: string }[], source: MarkdownSource): PackageNoteType {
  const names = fieldNames(values.map(({ name }) => name))
  const isCloze = hasAnkiCloze(values[0]?.html ?? '')
  const told = source.noteType
  if (names.length <= 2) {
    if (isCloze) return clozeType
    return /revers/i.test(told ?? '') ? reversedType : basicType
  }
  const name = told ?? `Note (${names.join(', ').slice(0, 80)})`
  return isCloze ? clozeTypeOf(name, names) : tableType(name, names)
}
