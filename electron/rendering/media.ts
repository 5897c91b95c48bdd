import { decodeEntities } from './entities.ts'
import { segmentsOf } from './html.ts'

const mediaTags = new Set('img audio video source object embed image input track'.split(' '))
const addressed =
  /\s(?:src|data|poster|href|xlink:href)\s*=\s*(?:"([^"]{0,2000})"|'([^']{0,2000})'|([^\s"'>]{1,2000}))/gi
const styleAddress = /url\(\s*(?:"([^"\n]{1,500})"|'([^'\n]{1,500})'|([^\s"')]{1,500}))\s*\)/gi
const hasScheme = /^(?:[a-z][a-z\d+.-]*:|\/\/|#)/i

/** The files that HTML refers to, as written there: no address with a scheme, no place in the page. */
export function mediaOfHtml(html: string): string[] {
  const found = new Set<string>()
  for (const segment of segmentsOf(html)) {
    const piece = html.slice(segment.start, segment.end)
    if (segment.is === 'open') {
      if (mediaTags.has(segment.name)) addMatches(found, piece, addressed)
      if (piece.includes('url(')) addMatches(found, decodeEntities(piece), styleAddress)
    } else if (segment.is === 'raw') {
      addMatches(found, piece, styleAddress)
    }
  }
  return [...found]
}

/** The files that a style sheet refers to, as written there. */
export function mediaOfCss(css: string): string[] {
  const found = new Set<string>()
  addMatches(found, css, styleAddress)
  return [...found]
}

function addMatches(found: Set<string>, text: string, pattern: RegExp): void {
  for (const match of text.matchAll(pattern)) {
    const written = decodeEntities(match[1] ?? match[2] ?? match[3] ?? '').trim()
    if (written !== '' && !hasScheme.test(written)) found.add(written)
  }
}

/**
 * The names a file may have that is written so, the likeliest first: as it stands, and with `%20` and its like
 * decoded, each in both of Unicode's forms. Anki keeps names in the composed form.
 */
export function mediaNames(written: string): string[] {
  let decoded = written
  try {
    decoded = decodeURIComponent(written)
  } catch {
    // A lone percent sign: the name as it stands.
  }
  return [
    ...new Set([written, decoded].flatMap(name => [name, name.normalize('NFC'), name.normalize('NFD')])),
  ]
}
