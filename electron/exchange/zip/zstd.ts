import { pipeline, Readable } from 'node:stream'
import zlib from 'node:zlib'
import { Decompress } from 'fzstd'
import { ExchangeRefused } from '../refusal.ts'
import { checkGrowth } from './limits.ts'
import { type FramePiece, zstdFrames } from './zstd-frames.ts'

/** How one frame is decoded. */
type Decoder = (frame: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>

/**
 * Unpacks zstd, streaming. A frame that was cut is refused, even where a decoder would say nothing.
 * @param most   bytes that may come out
 * @param where  the entry's name, for messages
 * @param decoder  Node's own where it has one (from 22.15 on), otherwise one in JavaScript
 * @throws ExchangeRefused  while streaming: `file_damaged`, `file_too_large`
 */
export async function* unzstd(
  source: AsyncIterable<Uint8Array>,
  most: number,
  where: string,
  decoder: Decoder = usualDecoder,
): AsyncGenerator<Uint8Array> {
  let packed = 0
  let unpacked = 0
  async function* counted() {
    for await (const chunk of source) {
      packed += chunk.length
      yield chunk
    }
  }
  const pieces = zstdFrames(counted(), where)
  try {
    for (;;) {
      const first = await pieces.next()
      if (first.done) return
      for await (const chunk of decoder(frameFrom(first.value, pieces))) {
        unpacked += chunk.length
        checkGrowth(unpacked, packed, most, where)
        yield chunk
      }
    }
  } catch (fault) {
    if (fault instanceof ExchangeRefused) throw fault
    throw new ExchangeRefused(
      'file_damaged',
      `"${where}" is damaged: it cannot be unpacked. Export or download the file again.`,
      where,
    )
  } finally {
    await pieces.return(undefined)
  }
}

/** One frame's bytes; what follows stays in `rest` for the next. */
async function* frameFrom(first: FramePiece, rest: AsyncGenerator<FramePiece>): AsyncGenerator<Uint8Array> {
  let piece = first
  for (;;) {
    yield piece.bytes
    if (piece.isLast) return
    const next = await rest.next()
    if (next.done) return
    piece = next.value
  }
}

export const nativeDecoder: Decoder = frame => {
  const decoder = zlib.createZstdDecompress()
  // A fault on either side ends the iteration over the decoder with it.
  pipeline(Readable.from(frame), decoder, () => {})
  return decoder
}

export const plainDecoder: Decoder = async function* (frame) {
  let out: Uint8Array[] = []
  const decoder = new Decompress(chunk => out.push(chunk))
  for await (const bytes of frame) {
    // In small steps: one byte of input can stand for 128 kB of output, which is held until it is taken.
    for (let at = 0; at < bytes.length; at += 4096) {
      decoder.push(bytes.subarray(at, at + 4096))
      yield* out
      out = []
    }
  }
  decoder.push(new Uint8Array(0), true)
  yield* out
}

/** Node has zstd of its own from 22.15 on. */
const usualDecoder: Decoder = typeof zlib.createZstdDecompress === 'function' ? nativeDecoder : plainDecoder
