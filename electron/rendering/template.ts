import { finder } from './html.ts'

/**
 * A template's parts. Filters stand in the order in which they are applied, so the last in the text comes first.
 * @see Anki, rslib/src/template.rs
 */
export type Node =
  | { is: 'text'; text: string }
  | { is: 'field'; name: string; filters: readonly string[] }
  | { is: 'condition'; name: string; isNegated: boolean; children: readonly Node[] }

/** A template read, and what is wrong with it in sentences; Anki shows no card for a template with faults. */
export type Template = { nodes: readonly Node[]; faults: readonly string[] }

/** Mustache's way to other braces, which Anki's oldest decks used. */
const OTHER_BRACES = '{{=<% %>=}}'

/** Deeper conditions are taken as text: no template needs them, and reading must not exhaust the stack. */
const DEEPEST = 60

/** Reads a template of Anki's language. Faults are mended: what was never closed ends with the template. */
export function parseTemplate(text: string): Template {
  const trimmed = text.trimStart()
  const hasOtherBraces = trimmed.startsWith(OTHER_BRACES)
  const source = hasOtherBraces ? trimmed.slice(OTHER_BRACES.length) : text
  const [opener, closer] = hasOtherBraces ? ['<%', '%>'] : ['{{', '}}']
  const top: Node[] = []
  const open: { name: string; isNegated: boolean; children: Node[] }[] = []
  const faults: string[] = []
  const next = finder(source)
  const add = (node: Node) => (open.at(-1)?.children ?? top).push(node)
  const addText = (from: number, to: number) => {
    if (from < to) add({ is: 'text', text: source.slice(from, to) })
  }
  const closeInnermost = () => {
    const innermost = open.pop()
    if (innermost) add({ is: 'condition', ...innermost })
  }

  let at = 0
  while (at < source.length) {
    const brace = next(opener, at)
    const braceEnd = brace === -1 ? -1 : next(closer, brace + opener.length)
    const comment = next('<!--', at)
    const commentEnd = comment === -1 ? -1 : next('-->', comment + 4)
    if (commentEnd !== -1 && (braceEnd === -1 || comment < brace)) {
      // Nothing is filled in within a comment.
      addText(at, commentEnd + 3)
      at = commentEnd + 3
      continue
    }
    if (braceEnd === -1) {
      if (brace !== -1) faults.push(`The template has ${opener} without ${closer}.`)
      break
    }
    addText(at, brace)
    const inside = source.slice(brace + opener.length, braceEnd)
    at = braceEnd + closer.length
    // Three braces mean the same as two.
    if (inside.startsWith('{') && source[at] === '}') at += 1
    const handle = inside.replace(/^\{+/, '').trim()
    const sign = handle.length > 1 ? handle[0] : ''
    const name = handle.slice(1).trim()
    if (sign === '#' || sign === '^') {
      if (open.length < DEEPEST) open.push({ name, isNegated: sign === '^', children: [] })
      else faults.push('The template nests conditions too deeply.')
    } else if (sign === '/') {
      const place = open.findLastIndex(one => one.name === name)
      if (place !== open.length - 1 || place === -1) faults.push(misplaced(name, open.at(-1)?.name))
      if (place !== -1) while (open.length > place) closeInnermost()
    } else if (sign !== '!') {
      const parts = handle.split(':')
      add({ is: 'field', name: parts.pop() ?? '', filters: parts.reverse().map(part => part.trim()) })
    }
  }
  addText(at, source.length)
  for (const { name } of open) faults.push(`The template’s condition on “${name}” is never closed.`)
  while (open.length > 0) closeInnermost()
  return { nodes: top, faults }
}

function misplaced(name: string, open: string | undefined): string {
  return open === undefined
    ? `The template closes a condition on “${name}” that it never opened.`
    : `The template closes a condition on “${name}” where the one on “${open}” is open.`
}
