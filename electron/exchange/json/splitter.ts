import { keyOf, type Piece, SplitterFault, type SplitterOptions } from './pieces.ts'

type Mode = 'start' | 'key' | 'in key' | 'colon' | 'value' | 'element' | 'collect' | 'next' | 'done'

const quote = 0x22
const backslash = 0x5c
const isBlank = (byte: number) => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09
const SKIPPED_FROM = 1024
const LOOKED_AT = 256

/**
 * Takes a JSON object apart as its bytes arrive, without holding it: each element of its arrays is handed on as
 * a text of its own for `JSON.parse`, which checks it. Written here because a library's tokens, one callback a
 * sign, take ten times as long, and none leaves out a picture of megabytes.
 */
export class JsonSplitter {
  readonly #options: SplitterOptions
  #mode: Mode = 'start'
  #key = ''
  #index = 0
  #isArray = false
  #depth = 0
  #isText = false
  #isEscaped = false
  #parts: Buffer[] = []
  #size = 0
  /** Bytes of the file before the chunk. */
  #before = 0
  #textFrom = -1
  #held: Buffer[] = []
  #skipped: Piece['skipped'] = null

  constructor(options: SplitterOptions) {
    this.#options = options
  }

  /** A splitter that begins inside an array, at its first element. */
  static inside(key: string, at: number, options: SplitterOptions): JsonSplitter {
    const splitter = new JsonSplitter(options)
    splitter.#key = key
    splitter.#isArray = true
    splitter.#mode = 'element'
    splitter.#before = at
    return splitter
  }

  /** Whether the document, or the array begun in, is over. */
  get isDone(): boolean {
    return this.#mode === 'done'
  }

  get place(): string {
    return this.#isArray ? `${this.#key}[${this.#index}]` : this.#key || 'the beginning'
  }

  feed(chunk: Buffer): void {
    let at = 0
    while (at < chunk.length) {
      at =
        this.#mode === 'collect' || this.#mode === 'in key' ? this.#collect(chunk, at) : this.#step(chunk, at)
    }
    this.#before += chunk.length
  }

  /** @throws SplitterFault when the document is not complete */
  end(): void {
    if (this.#mode !== 'done') throw new SplitterFault('cut short', this.place)
  }

  #step(chunk: Buffer, at: number): number {
    const byte = chunk[at] ?? 0
    if (isBlank(byte)) return at + 1
    const sign = String.fromCharCode(byte)
    switch (this.#mode) {
      case 'start':
        return this.#expect(sign === '{', 'key', at)
      case 'key':
        if (sign === '}') return this.#expect(true, 'done', at)
        if (sign !== '"') throw this.#fault()
        return this.#begin('in key', at)
      case 'colon':
        return this.#expect(sign === ':', 'value', at)
      case 'value':
        this.#isArray = sign === '['
        if (!this.#isArray) return this.#begin('collect', at)
        this.#index = 0
        this.#options.arrayAt?.(this.#key, this.#before + at + 1)
        return this.#expect(true, 'element', at)
      case 'element':
        if (sign === ']') return this.#endArray(at)
        return this.#begin('collect', at)
      case 'next':
        if (this.#isArray && sign === ']') return this.#endArray(at)
        if (!this.#isArray && sign === '}') return this.#expect(true, 'done', at)
        return this.#expect(sign === ',', this.#isArray ? 'element' : 'key', at)
      default:
        throw this.#fault()
    }
  }

  #expect(isRight: boolean, next: Mode, at: number): number {
    if (!isRight) throw this.#fault()
    this.#mode = next
    return at + 1
  }

  #endArray(at: number): number {
    this.#isArray = false
    this.#options.arrayAt?.('', this.#before + at)
    return this.#expect(true, 'next', at)
  }

  #begin(mode: 'in key' | 'collect', at: number): number {
    this.#mode = mode
    this.#depth = 0
    this.#isText = false
    this.#isEscaped = false
    this.#parts = []
    this.#size = 0
    this.#skipped = null
    return at
  }

