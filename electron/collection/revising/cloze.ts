/** A deletion, `{{c1::text::hint}}`, or text around it. Deletions may hold deletions. */
type Part = string | { readonly number: number; readonly parts: Part[]; readonly hint: string }

/**
 * The two sides of a cloze card. Deletions of the asked number become `<span class="cloze" data-answer
 * data-hint>`, closed on the question and open on the answer; the others show their text.
 * Braces that open no deletion, or one that is never closed, stay as they are.
 *
 * @param text    HTML with deletions
 * @param number  the one that is asked, from 1
 */
export function clozeSides(text: string, number: number): { question: string; answer: string } {
  const parts = partsOf(text)
  return {
    question: parts.map(part => shown(part, number, false)).join(''),
    answer: parts.map(part => shown(part, number, true)).join(''),
  }
}

/** The numbers that a text asks for, ascending. */
export function clozeNumbers(text: string): number[] {
  const numbers = new Set<number>()
  const collect = (part: Part): void => {
    if (typeof part === 'string') return
    numbers.add(part.number)
    part.parts.forEach(collect)
  }
  partsOf(text).forEach(collect)
  return [...numbers].sort((one, other) => one - other)
}

function shown(part: Part, number: number, isAnswer: boolean): string {
  if (typeof part === 'string') return part
  const inner = part.parts.map(within => shown(within, number, true)).join('')
  if (part.number !== number) return part.parts.map(within => shown(within, number, isAnswer)).join('')
  const hint = plain(part.hint)
  const closed = hint === '' ? '[…]' : `[${escaped(hint)}]`
  // The answer is HTML within an attribute, so its own entities are escaped once more.
  const data = `data-answer="${escaped(inner.replace(/&/g, '&amp;'))}" data-hint="${escaped(hint)}"`
  return `<span class="cloze" ${data}>${isAnswer ? inner : closed}</span>`
}

const OPENING = /\{\{c(\d{1,4})::/y

function partsOf(text: string): Part[] {
  const top: Part[] = []
  // The deletions that are open at this place, the innermost last, and how each began.
  const open: { number: number; parts: Part[]; begun: string }[] = []
  const add = (part: Part) => {
    const into = open.at(-1)?.parts ?? top
    const last = into.at(-1)
    if (typeof part === 'string' && typeof last === 'string') into[into.length - 1] = last + part
    else into.push(part)
  }
  let index = 0
  while (index < text.length) {
    OPENING.lastIndex = index
    const opening = OPENING.exec(text)
    if (opening) {
      open.push({ number: Number(opening[1]), parts: [], begun: opening[0] })
      index += opening[0].length
      continue
    }
    const closing = text.startsWith('}}', index) ? open.pop() : undefined
    if (closing) {
      add({ number: closing.number, ...withHint(closing.parts) })
      index += 2
      continue
    }
    add(text[index] ?? '')
    index += 1
  }
  // What was never closed is no deletion.
  while (open.length > 0) {
    const left = open.pop()
    if (!left) break
    add(left.begun)
    for (const part of left.parts) add(part)
  }
  return top
}

/** The hint follows the first `::` that stands in the deletion's own text, as in Anki. */
function withHint(parts: Part[]): { parts: Part[]; hint: string } {
  const index = parts.findIndex(part => typeof part === 'string' && part.includes('::'))
  const part = parts[index]
  if (typeof part !== 'string') return { parts, hint: '' }
  const at = part.indexOf('::')
  const rest = parts.slice(index + 1).map(after => (typeof after === 'string' ? after : ''))
  return { parts: [...parts.slice(0, index), part.slice(0, at)], hint: part.slice(at + 2) + rest.join('') }
}

function plain(html: string): string {
  return html.replace(/<[^<>]*>/g, '')
}

/** Safe between quotes and between tags. Entities that are there stay as they are. */
function escaped(text: string): string {
  return text
    .replace(/&(?![a-z]+;|#\d+;|#x[\da-f]+;)/gi, '&amp;')
    .replace(/"/g, '&quot;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
}
