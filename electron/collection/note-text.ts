import { createHash } from 'node:crypto'
import { z } from 'zod'

/** A note's field texts or tags as they stand in the file. */
export const Texts = z.array(z.string())

/** The texts of a JSON array from the file. Throws when it is none. */
export function textsOf(json: string): string[] {
  return Texts.parse(JSON.parse(json))
}

/** Stands for a note's field texts: the same texts, the same hash. Empty fields at the end don't count. */
export function hashOf(fields: readonly string[]): string {
  const last = fields.findLastIndex(text => text !== '')
  const text = JSON.stringify(fields.slice(0, last + 1))
  return createHash('sha1').update(text).digest('base64url')
}

/** The numbers of a text's cloze deletions, rising: `{{c2::…}}` has number 2. */
export function clozeNumbers(text: string): number[] {
  const numbers = new Set<number>()
  for (const [, digits] of text.matchAll(/\{\{c(\d{1,3})::/g)) {
    const number = Number(digits)
    if (number > 0) numbers.add(number)
  }
  return [...numbers].sort((a, b) => a - b)
}

/** Whether HTML shows nothing: no text, no picture, no sound. */
export function isBlank(html: string): boolean {
  if (/<(img|audio|video|object|svg)\b|\[sound:/i.test(html)) return false
  return html.replace(/<[^>]*>|&nbsp;|&#160;/gi, '').trim() === ''
}
