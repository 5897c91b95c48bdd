import { createHash } from 'node:crypto'

/**
 * What Anki keeps of a field beside it: its text for sorting, and a number to find equal first fields by.
 * @see Anki, rslib/src/text.rs and rslib/src/notes/mod.rs
 */

const mediaTag =
  /<(?:img|audio|video|object|source)\b[^>]*?\b(?:src|data)\s*=\s*(?:"([^">]*)"|'([^'>]*)'|([^\s"'>]+))[^>]*>/gi
const unseen = /<!--[\s\S]*?-->|<style\b[\s\S]*?<\/style\s*>|<script\b[\s\S]*?<\/script\s*>|<[^>]*>/gi
const entity = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi

const named: Record<string, string> = {
  amp: '&',
  apos: "'",
  bull: '•',
  copy: '©',
  deg: '°',
  gt: '>',
  hellip: '…',
  laquo: '«',
  larr: '←',
  ldquo: '“',
  lsquo: '‘',
  lt: '<',
  mdash: '—',
  middot: '·',
  nbsp: '\u00a0',
  ndash: '–',
  quot: '"',
  raquo: '»',
  rarr: '→',
  rdquo: '”',
  reg: '®',
  rsquo: '’',
  shy: '\u00ad',
  times: '×',
}

/** A field's text without markup, but with the names of its media, which tell two pictures apart. */
export function strippedOf(html: string): string {
  let text = html
  if (text.includes('<')) {
    text = text
      .replace(
        mediaTag,
        (_, double?: string, single?: string, bare?: string) => ` ${double ?? single ?? bare ?? ''} `,
      )
      .replace(unseen, '')
  }
  return text.includes('&') ? decoded(text) : text
}

function decoded(text: string): string {
  return text
    .replace(entity, (whole: string, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return named[name] ?? named[name.toLowerCase()] ?? whole
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
    })
    .replaceAll('\u00a0', ' ')
}

/** The first four bytes of a text's SHA-1, as a number. */
export function checksumOf(text: string): number {
  return createHash('sha1').update(text).digest().readUInt32BE(0)
}
