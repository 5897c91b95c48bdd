import { decodeEntities } from './entities.ts'

/**
 * A stretch of HTML, from `start` up to `end`. `name` is a tag's in small letters. `raw`: what lies within script,
 * style and the like, which is neither text nor tags.
 */
export type Segment =
  | { is: 'text' | 'comment' | 'raw'; start: number; end: number }
  | { is: 'open' | 'close'; name: string; start: number; end: number }

const rawElements = new Set(['script', 'style', 'textarea', 'title', 'xmp', 'noscript', 'iframe'])
const voidElements = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
)

/**
 * Cuts HTML into tags, comments and text. Anything is taken; what is no tag is text, a comment or script that is
 * never closed goes on to the end, as in a browser. One pass: the time it takes grows with the length alone.
 */
export function segmentsOf(html: string): Segment[] {
  const segments: Segment[] = []
  const next = finder(html)
  let lower: string | null = null
  let textStart = 0
  let at = html.indexOf('<')
  const put = (segment: Segment) => {
    if (textStart < segment.start) segments.push({ is: 'text', start: textStart, end: segment.start })
    segments.push(segment)
    textStart = segment.end
  }
  while (at !== -1) {
    if (html.startsWith('<!--', at)) {
      const close = next('-->', at + 4)
      put({ is: 'comment', start: at, end: close === -1 ? html.length : close + 3 })
    } else if (html[at + 1] === '!' || html[at + 1] === '?') {
      const close = next('>', at)
      if (close !== -1) put({ is: 'comment', start: at, end: close + 1 })
    } else {
      const tag = tagAt(html, at, next)
      if (tag !== null) {
        put(tag)
        if (tag.is === 'open' && rawElements.has(tag.name) && html[tag.end - 2] !== '/') {
          lower ??= html.toLowerCase()
          const close = lower.indexOf(`</${tag.name}`, tag.end)
          const end = close === -1 ? html.length : close
          if (end > tag.end) put({ is: 'raw', start: tag.end, end })
        }
      }
    }
    at = html.indexOf('<', Math.max(at + 1, textStart))
  }
  if (textStart < html.length) segments.push({ is: 'text', start: textStart, end: html.length })
  return segments
}

type Finder = (what: string, from: number) => number

/** `indexOf` that remembers where each text was last found, so that asking again costs nothing. */
export function finder(text: string): Finder {
  const found = new Map<string, number>()
  return (what, from) => {
    const last = found.get(what)
    if (last !== undefined && (last === -1 || last >= from)) return last
    const place = text.indexOf(what, from)
    found.set(what, place)
    return place
  }
}

const tagName = /<(\/?)([a-z][^\s/>]{0,63})/iy

function tagAt(html: string, start: number, next: Finder): Segment | null {
  tagName.lastIndex = start
  const opening = tagName.exec(html)
  if (opening === null) return null
  let at = tagName.lastIndex
  for (;;) {
    const close = next('>', at)
    if (close === -1) return null
    const double = next('"', at)
    const single = next("'", at)
    const quote = double === -1 ? single : single === -1 ? double : Math.min(double, single)
    const isQuoteInside = quote !== -1 && quote < close
    const quoteEnd = isQuoteInside ? next(html[quote] ?? '', quote + 1) : -1
    if (!isQuoteInside || quoteEnd === -1) {
      const name = (opening[2] ?? '').toLowerCase()
      return { is: opening[1] === '/' ? 'close' : 'open', name, start, end: close + 1 }
    }
    at = quoteEnd + 1
  }
}

const breaking = new Set('br div p li ul ol tr td th table h1 h2 h3 h4 h5 h6 blockquote pre'.split(' '))

/** HTML without tags, comments, script and style; character references stay as they are. */
export function stripTags(html: string): string {
  if (!html.includes('<')) return html
  let text = ''
  for (const segment of segmentsOf(html)) {
    if (segment.is === 'text') text += html.slice(segment.start, segment.end)
  }
  return text.replaceAll('<', '&lt;')
}

/** What a reader reads: no tags, `between` in the place of line breaks and blocks, character references decoded. */
export function textOf(html: string, between: string): string {
  let text = ''
  for (const segment of segmentsOf(html)) {
    if (segment.is === 'text') text += html.slice(segment.start, segment.end)
    else if ('name' in segment && breaking.has(segment.name)) text += between
  }
  return decodeEntities(text).replaceAll('\u00a0', ' ')
}

/** Whether every element that is opened is also closed, in order, so that what follows stands outside of it. */
export function isBalanced(html: string): boolean {
  const open: string[] = []
  for (const segment of segmentsOf(html)) {
    if (segment.is === 'comment' && html.startsWith('<!--', segment.start)) {
      if (segment.end - segment.start < 7 || html.slice(segment.end - 3, segment.end) !== '-->') return false
    }
    if (segment.is === 'open' && !voidElements.has(segment.name) && html[segment.end - 2] !== '/') {
      open.push(segment.name)
    }
    if (segment.is === 'close' && open.pop() !== segment.name) return false
  }
  return open.length === 0
}
