import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import yazl from 'yazl'

/** An entry of a zip: its bytes, the file they are in, or what opens them when their turn comes. */
export type Entry = {
  name: string
  from: Buffer | string | (() => NodeJS.ReadableStream)
  isPacked: boolean
}

/**
 * A zip in pieces, for a file. Each entry is opened when those before it are through, so that thousands of media
 * take no more memory than one.
 * @param now     ms since 1970, the time of every entry
 * @param packed  told how many bytes there are so far; it may wait, and stops the work by throwing
 */
export async function* zipped(
  entries: readonly Entry[],
  now: number,
  packed: (bytes: number) => Promise<void> = async () => undefined,
): AsyncGenerator<Buffer> {
  const zip = new yazl.ZipFile()
  const output = zip.outputStream as Readable
  let reading: NodeJS.ReadableStream | null = null
  zip.on('error', (fault: Error) => output.destroy(fault))
  for (const { name, from, isPacked } of entries) {
    const options = { compress: isPacked, mtime: new Date(now) }
    if (Buffer.isBuffer(from)) zip.addBuffer(from, name, options)
    else {
      const open: () => NodeJS.ReadableStream =
        typeof from === 'string' ? () => createReadStream(from, { highWaterMark: 1 << 18 }) : from
      zip.addReadStreamLazy(name, options, give => {
        try {
          const stream = open()
          stream.on('error', (fault: Error) => output.destroy(fault))
          reading = stream
          give(null, stream)
        } catch (fault) {
          output.destroy(fault instanceof Error ? fault : new Error(String(fault)))
        }
      })
    }
  }
  zip.end()
  let bytes = 0
  try {
    for await (const piece of output) {
      bytes += piece.length
      await packed(bytes)
      yield piece
    }
  } finally {
    // Whoever stops in the middle leaves a file open.
    if (reading !== null) (reading as Readable).destroy()
  }
}
