import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import type { PackageMedia } from '../deck-package.ts'
import { ExchangeRefused } from '../refusal.ts'

export type StoredMedia = {
  name: string
  bytes: number
  sha256: string
  /** Its base64, where it is short enough to have been read, else where it stands in the file. */
  content: string | { from: number; to: number }
}

/** A picture or sound whose content is streamed out of the package and checked on the way. */
export function mediaFrom(file: string, stored: StoredMedia): PackageMedia {
  const { name, bytes } = stored
  return { name, bytes, open: () => Readable.from(contentOf(file, stored), { objectMode: false }) }
}

async function* contentOf(
  file: string,
  { name, bytes, sha256, content }: StoredMedia,
): AsyncGenerator<Buffer> {
  const hash = createHash('sha256')
  let size = 0
  let left = ''
  const source =
    typeof content === 'string'
      ? [content]
      : createReadStream(file, { start: content.from, end: content.to - 1, encoding: 'latin1' })
  for await (const chunk of source) {
    const signs = left + String(chunk).replace(/[^A-Za-z\d+/=]/g, '')
    const whole = signs.length - (signs.length % 4)
    left = signs.slice(whole)
    const piece = Buffer.from(signs.slice(0, whole), 'base64')
    hash.update(piece)
    size += piece.length
    if (piece.length > 0) yield piece
  }
  if (left === '' && size === bytes && hash.digest('hex') === sha256) return
  throw new ExchangeRefused(
    'file_damaged',
    `The content of ${name} in ${basename(file)} is damaged. Export the package again.`,
    name,
  )
}
