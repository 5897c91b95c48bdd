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

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/** A field's text as it is searched and compared: without tags, comments, scripts, sounds and cloze markup. */
export function plainOf(html: string): string {
  let text = html
  if (text.includes('<')) {
    text = text
      .replace(/<!--[\s\S]*?-->|<(style|script)\b[^>]*>[\s\S]*?<\/\1\s*>/gi, ' ')
      .replace(/<\/?(?:b|i|u|s|em|strong|span|font|sub|sup|code|a|mark|small)\b[^<>]*>/gi, '')
      .replace(/<[^<>]*>/g, ' ')
  }
  if (text.includes('[sound:')) text = text.replace(/\[sound:[^\]]*\]/g, ' ')
  if (text.includes('{{c')) text = text.replace(/\{\{c\d[\d,]*::|::(?=[^{}]*\}\})|\}\}/g, ' ')
  if (text.includes('&')) {
    text = text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi, (whole, decimal, hex, name) => {
      if (name !== undefined) return entities[String(name).toLowerCase()] ?? whole
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
      return code <= 0x10ffff ? String.fromCodePoint(code) : ' '
    })
  }
  return text.trim()
}

/** What a note is found by: the texts of its fields (a JSON array), plain, a line each. */
export function searchText(fieldsJson: string): string {
  const fields: unknown = JSON.parse(fieldsJson)
  if (!Array.isArray(fields)) return ''
  return fields.map(field => (typeof field === 'string' ? plainOf(field) : '')).join('\n')
}
