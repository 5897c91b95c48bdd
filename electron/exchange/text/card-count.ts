import type { PackageNoteType } from '../deck-package.ts'

/** The numbers of a text's deletions, rising: `{{c2::…}}` has number 2; `{{c1,3::…}}` has both. */
export function clozeNumbers(text: string): number[] {
  const numbers = new Set<number>()
  for (const [, list = ''] of text.matchAll(/\{\{c(\d{1,3}(?:,\d{1,3})*)::/g)) {
    for (const digits of list.split(',')) numbers.add(Number(digits))
  }
  numbers.delete(0)
  return [...numbers].sort((a, b) => a - b)
}

/**
 * Ordinals of the cards a note of a text file makes, by Anki's rule: one for each deletion of a cloze, else one
 * for each template whose front shows any field that is not empty. A cloze without deletions makes the first, and
 * a question of the exam none.
 * @see Anki, rslib/src/notetype/cardgen.rs
 */
export function cardOrdinals(type: PackageNoteType, fields: readonly string[]): number[] {
  if (type.kind === 'exam') return []
  if (type.isCloze) {
    const used = clozeFields(type, fields)
    const numbers = clozeNumbers(used.join('\n'))
    return numbers.length > 0 ? numbers.map(number => number - 1) : [0]
  }
  const filled = new Map(type.fields.map((field, index) => [field.name, !isBlank(fields[index] ?? '')]))
  const ordinals = type.templates.flatMap((template, ordinal) =>
    showsField(template.front, filled) ? [ordinal] : [],
  )
  return ordinals.length > 0 ? ordinals : [0]
}

function clozeFields(type: PackageNoteType, fields: readonly string[]): string[] {
  const front = type.templates.map(template => template.front).join('')
  const names = new Set(
    [...front.matchAll(/\{\{[^{}]*cloze:([^{}]+)\}\}/g)].map(([, name = '']) => name.trim()),
  )
  return fields.filter((_, index) => names.size === 0 || names.has(type.fields[index]?.name ?? ''))
}

/** Whether a front shows a filled field once its conditionals are resolved. */
function showsField(front: string, filled: ReadonlyMap<string, boolean>): boolean {
  const hidden: boolean[] = []
  for (const [, sign = '', body = ''] of front.matchAll(/\{\{([#^/]?)([^{}]*)\}\}/g)) {
    const name = (sign ? body : body.slice(body.lastIndexOf(':') + 1)).trim()
    if (sign === '#') hidden.push(!filled.get(name))
    else if (sign === '^') hidden.push(filled.get(name) === true)
    else if (sign === '/') hidden.pop()
    else if (filled.get(name) && !hidden.includes(true)) return true
  }
  return false
}

function isBlank(html: string): boolean {
  if (/<(?:img|audio|video|object|svg)\b|\[sound:/i.test(html)) return false
  return html.replace(/<[^<>]*>|&nbsp;|&#160;/gi, '').trim() === ''
}
