import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { DeckPackage } from '../deck-package.ts'
import { ExchangeRefused } from '../refusal.ts'
import { stopIfAborted, type WriteOptions } from '../written.ts'

/** The folder in which the pictures and sounds of a text file lie: `Deck.md` has `Deck.media`. */
export const mediaFolderOf = (file: string) => join(dirname(file), `${basename(file, extname(file))}.media`)

/**
 * Writes the pictures and sounds of a package into the folder beside a text file, each as a whole or not at all.
 * Files already there under other names stay.
 * @returns bytes written
 * @throws ExchangeRefused when the folder can't be written, or `job_cancelled`
 */
export async function writeMediaBeside(
  pack: DeckPackage,
  file: string,
  { hasMedia = true, signal }: WriteOptions,
): Promise<number> {
  if (!hasMedia || pack.media.length === 0) return 0
  const folder = mediaFolderOf(file)
  let bytes = 0
  let draft = ''
  try {
    await mkdir(folder, { recursive: true })
    for (const one of pack.media) {
      stopIfAborted(signal)
      const name = safeName(one.name)
      if (name === null) continue
      draft = join(folder, `.${name}.part`.slice(0, 250))
      await pipeline(one.open(), createWriteStream(draft))
      await rename(draft, join(folder, name))
      bytes += one.bytes
    }
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined)
    if (error instanceof ExchangeRefused) throw error
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    throw new ExchangeRefused(
      'file_not_written',
      `${basename(folder)} can't be written there (${code}). Choose another folder.`,
      folder,
    )
  }
  return bytes
}

/** A name that stays inside the folder; null when it is none. */
function safeName(name: string): string | null {
  const flat = basename(name.replaceAll('\\', '/'))
  return flat === '' || flat === '.' || flat === '..' || flat.includes('\0') ? null : flat
}
