/** Where a file lies that is written so; null when it is not there or may not be loaded. */
export type AddressOf = (written: string) => string | null

/** Stands for an address that may not be loaded: valid wherever one is, and nothing to load. */
const NOTHING = 'url("data:,")'

/** These load what their strings name; decks have no need of them. */
const loading = new Set([
  'src',
  'image',
  'image-set',
  '-webkit-image-set',
  'cross-fade',
  '-webkit-cross-fade',
])

/** Rules that load or that change how the rest is read. */
const refusedRules = new Set(['import', 'charset', 'namespace'])

/**
 * A style sheet, or the declarations of a `style` attribute, that loads nothing but what `addressOf` knows.
 * It is cut into tokens as a browser does it and written anew, without escapes, so that `u\72l(` is seen for what
 * it is. `@import` goes; `position: fixed` becomes `absolute`, because the frame is as high as the card.
 * @see CSS Syntax Module Level 3, section 4
 */
export function safeCss(css: string, addressOf: AddressOf): string {
  const reader = new Reader(css.replace(/\r\n?|\f/g, '\n').replaceAll('\0', '\ufffd'))
  let out = ''
  while (!reader.isAtEnd()) out += nextToken(reader, addressOf)
  return out.replace(leavingPlace, '$1position:absolute')
}

const leavingPlace =
  /(^|[^\w-])position(?:\s|\/\*\*\/)*:(?:\s|\/\*\*\/)*(?:fixed|sticky|-webkit-sticky)(?![\w-])/gi

function nextToken(reader: Reader, addressOf: AddressOf): string {
  // Comments are no space: they end a word all the same.
  if (reader.takeComment()) return '/**/'
  const string = reader.takeString()
  if (string !== undefined) return string === null ? ' ' : quoted(string)
  if (reader.take('@')) {
    const name = reader.takeName()
    if (name === null) return '@'
    if (!refusedRules.has(name.value.toLowerCase())) return `@${name.text}`
    reader.skipRule()
    return ''
  }
  const name = reader.takeName()
  if (name === null) return reader.takeOne()
  if (!reader.take('(')) return name.text
  if (name.value.toLowerCase() === 'url') return address(reader.takeAddress(), addressOf)
  if (!loading.has(name.value.toLowerCase())) return `${name.text}(`
  reader.skipBlock()
  return NOTHING
}

function address(url: string | null, addressOf: AddressOf): string {
  if (url === null) return NOTHING
  // A place in the same page: a gradient or a mask of an SVG.
  const resolved = url.startsWith('#') ? url : addressOf(url)
  return resolved === null ? NOTHING : `url(${quoted(resolved)})`
}

function quoted(text: string): string {
  return `"${text.replace(/["\\\n<>]/g, escapedSign)}"`
}

function escapedSign(sign: string): string {
  return `\\${sign.codePointAt(0)?.toString(16)} `
}

const nameSign = /[\w\-\u0080-\uffff]/
const escapes = /\\(?:([\da-f]{1,6})\s?|([^\n\da-f]))/iuy

/** Reads a style sheet from front to back. */
class Reader {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  isAtEnd(): boolean {
    return this.#at >= this.#text.length
  }

  take(sign: string): boolean {
    if (!this.#text.startsWith(sign, this.#at)) return false
    this.#at += sign.length
    return true
  }

  takeOne(): string {
    const sign = this.#text[this.#at] ?? ''
    this.#at += 1
    return sign
  }

  takeComment(): boolean {
    if (!this.take('/*')) return false
    const end = this.#text.indexOf('*/', this.#at)
    this.#at = end === -1 ? this.#text.length : end + 2
    return true
  }

  /** What stands between quotes; null for a string that a line's end breaks off, undefined where there is none. */
  takeString(): string | null | undefined {
    const quote = this.#text[this.#at]
    if (quote !== '"' && quote !== "'") return undefined
    this.#at += 1
    let value = ''
    while (!this.isAtEnd()) {
      if (this.take(quote)) return value
      if (this.#text[this.#at] === '\n') return null
      if (this.take('\\\n')) continue
      value += this.#takeEscape() ?? this.takeOne()
    }
    return value
  }

  /** A name or a number with its unit: what it says, and how to write it with as few escapes as can be. */
  takeName(): { value: string; text: string } | null {
    let value = ''
    let text = ''
    while (!this.isAtEnd()) {
      const sign = this.#text[this.#at] ?? ''
      const escaped = nameSign.test(sign) ? null : this.#takeEscape()
      if (escaped === null && !nameSign.test(sign)) break
      if (escaped === null) this.#at += 1
      value += escaped ?? sign
      text += escaped === null || /[a-z]/i.test(escaped) ? (escaped ?? sign) : escapedSign(escaped)
    }
    return value === '' ? null : { value, text }
  }

  /** The inside of `url(`, up to and with its bracket; null for one that is not well formed. */
  takeAddress(): string | null {
    this.#skipBlanks()
    const string = this.takeString()
    if (string !== undefined) {
      this.#skipBlanks()
      if (string !== null && (this.take(')') || this.isAtEnd())) return string
      this.skipBlock()
      return null
    }
    let value = ''
    while (!this.isAtEnd() && !this.take(')')) value += this.#takeEscape() ?? this.takeOne()
    return /["'(\s]/.test(value.trim()) ? null : value.trim()
  }

  /** Over everything up to and with the bracket that closes the one before. */
  skipBlock(): void {
    let depth = 1
    while (!this.isAtEnd() && depth > 0) {
      if (this.takeComment() || this.takeString() !== undefined || this.#takeEscape() !== null) continue
      const sign = this.takeOne()
      if (sign === '(') depth += 1
      if (sign === ')') depth -= 1
    }
  }

  /** Over a rule without a block, up to and with its semicolon. */
  skipRule(): void {
    while (!this.isAtEnd()) {
      if (this.takeComment() || this.takeString() !== undefined || this.#takeEscape() !== null) continue
      if (this.#text[this.#at] === '}' || this.#text[this.#at] === '{') return
      if (this.takeOne() === ';') return
    }
  }

  #takeEscape(): string | null {
    escapes.lastIndex = this.#at
    const match = escapes.exec(this.#text)
    if (match === null) return null
    this.#at = escapes.lastIndex
    if (match[2] !== undefined) return match[2]
    const code = Number.parseInt(match[1] ?? '0', 16)
    return code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)
      ? '\ufffd'
      : String.fromCodePoint(code)
  }

  #skipBlanks(): void {
    while (/\s/.test(this.#text[this.#at] ?? '')) this.#at += 1
  }
}
