import { escapeHtml } from '../text/html.ts'

/** A text whose code and formulas are stood in for, so that Markdown's and our own marks are not found in them. */
export type Protected = {
  text: string
  /** Puts formulas back as HTML (`\( \)` and `\[ \]`), links too; code as it stood. */
  restore: (html: string) => string
  /** Puts everything back as it stood. */
  original: (text: string) => string
}

// Signs of the private use area: no text has a meaning for them.
const OPEN = '\uE000'
const CLOSE = '\uE001'

/**
 * Stands in for code spans, fenced code, formulas (`$x$`, `$$x$$`, `\(x\)`, `\[x\]`) and Obsidian's links.
 * One pass; a mark that closes nowhere is an ordinary sign and is not looked for again.
 * @param keepsCode  leave code in the text, for the Markdown renderer
 */
export function protect(source: string, keepsCode: boolean): Protected {
  const text = source.replace(/[\uE000\uE001]/g, '')
  const kept: { html: string; source: string }[] = []
  const missing = new Set<string>()
  const closing = (mark: string, from: number) => {
    if (missing.has(mark)) return -1
    const found = text.indexOf(mark, from)
    if (found < 0) missing.add(mark)
    return found
  }
  const standIn = (html: string, source: string) => `${OPEN}${kept.push({ html, source }) - 1}${CLOSE}`
  let out = ''
  let at = 0
  const take = (end: number, replacement: string) => {
    out += replacement
    at = end
  }
  const special = /[`$\\[!~]/g
  while (at < text.length) {
    special.lastIndex = at
    const next = special.exec(text)
    if (!next) break
    out += text.slice(at, next.index)
    at = next.index
    const piece = pieceAt(text, at, closing)
    if (!piece) take(at + 1, text[at] ?? '')
    else if (piece.is === 'code') {
      const code = text.slice(at, piece.end)
      take(piece.end, keepsCode ? code : standIn(code, code))
    } else take(piece.end, standIn(piece.html, text.slice(at, piece.end)))
  }
  out += text.slice(at)
  const back = (text: string, form: 'html' | 'source') =>
    text.replace(/\uE000(\d+)\uE001/g, (_, index: string) => kept[Number(index)]?.[form] ?? '')
  return { text: out, restore: html => back(html, 'html'), original: text => back(text, 'source') }
}

type Piece = { is: 'code'; end: number } | { is: 'html'; end: number; html: string }

function pieceAt(text: string, at: number, closing: (mark: string, from: number) => number): Piece | null {
  const sign = text[at]
  if (sign === '`' || sign === '~') return codeAt(text, at, closing)
  if (sign === '$' || sign === '\\') return formulaAt(text, at, closing)
  const start = sign === '!' ? at + 1 : at
  if (!text.startsWith('[[', start)) return null
  const end = closing(']]', start)
  const inner = end < 0 ? '' : text.slice(start + 2, end)
  if (inner === '' || inner.length > 500 || inner.includes('\n')) return null
  return { is: 'html', end: end + 2, html: linkHtml(inner, sign === '!') }
}

function codeAt(text: string, at: number, closing: (mark: string, from: number) => number): Piece | null {
  const mark = /^(?:`+|~{3,})/.exec(text.slice(at, at + 20))?.[0]
  if (!mark) return null
  if (mark.length >= 3 && opensLine(text, at)) {
    const end = closing(`\n${mark}`, at) < 0 ? -1 : endOfFence(text, at, mark)
    return { is: 'code', end: end < 0 ? text.length : end }
  }
  if (mark.startsWith('~')) return null
  const end = closing(mark, at + mark.length)
  return end < 0 ? null : { is: 'code', end: end + mark.length }
}

function opensLine(text: string, at: number): boolean {
  let before = at - 1
  while (text[before] === ' ' || text[before] === '\t') before--
  return before < 0 || text[before] === '\n'
}

function endOfFence(text: string, at: number, mark: string): number {
  const close = new RegExp(`\\n[ \\t]*${mark}+[ \\t]*(?=\\n|$)`, 'g')
  close.lastIndex = at
  const found = close.exec(text)
  return found ? found.index + found[0].length : -1
}

function formulaAt(text: string, at: number, closing: (mark: string, from: number) => number): Piece | null {
  if (text.startsWith('$$', at)) return formula(text, at, 2, closing('$$', at + 2), 2, 'block')
  if (text.startsWith('\\[', at)) return formula(text, at, 2, closing('\\]', at + 2), 2, 'block')
  if (text.startsWith('\\(', at)) return formula(text, at, 2, closing('\\)', at + 2), 2, 'inline')
  if (text[at] === '\\') return null
  // `$5 and $6` is money: a formula's dollars stand close to it, and no digit follows the second.
  const end = closing('$', at + 1)
  if (end <= at + 1 || text[at - 1] === '\\' || /\s/.test(text[at + 1] ?? ' ')) return null
  if (/[\s\\]/.test(text[end - 1] ?? ' ') || /\d/.test(text[end + 1] ?? '')) return null
  if (end - at > 2000 || text.slice(at, end).includes('\n')) return null
  return formula(text, at, 1, end, 1, 'inline')
}

function formula(
  text: string,
  at: number,
  opening: number,
  end: number,
  length: number,
  form: 'inline' | 'block',
): Piece | null {
  if (end < 0 || end === at + opening) return null
  const tex = escapeHtml(text.slice(at + opening, end))
  const html = form === 'inline' ? `\\(${tex}\\)` : `\\[${tex}\\]`
  return { is: 'html', end: end + length, html }
}

/** `[[Page|shown]]` becomes what it shows; `![[picture.png]]` the picture, `![[speech.mp3]]` the sound. */
function linkHtml(inner: string, isEmbed: boolean): string {
  const [target = '', shown] = inner.split('|')
  if (!isEmbed) return escapeHtml((shown ?? target).trim())
  const name = target.split('#')[0]?.trim() ?? ''
  if (/\.(?:mp3|m4a|ogg|oga|opus|wav|flac|mp4|webm)$/i.test(name)) return `[sound:${escapeHtml(name)}]`
  if (!/\.(?:png|jpe?g|gif|svg|webp|avif|bmp)$/i.test(name)) return escapeHtml(name)
  return `<img src="${escapeHtml(name).replaceAll('"', '&quot;')}">`
}
