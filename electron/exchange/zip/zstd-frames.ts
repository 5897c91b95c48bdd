import { ExchangeRefused } from '../refusal.ts'

/** A stretch of a frame; `isLast`: the frame ends with it. */
export type FramePiece = { bytes: Uint8Array; isLast: boolean }

/** The most memory a frame may ask a decoder for, as the reference decoder does: window of 2^27 bytes. */
const largestWindow = 2 ** 27
/** Bytes of the dictionary's id and of the content's size, by their two-bit codes. */
const dictionaryBytes = [0, 1, 2, 4]
const contentSizeBytes = [0, 2, 4, 8]

/**
 * Walks over zstd frames without decoding them, so that a frame that was cut is known for certain: decoders
 * may end quietly, even with nothing at all. Also refuses windows that would take too much memory, dictionaries
 * and skippable frames, none of which a package has.
 * @throws ExchangeRefused  `file_damaged`, `file_too_large`
 * @see RFC 8878, section 3.1
 */
export async function* zstdFrames(
  source: AsyncIterable<Uint8Array>,
  where: string,
): AsyncGenerator<FramePiece> {
  const walk = new FrameWalk(where)
  for await (const chunk of source) yield* walk.over(chunk)
  walk.end()
}

/** What comes next: so many bytes to look at together, or so many to pass over. */
type Stage = 'descriptor' | 'header' | 'block' | 'content' | 'checksum'

class FrameWalk {
  private readonly where: string
  private stage: Stage = 'descriptor'
  /** Bytes of a header that is looked at as a whole; a chunk may end inside of it. */
  private head: number[] = []
  /** How many bytes the present stage needs, or still passes over. */
  private wanted = 5
  private isLastBlock = false
  private isSingleSegment = false
  private hasChecksum = false
  private frames = 0

  constructor(where: string) {
    this.where = where
  }

  *over(chunk: Uint8Array): Generator<FramePiece> {
    let from = 0
    let at = 0
    while (at < chunk.length) {
      if (this.stage === 'content' || this.stage === 'checksum') {
        const passed = Math.min(this.wanted, chunk.length - at)
        at += passed
        this.wanted -= passed
        if (this.wanted > 0) break
      } else {
        this.head.push(chunk[at] ?? 0)
        at++
        if (this.head.length < this.wanted) continue
      }
      if (this.isAtEndAfter()) {
        yield { bytes: chunk.subarray(from, at), isLast: true }
        from = at
      }
    }
    if (from < chunk.length) yield { bytes: chunk.subarray(from), isLast: false }
  }

  end(): void {
    if (this.frames > 0 && this.stage === 'descriptor' && this.head.length === 0) return
    throw new ExchangeRefused(
      'file_damaged',
      `"${this.where}" is cut short: its compressed data ends too early. Export or download the file again.`,
      this.where,
    )
  }

  /** Takes the stage that is complete to the next; true if a frame has ended. */
  private isAtEndAfter(): boolean {
    const head = this.head
    this.head = []
    switch (this.stage) {
      case 'descriptor':
        this.next('header', this.headerBytes(head))
        return false
      case 'header':
        this.checkWindow(head)
        this.next('block', 3)
        return false
      case 'block':
        return this.afterBlockHeader((head[0] ?? 0) | ((head[1] ?? 0) << 8) | ((head[2] ?? 0) << 16))
      case 'content':
        return this.afterBlock()
      case 'checksum':
        return this.frameEnds()
    }
  }

  private next(stage: Stage, wanted: number): void {
    this.stage = stage
    this.wanted = wanted
  }

  private headerBytes(head: number[]): number {
    const [a, b, c, d, descriptor = 0] = head
    if (a !== 0x28 || b !== 0xb5 || c !== 0x2f || d !== 0xfd || (descriptor & 0x08) !== 0) {
      throw this.damaged('is not compressed as it should be')
    }
    if (dictionaryBytes[descriptor & 3] !== 0) throw this.damaged('needs a dictionary that it does not bring')
    this.isSingleSegment = (descriptor & 0x20) !== 0
    this.hasChecksum = (descriptor & 0x04) !== 0
    const sizeCode = descriptor >> 6
    const sizeBytes = sizeCode === 0 && this.isSingleSegment ? 1 : (contentSizeBytes[sizeCode] ?? 0)
    // Without the byte of the window there is always a size, so at least one byte is to come.
    return sizeBytes + (this.isSingleSegment ? 0 : 1)
  }

  private checkWindow(head: number[]): void {
    const byte = head[0] ?? 0
    const base = 2 ** (10 + (byte >> 3))
    // A single segment has no window of its own: it is as large as the content.
    const window = this.isSingleSegment
      ? head.reduceRight((sum, one) => sum * 256 + one, 0)
      : base + (base / 8) * (byte & 7)
    if (window > largestWindow) throw this.tooLarge()
  }

  private afterBlockHeader(header: number): boolean {
    this.isLastBlock = (header & 1) === 1
    const type = (header >> 1) & 3
    if (type === 3) throw this.damaged('is damaged')
    const bytes = type === 1 ? 1 : header >> 3
    if (bytes === 0) return this.afterBlock()
    this.next('content', bytes)
    return false
  }

  private afterBlock(): boolean {
    if (!this.isLastBlock) this.next('block', 3)
    else if (this.hasChecksum) this.next('checksum', 4)
    else return this.frameEnds()
    return false
  }

  private frameEnds(): boolean {
    this.frames++
    this.next('descriptor', 5)
    return true
  }

  private damaged(what: string): ExchangeRefused {
    return new ExchangeRefused(
      'file_damaged',
      `"${this.where}" ${what}. Export or download the file again.`,
      this.where,
    )
  }

  private tooLarge(): ExchangeRefused {
    return new ExchangeRefused(
      'file_too_large',
      `"${this.where}" asks for more memory to unpack than is given. Export the deck from Anki again.`,
      this.where,
    )
  }
}
