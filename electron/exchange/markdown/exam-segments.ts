import { lettersOf } from '../text/note-types.ts'
import { headingAt, type MarkdownSource } from './source.ts'

/** The lines of one question of an exam, parted; `line` counts from 1, `end` is the line after. */
export type Segment = {
  line: number
  end: number
  stem: string[]
  /** `letter` as the file has it; by order where it has none. */
  options: { text: string[]; letter: string; isTicked: boolean }[]
  after: string[]
  /** The number it carries, for a key of answers at the end. */
  number: number | null
}

const option =
  /^(\s*)(?:>\s*)?(?<bullet>[-*+]\s+|\d{1,2}[.)]\s+(?=\[))?(?:\[(?<tick>[ xX✓✔])\]\s*)?(?:\*\*|__)?\(?(?:(?<letter>[A-Za-z])[.):]\)?(?:\*\*|__)?\s+)?(?<text>\S.*)$/u
const numbered =
  /^(\s*)(?:#{1,6}\s+)?(?:\*\*|__)?(?:(?:Question|Q|Frage|Pregunta)\s*#?\s*)?(\d{1,4})\s*[.):](?:\*\*|__)?(?:\s+(.*)|$)/i
const named =
  /^\s*(?:#{1,6}\s+)?(?:\*\*|__)?(?:Question|Frage|Pregunta)\s*#?\s*(\d{0,4})\s*[:.]?\s*(?:\*\*|__)?\s*$/i
/** What begins the part below the options. */
export const afterMark =
  /^\s*(?:>\s*)?(?:\[![a-z]+\][-+]?\s*)?(?:#{1,6}\s+)?(?:[-*+]\s+)?(?:<[^>]+>\s*)*[^\p{L}\d\s*_<>[(#-]{0,3}\s*(?:\*\*|__|\*|_)?[^\p{L}\d\s*_<>[(#-]{0,3}\s*(?:click to\s+)?(?:show\s+|see\s+|view\s+|reveal\s+)?(?:the\s+)?(?:correct|right|explanation|answers?|ans\b|solutions?|richtig|antwort|respuesta|réponse|reference|distractor analysis)/iu

/** Parts a file into questions; one without options is none, and its lines belong to the one before. */
export function segmentsOf(source: MarkdownSource): Segment[] {
  const segments: Segment[] = []
  let open = null as Segment | null
  let isDetails = false
  for (const [index, line] of source.lines.entries()) {
    const isCode = source.isCode[index] === true
    const start: Segment | null = isCode || isDetails ? null : startAt(source, index, open)
    if (!isCode && /<details/i.test(line)) isDetails = true
    if (start) {
      open = start
      segments.push(open)
    } else if (open) addLine(open, line, isCode)
    if (!isCode && /<\/details/i.test(line)) isDetails = false
    if (open) open.end = index + 2
  }
  return segments.reduce<Segment[]>((kept, segment) => {
    const before = kept.at(-1)
    if (segment.options.length > 0) kept.push(segment)
    else if (before && segment.number !== null) before.after = before.after.concat(rawOf(source, segment))
    return kept
  }, [])
}

const rawOf = (source: MarkdownSource, { line, end }: Segment) => source.lines.slice(line - 1, end - 1)

function startAt(source: MarkdownSource, index: number, open: Segment | null): Segment | null {
  const line = (source.lines[index] ?? '').slice(0, 20_000)
  const blank = { line: index + 1, end: index + 2, options: [], after: [] }
  const called = named.exec(line)
  if (called) return { ...blank, stem: [], number: called[1] ? Number(called[1]) : null }
  const heading = headingAt(source, index)
  if (heading && (afterMark.test(line) || /^(?:options|choices)\b/i.test(heading.text))) return null
  const counted = numbered.exec(line)
  // A numbered list further in is part of a question.
  if (counted && (counted[1] ?? '').length <= 3 && (heading !== null || isNext(Number(counted[2]), open))) {
    const text = (counted[3] ?? '').replace(/(?:\*\*|__)\s*$/, found =>
      /^\s*(?:\*\*|__)/.test(line) ? '' : found,
    )
    return { ...blank, stem: text === '' ? [] : [text], number: Number(counted[2]) }
  }
  if (!heading) return null
  const [, number, text] =
    /^[^\p{L}\d]{0,8}(?:Question|Q)\s*(\d{1,4})\s*[:.)](?:\*\*|__)?\s*(\S.*)$/iu.exec(heading.text) ?? []
  return { ...blank, stem: [text ?? heading.text], number: number ? Number(number) : null }
}

/** Whether a number can be that of the next question: some files count on, some write `1.` each time. */
function isNext(number: number, open: Segment | null): boolean {
  if (!open || open.number === null) return true
  if (open.options.length === 0) return false
  return number > open.number || number === 1
}

function addLine(segment: Segment, line: string, isCode: boolean): void {
  const isAfter = segment.after.length > 0 || (segment.options.length > 0 && !isCode && isBelowOptions(line))
  const last = segment.options.at(-1)
  if (isAfter) segment.after.push(line)
  else {
    const found = isCode ? null : optionIn(line, segment)
    if (found) segment.options.push(found)
    else if (last) last.text.push(line)
    else if (!isCode && afterMark.test(line) && segment.stem.length > 0) segment.after.push(line)
    else if (!/^\s*(?:#{1,6}\s+)?(?:\*\*)?(?:options|choices)(?:\*\*)?\s*:?\s*$/i.test(line))
      segment.stem.push(line)
  }
}

const isBelowOptions = (line: string) =>
  afterMark.test(line) || /^\s*(?:<details|<summary|---+\s*$|===+\s*$)/i.test(line)

function optionIn(line: string, segment: Segment): Segment['options'][number] | null {
  const groups = option.exec(line.slice(0, 20_000))?.groups
  if (!groups) return null
  const { bullet, tick, letter, text = '' } = groups
  const expected = segment.options.length
  const own = letter?.toUpperCase()
  // Two options with the same letter, or one left out, are slips of real files.
  const nearest = lettersOf(expected + 2).slice(Math.max(0, expected - 1))
  const isNext =
    own !== undefined &&
    (bullet !== undefined && expected > 0 ? nearest.includes(own) : own === nearest.at(-2))
  if (tick === undefined && !isNext) return null
  return {
    text: [letter !== undefined && !isNext ? `${letter}. ${text}` : text],
    letter: (isNext ? own : lettersOf(expected + 1).at(-1)) ?? '',
    isTicked: tick !== undefined && tick !== ' ',
  }
}
