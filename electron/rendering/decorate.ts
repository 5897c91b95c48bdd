import { decodeEntities, escapeHtml } from './entities.ts'
import { finder, isBalanced, type Segment, segmentsOf, textOf } from './html.ts'

/** How a formula stands: in the line, on lines of its own, or as a piece of a LaTeX document with words around. */
export type TexMode = 'inline' | 'display' | 'document'

type Mark = { opener: string; closer: string; mode: TexMode }

/**
 * Anki's marks of LaTeX and MathJax. Two dollars alone are none of Anki's, but decks written in Markdown have them.
 * @see Anki, rslib/src/latex.rs; docs.ankiweb.net/math
 */
const marks: readonly Mark[] = [
  { opener: '\\(', closer: '\\)', mode: 'inline' },
  { opener: '\\[', closer: '\\]', mode: 'display' },
  { opener: '[latex]', closer: '[/latex]', mode: 'document' },
  { opener: '[$]', closer: '[/$]', mode: 'inline' },
  { opener: '[$$]', closer: '[/$$]', mode: 'display' },
  { opener: '$$', closer: '$$', mode: 'display' },
]
const byOpener = new Map(marks.map(mark => [mark.opener, mark]))

const openers = /\\\(|\\\[|\[latex\]|\[\$\$?\]|\$\$|\[sound:/gi

/** Longer ones, in characters, are text that happens to hold the signs. */
const LONGEST_TEX = 20_000
const LONGEST_NAME = 500

const isVideo = /\.(mp4|m4v|webm|ogv|mov|mkv|mpe?g|avi|flv)$/i

/** Elements whose text is shown as it is. */
const literal = new Set(['pre', 'code', 'svg', 'math'])

/** A side whose sounds are players and whose formulas are marked, and the names of its sounds in order. */
export type Decorated = { html: string; sounds: string[] }

/**
 * Puts elements in the place of `[sound:name]` and of formulas: `<span class="demarc-tex" data-tex data-mode>` with
 * the formula's source as its text, for what shows formulas to replace. Tags and comments are left alone.
 */
export function decorated(html: string): Decorated {
  const sounds: string[] = []
  let out = ''
  let at = 0
  let depth = 0
  const next = finder(html)
  let opening = openingFrom(html, 0)
  for (const segment of segmentsOf(html)) {
    depth = Math.max(0, depth + literalStep(segment))
    if (segment.end <= at) continue
    if (segment.is !== 'text' || depth > 0) {
      out += html.slice(Math.max(at, segment.start), segment.end)
      at = segment.end
      continue
    }
    at = Math.max(at, segment.start)
    while (at < segment.end) {
      // Asked again only when it lies behind, so that many tags without a mark cost one search.
      if (opening !== null && opening.at < at) opening = openingFrom(html, at)
      if (opening === null || opening.at >= segment.end) break
      out += html.slice(at, opening.at)
      const inside = opening.at + opening.sign.length
      const found =
        opening.sign === '[sound:' ? soundAt(html, inside, next) : texAt(html, inside, opening.sign, next)
      if (found === null) {
        out += html.slice(opening.at, inside)
        at = inside
      } else {
        out += found.html
        at = found.end
        if (found.sound !== undefined) sounds.push(found.sound)
      }
    }
    if (at < segment.end) {
      out += html.slice(at, segment.end)
      at = segment.end
    }
  }
  return { html: out, sounds }
}

function openingFrom(html: string, from: number): { sign: string; at: number } | null {
  openers.lastIndex = from
  const match = openers.exec(html)
  return match === null ? null : { sign: match[0].toLowerCase(), at: match.index }
}

function literalStep(segment: Segment): number {
  if (!('name' in segment) || !literal.has(segment.name)) return 0
  return segment.is === 'open' ? 1 : -1
}

type Found = { html: string; end: number; sound?: string }

function soundAt(html: string, start: number, next: (what: string, from: number) => number): Found | null {
  const end = next(']', start)
  if (end === -1 || end - start > LONGEST_NAME) return null
  const sound = decodeEntities(html.slice(start, end)).trim()
  if (sound === '' || sound.includes('<')) return null
  const tag = isVideo.test(sound) ? 'video' : 'audio'
  const player = `<${tag} class="sound" controls preload="metadata" src="${escapeHtml(sound)}"></${tag}>`
  return { html: player, end: end + 1, sound }
}

function texAt(
  html: string,
  start: number,
  opener: string,
  next: (what: string, from: number) => number,
): Found | null {
  const mark = byOpener.get(opener)
  if (mark === undefined) return null
  const close = next(mark.closer, start)
  if (close === -1 || close === start || close - start > LONGEST_TEX) return null
  const inner = html.slice(start, close)
  const source = textOf(inner, '\n').trim()
  if (source === '' || (opener === '$$' && !looksLikeTex(source))) return null
  const written = mark.mode === 'document' ? source : `${opener}${source}${mark.closer}`
  const span = `<span class="demarc-tex" data-mode="${mark.mode}" data-tex="${escapeHtml(source)}">${escapeHtml(written)}</span>`
  return { html: span + tagsLeftOver(inner), end: close + mark.closer.length }
}

/** Between two dollars anything may stand, prices too: a formula has a sign of one, or is one letter. */
function looksLikeTex(source: string): boolean {
  return /[\\^_=<>]/.test(source) || /^\w(?:\s*[+*/-]\s*\w)?$/.test(source)
}

/** Tags within a formula go; where they begin or end elements around it, they are kept, and follow it. */
function tagsLeftOver(inner: string): string {
  if (!inner.includes('<') || isBalanced(inner)) return ''
  return segmentsOf(inner)
    .filter(segment => 'name' in segment)
    .map(segment => inner.slice(segment.start, segment.end))
    .join('')
}