  /** Takes bytes up to the end of the value or of the chunk. */
  #collect(chunk: Buffer, start: number): number {
    let from = start
    for (let at = start; at < chunk.length; at++) {
      if (this.#isText) {
        at = this.#textEnd(chunk, at)
        if (at >= chunk.length) break
        from = this.#closeText(chunk, from, at)
        if (this.#depth === 0) return this.#finish(chunk, from, at + 1)
        continue
      }
      const byte = chunk[at] ?? 0
      if (byte === quote) {
        this.#isText = true
        this.#textFrom = this.#before + at + 1
      } else if (byte === 0x7b || byte === 0x5b) this.#depth++
      else if (byte === 0x7d || byte === 0x5d) {
        // The bracket is that of what is around a bare value.
        if (this.#depth === 0) return this.#finish(chunk, from, at)
        if (--this.#depth === 0) return this.#finish(chunk, from, at + 1)
      } else if (this.#depth === 0 && (byte === 0x2c || isBlank(byte))) return this.#finish(chunk, from, at)
    }
    if (this.#isText && this.#maySkip) this.#holdText(chunk, from)
    else this.#keep(chunk, from, chunk.length)
    return chunk.length
  }

  /** The place of the quote that closes the text, or the chunk's length. */
  #textEnd(chunk: Buffer, start: number): number {
    let at = start
    if (this.#isEscaped) {
      this.#isEscaped = false
      at++
    }
    // Most texts are short: looking at each byte is then faster than a search.
    for (let left = LOOKED_AT; at < chunk.length; at++) {
      const byte = chunk[at]
      if (byte === quote) return at
      if (byte === backslash) {
        at++
        this.#isEscaped = at >= chunk.length
      } else if (--left === 0) return this.#farTextEnd(chunk, at + 1)
    }
    return chunk.length
  }

  #farTextEnd(chunk: Buffer, start: number): number {
    const close = chunk.indexOf(quote, start)
    const end = close < 0 ? chunk.length : close
    const escaped = chunk.subarray(start, end).indexOf(backslash)
    return escaped < 0 ? end : this.#textEnd(chunk, start + escaped)
  }

  /** A text that goes on in the next chunk: kept aside as long as it is short. */
  #holdText(chunk: Buffer, from: number): void {
    const start = Math.max(from, this.#textFrom - this.#before)
    this.#keep(chunk, from, start)
    if (this.#lengthAt(chunk.length) > SKIPPED_FROM) this.#held = []
    else this.#held.push(Buffer.from(chunk.subarray(start)))
  }

  /** @returns where what is still to be kept begins */
  #closeText(chunk: Buffer, from: number, at: number): number {
    this.#isText = false
    if (!this.#maySkip) return from
    const held = this.#held
    this.#held = []
    if (this.#lengthAt(at) <= SKIPPED_FROM) {
      for (const part of held) this.#keep(part, 0, part.length)
      return from
    }
    this.#keep(chunk, from, Math.max(from, this.#textFrom - this.#before))
    this.#skipped = { from: this.#textFrom, to: this.#before + at }
    return at
  }

  #lengthAt(at: number): number {
    return this.#before + at - this.#textFrom
  }

  get #maySkip(): boolean {
    return this.#mode === 'collect' && this.#isArray && this.#key === this.#options.skipsIn
  }

  #keep(chunk: Buffer, from: number, to: number): void {
    if (to <= from) return
    this.#size += to - from
    if (this.#size > this.#options.most) throw new SplitterFault('too large', this.place)
    this.#parts.push(Buffer.from(chunk.subarray(from, to)))
  }

  #finish(chunk: Buffer, from: number, to: number): number {
    const text = this.#textOf(chunk, from, to)
    if (this.#mode === 'in key') {
      this.#key = keyOf(text) ?? ''
      if (this.#key === '') throw this.#fault()
      this.#mode = 'colon'
      return to
    }
    const { visit } = this.#options
    visit({ key: this.#key, index: this.#isArray ? this.#index : null, text, skipped: this.#skipped })
    if (this.#isArray) this.#index++
    this.#mode = 'next'
    return to
  }

  #textOf(chunk: Buffer, from: number, to: number): string {
    if (this.#parts.length === 0) return chunk.toString('utf8', from, to)
    this.#keep(chunk, from, to)
    const text = Buffer.concat(this.#parts).toString('utf8')
    this.#parts = []
    return text
  }

  #fault(): SplitterFault {
    return new SplitterFault('syntax', this.place)
  }
}
