import { blockNotes } from './blocks.ts'
import { clozeNotes } from './cloze-notes.ts'
import { examNotes } from './exam-notes.ts'
import { fieldNotes } from './field-notes.ts'
import type { Dialect, FoundNote, Warn } from './found-note.ts'
import { headingNotes } from './heading-notes.ts'
import { lineNotes } from './line-notes.ts'
import { pairNotes } from './pairs.ts'
import { singleNotes } from './single-notes.ts'
import { headingAt, type MarkdownSource } from './source.ts'
import { isTableAt, tableNotes } from './table-notes.ts'
import { taggedNotes } from './tagged-notes.ts'

/** The notes of a file and how they are written in it, for the summary. */
export type Found = { notes: FoundNote[]; how: string }

/**
 * Finds out how a file is written. What marks notes beyond doubt is taken first; marks that ordinary text may
 * hold too (`::` in a program's names, a table in an answer) count only where they carry the file.
 */
export function notesIn(source: MarkdownSource, warn: Warn): Found {
  const single = singleNotes(source, warn)
  if (single.length > 0) return { notes: single, how: 'fields as headings' }
  const doubts: Parameters<Warn>[] = []
  const exam = examNotes(source, (...one) => doubts.push(one))
  if (exam.length > 0 && exam.length >= headingNotes(source, () => undefined).length / 2) {
    for (const one of doubts) warn(...one)
    return { notes: exam, how: 'exam questions' }
  }
  const blocks = blockNotes(source, warn)
  if (blocks.length > 0)
    return { notes: inOrder([...blocks, ...marked(without(source, blocks), warn)]), how: 'blocks' }
  const fields = fieldNotes(source, warn)
  if (fields.length > 0) return { notes: fields, how: 'fields as headings' }
  const told: Parameters<Warn>[] = []
  const headings = headingNotes(source, (...one) => told.push(one))
  const explicit = marked(source, warn)
  if (explicit.length > 0 && carries(source, explicit, headings))
    return { notes: explicit, how: 'marked lines' }
  const tables = tableNotes(source, warn)
  if (tables.length > 0 && (headings.length < 2 || isCardTable(source)))
    return { notes: tables, how: 'table' }
  for (const one of told) warn(...one)
  if (headings.length > 0) return { notes: headings, how: 'headings' }
  return { notes: clozeNotes(true)(source, warn), how: 'cloze' }
}

/** Notes that say so themselves, in lines of their own. */
function marked(source: MarkdownSource, warn: Warn): FoundNote[] {
  let notes: FoundNote[] = []
  let rest = source
  const dialects: Dialect[] = [pairNotes, taggedNotes, lineNotes, clozeNotes(source.isMarked)]
  for (const dialect of dialects) {
    const found = dialect(rest, warn)
    if (found.length === 0) continue
    notes = notes.concat(found)
    rest = without(rest, found)
  }
  return inOrder(notes)
}

/** Whether marked lines, and not headings with text below, are how the file is written. */
function carries(
  source: MarkdownSource,
  explicit: readonly FoundNote[],
  headings: readonly FoundNote[],
): boolean {
  if (source.isMarked || explicit.length >= headings.length) return true
  const taken = new Set<number>()
  for (const note of explicit) for (let at = note.line; at < (note.end ?? note.line + 1); at++) taken.add(at)
  let all = 0
  let own = 0
  for (const [index, line] of source.lines.entries()) {
    if (line.trim() === '' || headingAt(source, index)) continue
    all++
    if (taken.has(index + 1)) own++
  }
  return own >= all / 2
}

function isCardTable(source: MarkdownSource): boolean {
  return source.lines.some(
    (line, index) =>
      isTableAt(source, index) &&
      /^\s*\|?\s*(?:#\s*\|\s*)?(?:front|question|term|word|concept|service|prompt|text|frage|vorderseite)\s*\|/i.test(
        line,
      ),
  )
}

/** A source in which the lines of these notes are blank. */
function without(source: MarkdownSource, notes: readonly FoundNote[]): MarkdownSource {
  const lines = [...source.lines]
  for (const { line, end = line + 1 } of notes) lines.fill('', line - 1, end - 1)
  return { ...source, lines }
}

const inOrder = (notes: FoundNote[]) => notes.sort((one, other) => one.line - other.line)
