/** A statement with its wrong words: where they stand, or null when they are not in it as written. */
export type ErrorMarks = { before: string; wrong: string; after: string } | null

/**
 * Finds the wrong words in a statement. Both are HTML of fields; what looks like the words inside a tag is not
 * them. Case does not count when nothing fits exactly.
 */
export function findError(statement: string, error: string): ErrorMarks {
  const wanted = error.trim()
  if (wanted === '') return null
  const at = placeOf(statement, wanted) ?? placeOf(statement.toLowerCase(), wanted.toLowerCase())
  if (at === null) return null
  return {
    before: statement.slice(0, at),
    wrong: statement.slice(at, at + wanted.length),
    after: statement.slice(at + wanted.length),
  }
}

function placeOf(html: string, wanted: string): number | null {
  for (let at = html.indexOf(wanted); at >= 0; at = html.indexOf(wanted, at + 1)) {
    const isInTag = html.lastIndexOf('<', at) > html.lastIndexOf('>', at) && !wanted.startsWith('<')
    if (!isInTag) return at
  }
  return null
}

/** The statement with its wrong words struck through and the right ones after them; a screen reader hears which. */
export function correctedHtml(statement: string, error: string, correction: string): string | null {
  const found = findError(statement, error)
  if (found === null) return null
  return `${found.before}${struck(found.wrong)} ${inserted(correction)}${found.after}`
}

/** Words that are wrong. */
export function struck(html: string): string {
  return `<del><span class="unseen">wrong: </span>${html}</del>`
}

/** Words that stand in their place. */
export function inserted(html: string): string {
  return `<ins><span class="unseen">right: </span>${html}</ins>`
}
