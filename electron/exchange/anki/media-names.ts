/**
 * Names of media as Anki wants them, and references to them in a field's HTML.
 * @see Anki, rslib/src/media/files.rs and rslib/src/text.rs
 */

/** Bytes of UTF-8 a name may have, ending included. */
const longest = 120
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const forbidden = /[[\]<>:"/?*^\\|\u0000-\u001f\u007f\p{Cn}\p{Cs}]/gu
const device = /^(con|prn|aux|nul|com[1-9]|lpt[1-9])(?=\.|$)/i

/** True if a name is one plain component of a path: it can lead nowhere. */
export function isPlainName(name: string): boolean {
  return name !== '' && name !== '.' && name !== '..' && !/[/\\\0]/.test(name) && !/^[A-Za-z]:/.test(name)
}

/** A name as Anki keeps it: composed, without what some system cannot store, at most 120 bytes. */
export function normalName(name: string): string {
  let normal = name.normalize('NFC').replaceAll('\u00a0', ' ').replace(forbidden, '')
  normal = normal.replace(device, '$1_')
  if (/[ .]$/.test(normal)) normal += '_'
  if (normal === '') normal = '_'
  return shortened(normal)
}

function shortened(name: string): string {
  if (Buffer.byteLength(name) <= longest) return name
  const dot = name.lastIndexOf('.')
  const ending = dot > 0 && Buffer.byteLength(name.slice(dot)) < longest / 2 ? name.slice(dot) : ''
  let stem = ''
  for (const sign of name.slice(0, name.length - ending.length)) {
    if (Buffer.byteLength(stem + sign + ending) > longest) break
    stem += sign
  }
  return stem + ending
}

/** A name that is not among those taken: `stem-2.ext`, `stem-3.ext` … */
export function freeName(name: string, isTaken: (name: string) => boolean): string {
  if (!isTaken(name)) return name
  const dot = name.lastIndexOf('.')
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, '']
  for (let count = 2; ; count++) {
    const free = `${stem}-${count}${ending}`
    if (!isTaken(free)) return free
  }
}

const inTag =
  /(<(?:img|audio|video|object|source)\b[^>]{0,2000}?\b(?:src|data)\s*=\s*)("([^"]*)"|'([^']*)'|([^\s"'>]+))/gi
const inSound = /\[sound:([^\]\n]+)\]/g

/**
 * A field or template with its media called by their new names.
 * @param rename  the new name of a file, or undefined if it keeps its own
 */
export function renameMedia(html: string, rename: (name: string) => string | undefined): string {
  let renamed = html
  if (html.includes('[sound:')) {
    renamed = renamed.replace(inSound, (whole, name: string) => {
      const to = rename(decoded(name)) ?? rename(name)
      return to === undefined ? whole : `[sound:${to.replaceAll('&', '&amp;')}]`
    })
  }
  if (html.includes('<')) {
    renamed = renamed.replace(
      inTag,
      (whole, before: string, _value, double?: string, single?: string, bare?: string) => {
        const name = decoded(double ?? single ?? bare ?? '')
        const to = rename(name) ?? rename(withoutPercents(name))
        return to === undefined ? whole : `${before}"${escaped(to)}"`
      },
    )
  }
  return renamed
}

/** Entities that stand in names as Anki and browsers write them. */
function decoded(text: string): string {
  return text.includes('&')
    ? text
        .replace(/&(?:quot|#34);/g, '"')
        .replace(/&(?:apos|#39|#x27);/g, "'")
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replace(/&(?:nbsp|#160);/g, '\u00a0')
        .replaceAll('&amp;', '&')
    : text
}

function withoutPercents(name: string): string {
  if (!name.includes('%')) return name
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

const escaped = (name: string) =>
  name.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
