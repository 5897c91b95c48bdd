import { createHash, randomUUID } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { ExchangeRefused } from '../refusal.ts'

/**
 * Writes a file as a whole or not at all: beside it first, synced, then renamed over it. Text comes in pieces,
 * so that a large package is never held in memory.
 * @returns bytes written
 * @throws ExchangeRefused when the folder can't be written or the disk is full; the old file then stays
 */
export async function writeWhole(
  file: string,
  pieces: Iterable<string | Buffer> | AsyncIterable<string | Buffer>,
): Promise<number> {
  const mark = createHash('sha1').update(randomUUID()).digest('hex').slice(0, 8)
  const draft = join(dirname(file), `.${basename(file)}.${mark}.part`)
  let bytes = 0
  try {
    const handle = await open(draft, 'wx')
    try {
      for await (const chunk of chunked(pieces)) {
        await handle.writeFile(chunk)
        bytes += chunk.length
      }
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(draft, file)
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined)
    throw refusedBy(error, file)
  }
  return bytes
}

const CHUNK = 1 << 18

async function* chunked(
  pieces: Iterable<string | Buffer> | AsyncIterable<string | Buffer>,
): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = []
  let size = 0
  for await (const piece of pieces) {
    const bytes = typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece
    waiting.push(bytes)
    size += bytes.length
    if (size < CHUNK) continue
    yield Buffer.concat(waiting)
    waiting = []
    size = 0
  }
  if (size > 0) yield Buffer.concat(waiting)
}

/** What the disk says about a file that can't be written, as a sentence; any other fault as it is. */
export function refusedBy(error: unknown, file: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (error instanceof ExchangeRefused || !/^E[A-Z]+$|^SQLITE_(FULL|IOERR|CANTOPEN|READONLY)/.test(code))
    return error
  const name = basename(file)
  if (/^(ENOSPC|EDQUOT|SQLITE_FULL|SQLITE_IOERR)/.test(code)) {
    return new ExchangeRefused(
      'disk_full',
      `There is no room left for ${name}. Free some space, then export again.`,
      file,
    )
  }
  return new ExchangeRefused(
    'file_not_written',
    `${name} can't be written there (${code}). Choose another folder or name.`,
    file,
  )
}
