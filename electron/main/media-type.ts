import { closeSync, openSync, readSync } from 'node:fs'

/** What a file begins with, at which byte, and what it then is. */
const signatures: readonly (readonly [at: number, bytes: string, type: string])[] = [
  [0, '\x89PNG', 'image/png'],
  [0, '\xff\xd8\xff', 'image/jpeg'],
  [0, 'GIF8', 'image/gif'],
  [8, 'WEBP', 'image/webp'],
  [8, 'WAVE', 'audio/wav'],
  [0, 'BM', 'image/bmp'],
  [4, 'ftypavif', 'image/avif'],
  [4, 'ftypM4A', 'audio/mp4'],
  [4, 'ftyp', 'video/mp4'],
  [0, 'OggS', 'audio/ogg'],
  [0, 'fLaC', 'audio/flac'],
  [0, 'ID3', 'audio/mpeg'],
  [0, '\x1aE\xdf\xa3', 'video/webm'],
  [0, 'wOF2', 'font/woff2'],
  [0, 'wOFF', 'font/woff'],
  [0, 'OTTO', 'font/otf'],
  [0, '\0\x01\0\0', 'font/ttf'],
]

/** An MPEG audio frame begins with eleven set bits; layer bits of 00 are AAC's. */
function isMpegFrame(head: string): string | null {
  const second = head.charCodeAt(1)
  if (head.charCodeAt(0) !== 0xff || (second & 0xe0) !== 0xe0) return null
  return (second & 0x06) === 0 ? 'audio/aac' : 'audio/mpeg'
}

/**
 * The type of a file by what it begins with, since media lie under their hash alone; bytes of no known kind for all
 * else, which no page shows. Null when there is no such file.
 * @see https://mimesniff.spec.whatwg.org, sections 6.1 to 6.3
 */
export function mediaTypeOf(file: string): string | null {
  const head = headOf(file)
  if (head === null) return null
  const known = signatures.find(([at, bytes]) => head.startsWith(bytes, at))
  if (known) return known[2]
  if (
    /^\s*(\xef\xbb\xbf)?\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*|<!DOCTYPE[^>]*>\s*)*<svg[\s>]/i.test(head)
  ) {
    return 'image/svg+xml'
  }
  return isMpegFrame(head) ?? 'application/octet-stream'
}

/** The first bytes, a character each. */
function headOf(file: string): string | null {
  try {
    const handle = openSync(file, 'r')
    try {
      const bytes = Buffer.alloc(1024)
      return bytes.toString('latin1', 0, readSync(handle, bytes))
    } finally {
      closeSync(handle)
    }
  } catch {
    return null
  }
}
