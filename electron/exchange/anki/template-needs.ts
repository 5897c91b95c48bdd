/**
 * Which fields a card needs: older Ankis make a card only if its template's line says that the front shows
 * something. A front is tried with fields filled and empty; what its text says beside them does not count.
 * @see Anki, rslib/src/template.rs, the requirements of a template
 */
export type Need = [ordinal: number, kind: 'any' | 'all' | 'none', fields: number[]]

export function needOf(front: string, ordinal: number, fields: readonly string[]): Need {
  const parts = [...front.matchAll(/\{\{\s*([#^/]?)\s*([^{}]*?)\s*\}\}/g)].map(
    ([, sign = '', name = '']): Part => ({ sign, name: sign === '' ? fieldOf(name) : name }),
  )
  const all = new Set(fields)
  if (!shows(parts, all, fields)) return [ordinal, 'none', []]
  const needed = fields.flatMap((name, index) =>
    shows(parts, new Set(fields.filter(one => one !== name)), fields) ? [] : [index],
  )
  if (needed.length > 0) return [ordinal, 'all', needed]
  const enough = fields.flatMap((name, index) => (shows(parts, new Set([name]), fields) ? [index] : []))
  return enough.length > 0 ? [ordinal, 'any', enough] : [ordinal, 'none', []]
}

type Part = { sign: string; name: string }

/** `{{hint:text:Front}}` shows `Front`. */
const fieldOf = (name: string) => name.slice(name.lastIndexOf(':') + 1).trim()

/** Whether a template shows a field that is filled. */
function shows(parts: readonly Part[], filled: ReadonlySet<string>, fields: readonly string[]): boolean {
  const open: boolean[] = []
  for (const { sign, name } of parts) {
    if (sign === '#') open.push(filled.has(name))
    else if (sign === '^') open.push(!filled.has(name))
    else if (sign === '/') open.pop()
    else if (open.every(Boolean) && filled.has(name) && fields.includes(name)) return true
  }
  return false
}
