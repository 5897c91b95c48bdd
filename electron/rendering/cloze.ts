import { escapeHtml } from './entities.ts'
import { textOf } from './html.ts'

/** Text, or a deletion `{{c1,2::text::hint}}`, which may hold deletions. `hint` is null where there is none. */
type Part = string | Deletion
type Deletion = { numbers: number[]; parts: Part[]; hint: string | null; opening: string }

/** Anki's bound; deeper ones are shown as the text they are. */
const DEEPEST = 10

const LARGEST_NUMBER = 65_535

const marks = /\{\{c([\d,]{1,200})::|\}\}/g

/**
 * Cuts a text into its deletions, in one pass. What opens and is never closed is no deletion.
 * @see Anki, rslib/src/cloze.rs
 */
function partsOf(text: string): Part[] {
  if (!text.includes('{{c')) return [text]
  const top: Part[] = []
  const open: Deletion[] = []
  const add = (part: Part) => {
    if (part !== '') (open.at(-1)?.parts ?? top).push(part)
  }
  const addText = (piece: string) => {
    const innermost = open.at(-1)
    const colons = innermost === undefined ? -1 : piece.indexOf('::')
    if (innermost === undefined || colons === -1) return add(piece)
    add(piece.slice(0, colons))
    innermost.hint = piece.slice(colons + 2)
  }
  let at = 0
  for (const mark of text.matchAll(marks)) {
    const numbers = mark[1] === undefined ? null : numbersIn(mark[1])
    // No number, or too deep: text like any other.
    if (numbers !== null && (numbers.length === 0 || open.length >= DEEPEST)) continue
    if (numbers === null && open.length === 0) continue
    addText(text.slice(at, mark.index))
    at = mark.index + mark[0].length
    if (numbers !== null) {
      open.push({ numbers, parts: [], hint: null, opening: mark[0] })
    } else {
      const closed = open.pop()
      if (closed) add(closed)
    }
  }
  addText(text.slice(at))
  while (open.length > 0) {
    const left = open.pop()
    if (!left) break
    add(left.opening)
    for (const part of left.parts) add(part)
    if (left.hint !== null) add(`::${left.hint}`)
  }
  return top
}

function numbersIn(list: string): number[] {
  const numbers = list
    .split(',')
    .filter(Boolean)
    .map(Number)
    .filter(number => number <= LARGEST_NUMBER)
  return [...new Set(numbers)].sort((one, other) => one - other)
}

/** The numbers that a text's deletions bear, ascending; 0 asks for nothing and is left out. */
export function clozeNumbers(text: string): number[] {
  const numbers = new Set<number>()
  const collect = (part: Part): void => {
    if (typeof part === 'string') return
    for (const number of part.numbers) if (number !== 0) numbers.add(number)
    part.parts.forEach(collect)
  }
  partsOf(text).forEach(collect)
  return [...numbers].sort((one, other) => one - other)
}

/**
 * A text with the deletions of one number closed or open; empty when it has none of that number, as in Anki.
 * Anki's `data-cloze` is left out: what is asked for should not lie in the page.
 */
export function clozeSide(text: string, number: number, isQuestion: boolean): string {
  const parts = partsOf(text)
  if (!parts.some(part => isAsked(part, number))) return ''
  return parts.map(part => shown(part, number, isQuestion)).join('')
}

function isAsked(part: Part, number: number): boolean {
  return (
    typeof part !== 'string' &&
    (part.numbers.includes(number) || part.parts.some(within => isAsked(within, number)))
  )
}

function shown(part: Part, number: number, isQuestion: boolean): string {
  if (typeof part === 'string') return part
  const isActive = part.numbers.includes(number)
  const name = isActive ? 'cloze' : 'cloze-inactive'
  const ordinals = part.numbers.join(',')
  const mask = maskOf(part)
  if (mask !== null) {
    const state = part.numbers.includes(0) || (isActive && isQuestion)
    return `<div class="${state ? 'cloze' : isActive ? 'cloze-highlight' : name}" data-ordinal="${ordinals}"${mask}></div>`
  }
  const inside =
    isActive && isQuestion
      ? `[${hintOf(part)}]`
      : part.parts.map(within => shown(within, number, isQuestion)).join('')
  return `<span class="${name}" data-ordinal="${ordinals}">${inside}</span>`
}

function hintOf(deletion: Deletion): string {
  return deletion.hint === null || deletion.hint.trim() === '' ? '...' : deletion.hint
}

/** An image occlusion, `image-occlusion:rect:left=.1:top=.2`, as attributes; null for other deletions. */
function maskOf(deletion: Deletion): string | null {
  const [first] = deletion.parts
  if (typeof first !== 'string' || !first.startsWith('image-occlusion:')) return null
  const [, shape = '', ...properties] = first.split(':')
  const pairs: [string, string][] = [['shape', shape]]
  for (const property of properties) {
    const equals = property.indexOf('=')
    const name = property.slice(0, equals)
    if (equals > 0 && /^[a-z]{1,20}$/i.test(name)) pairs.push([name, property.slice(equals + 1)])
  }
  return pairs.map(([name, value]) => ` data-${name.toLowerCase()}="${escapeHtml(value)}"`).join('')
}

/** What the deletions of one number hide, or the hints that stand for it, with commas between. */
export function clozeOnly(text: string, number: number, isQuestion: boolean): string {
  return hiddenBy(text, number, isQuestion).join(', ')
}

/** What is to be typed for the deletions of one number, as plain text; equal ones are typed once. */
export function clozeToType(text: string, number: number): string {
  const answers = hiddenBy(text, number, false).map(answer => textOf(answer, ' ').replace(/\s+/g, ' ').trim())
  return (new Set(answers).size === 1 ? answers.slice(0, 1) : answers).join(', ')
}

function hiddenBy(text: string, number: number, isQuestion: boolean): string[] {
  const found: string[] = []
  const collect = (part: Part): void => {
    if (typeof part === 'string') return
    if (part.numbers.includes(number)) found.push(isQuestion ? hintOf(part) : wordsOf(part))
    part.parts.forEach(collect)
  }
  partsOf(text).forEach(collect)
  return found
}

function wordsOf(part: Part): string {
  return typeof part === 'string' ? part : part.parts.map(wordsOf).join('')
}
