import { doubtsOf, type ExamQuestion, examNote } from '../exams/question.ts'
import { namedOptions } from '../exams/right-options.ts'
import { afterMark, type Segment, segmentsOf } from './exam-segments.ts'
import { type Dialect, deckOfSource, type FoundNote } from './found-note.ts'
import { markdownToHtml } from './render.ts'
import type { MarkdownSource } from './source.ts'

/**
 * The questions of a practice exam: a number or a heading, options with letters or boxes, and the right ones in
 * `<details>`, on a line of their own, ticked, or in a key at the end. Those without a right answer are left out.
 */
export const examNotes: Dialect = (source, warn) => {
  const deck = deckOfSource(source)
  const { key, from } = answerKey(source)
  const notes: FoundNote[] = []
  for (const segment of segmentsOf({ ...source, lines: source.lines.slice(0, from) })) {
    const question = questionOf(segment, key)
    const { isUsable, what } = doubtsOf(question)
    if (what) warn(segment.line, what)
    if (!isUsable) continue
    notes.push({ ...examNote(question), deck, tags: source.tags, line: segment.line, end: segment.end })
  }
  return notes
}

function questionOf(segment: Segment, key: ReadonlyMap<number, string>): ExamQuestion {
  const options = segment.options.map(({ text, isTicked }) => optionOf(text.join('\n').trim(), isTicked))
  const { answer, reason } = afterOptions(segment.after)
  const texts = options.map(({ text }) => text)
  const letters = segment.options.map(({ letter }) => letter)
  const told = namedOptions(answer ?? key.get(segment.number ?? -1) ?? '', texts, letters)
  const hasTicks = options.some(({ isRight }) => isRight)
  const { rest, whys } = reasonsByOption([told.rest, reason].filter(Boolean).join('\n\n'), options.length)
  return {
    stem: markdownToHtml(trimmed(segment.stem)),
    options: options.map(({ text, isRight }, index) => ({
      html: markdownToHtml(text),
      isRight: hasTicks ? isRight : told.right.includes(index),
      why: markdownToHtml(whys.get(index) ?? ''),
    })),
    reason: markdownToHtml(rest),
    source: onlyAddress(rest),
    ...{ domain: '', task: '', difficulty: '' },
  }
}

/** The page an explanation rests on, where it names a single one. */
function onlyAddress(text: string): string {
  const found = new Set(text.match(/https?:\/\/[^\s<>()"'\]]+/g)?.map(one => one.replace(/[.,;]$/, '')))
  return found.size === 1 ? ([...found][0] ?? '') : ''
}

/** An option may say itself that it is right: with a sign, a word, or all in bold. */
function optionOf(raw: string, isTicked: boolean): { text: string; isRight: boolean } {
  const marked = /\s*(?:✅|✔️?|☑️?|[([](?:correct|right)(?: answer)?[)\]]|\s[-–—]\s*correct)\s*$/iu.exec(raw)
  const text = marked ? raw.slice(0, marked.index) : raw
  return { text: dedent(text), isRight: isTicked || marked !== null }
}

const dedent = (text: string) =>
  text
    .split('\n')
    .map(line => line.replace(/^ {1,8}/, ''))
    .join('\n')
    .trim()
const trimmed = (lines: readonly string[]) => dedent(lines.join('\n'))

/** The answer's line and the explanation, out of `<details>` and its marks. */
function afterOptions(lines: readonly string[]): { answer: string | null; reason: string } {
  let answer: string | null = null
  let isExpected = false
  const reason: string[] = []
  for (const raw of lines) {
    const line = raw
      .replace(/<\/?(?:details|summary|blockquote|p|div)\b[^<>]*>/gi, ' ')
      .replace(/^\s*>\s?(?:\[![a-z]+\][-+]?)?/i, '')
    const text = line
      .replace(/<\/?(?:b|strong|i|em|u|span)\b[^<>]*>/gi, ' ')
      .replace(/[*_#]+/g, ' ')
      .replace(/^[^\p{L}\d(]+/u, '')
      .trim()
    if (isExpected && text !== '' && answer === null && !/^explanation/i.test(text)) {
      isExpected = false
      const told = answerIn(text)
      answer = told || text
      continue
    }
    const told = answer === null && afterMark.test(text) ? answerIn(text) : null
    if (told === '') isExpected = true
    else if (told !== null) answer = told
    else if (
      /^\s*(?:explanations?|reasons?|why|rationale)\s*:?\s*$/i.test(text) ||
      /^\s*(?:---+|===+)\s*$/.test(line)
    )
      continue
    else
      reason.push(
        line.replace(/^\s{1,8}/, '').replace(/^((?:\*\*|__)?)explanation\s*:\s*((?:\*\*|__)?)\s*/i, ''),
      )
  }
  return { answer, reason: reason.join('\n').trim() }
}

/** What a line names as the answer; empty when it only announces it, null when it is about something else. */
function answerIn(text: string): string | null {
  const found =
    /^(?:click\s+to\s+)?(?:show\s+|see\s+|view\s+|reveal\s+)?(?:the\s+)?(?:(?:correct|right)\s*(?:answers?|options?|choices?|responses?)?|answers?|ans|solutions?|richtige?\s*antworten?|antwort|respuesta|réponse)(?:\s*\(s\))?\s*(?:(?:is|are)?\s*[:=-]+\s*|(?:is|are)\s+|$)(.*)$/is.exec(
      text,
    )
  return found ? (found[1] ?? '').trim() : null
}

/** Reasons given option by option (`A. …`, `- **B** – …`) when at least two are; the rest is for all of them. */
function reasonsByOption(text: string, count: number): { rest: string; whys: Map<number, string> } {
  const whys = new Map<number, string>()
  const rest = text.split('\n').filter(line => {
    const [, letter = '', why = ''] =
      /^\s*(?:[-*+]\s+)?(?:\*\*|__)?(?:Option\s+|Why\s+)?\(?([A-Z])(?:\*\*|__)?(?:\s+is\s+(?:in)?correct)?(?:[.):]\)?|\s+[–—-])(?:\*\*|__)?\s+(\S.*)$/.exec(
        line,
      ) ?? []
    const index = letter === '' ? count : letter.charCodeAt(0) - 65
    if (index >= count || whys.has(index)) return true
    whys.set(index, why)
    return false
  })
  return whys.size >= 2 ? { rest: rest.join('\n').trim(), whys } : { rest: text, whys: new Map() }
}

const keyLine =
  /^\s*(?:[-*+|]\s+)?(?:\*\*)?(?:Q(?:uestion)?\s*)?(\d{1,4})\s*[.):|-](?:\*\*)?\s*(?:\*\*)?([A-Z](?:[\s,&]*[A-Z])*)\b/

/** A list of answers by number, below a heading such as `Answers` or `Answer key`, and the line it begins in. */
function answerKey(source: MarkdownSource): { key: Map<number, string>; from: number } {
  const isHeading = (line: string) =>
    /^\s*(?:#{1,6}\s+|\*\*)?(?:answers|answer (?:key|sheet)|solutions)\s*:?(?:\*\*)?\s*$/i.test(line)
  const from = source.lines.findLastIndex((line, index) => {
    const below = source.lines.slice(index + 1, index + 8).find(one => one.trim() !== '')
    return !source.isCode[index] && isHeading(line) && keyLine.test(below ?? '')
  })
  const key = new Map<number, string>()
  if (from < 0) return { key, from: source.lines.length }
  for (const line of source.lines.slice(from)) {
    const found = keyLine.exec(line)
    if (found) key.set(Number(found[1]), found[2] ?? '')
  }
  return { key, from }
}
