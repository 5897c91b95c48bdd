import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm, rmdir } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { DeckPackage } from '../deck-package.ts'
import { ExchangeRefused } from '../refusal.ts'
import type { WriteOptions } from '../written.ts'
import { refusedBy, writeWhole } from './atomic.ts'

/** The folder in which the pictures and sounds of a text file lie: `Deck.md` has `Deck.media`. */
export const mediaFolderOf = (file: string) => join(dirname(file), `${basename(file, extname(file))}.media`)

/**
 * Writes a text file with its pictures and sounds in the folder beside it, all of it or nothing: until all is
 * written, what was there stays. Files in the folder under other names stay anyway.
 * @returns bytes written
 * @throws ExchangeRefused when it can't be written, or `job_cancelled`
 */
export async function writeWithMedia(
  pack: DeckPackage,
  file: string,
  pieces: Iterable<string>,
  options: WriteOptions,
): Promise<number> {
  const drafts = new Map<string, string>()
  const folder = mediaFolderOf(file)
  try {
    const media = await writeDrafts(pack, folder, drafts, options)
    const bytes = await writeWhole(file, pieces)
    for (const [name, draft] of drafts) await rename(draft, join(folder, name))
    return bytes + media
  } catch (error) {
    for (const draft of drafts.values()) await rm(draft, { force: true }).catch(() => undefined)
    // Only an empty folder goes: it was made for nothing.
    if (drafts.size > 0) await rmdir(folder).catch(() => undefined)
    throw refusedBy(error, folder)
  }
}

async function writeDrafts(
  pack: DeckPackage,
  folder: string,
  drafts: Map<string, string>,
  { hasMedia = true, signal }: WriteOptions,
): Promise<number> {
  let bytes = 0
  for (const one of hasMedia ? pack.media : []) {
    if (signal?.aborted) throw new ExchangeRefused('job_cancelled', 'The export was cancelled.')
    const name = safeName(one.name)
    if (name === null) continue
    await mkdir(folder, { recursive: true })
    const draft = join(folder, `.${drafts.size}.part`)
    drafts.set(name, draft)
    await pipeline(one.open(), createWriteStream(draft))
    bytes += one.bytes
  }
  return bytes
}

/** A name that stays inside the folder; null when it is none. */
function safeName(name: string): string | null {
  const flat = basename(name.replaceAll('\\', '/'))
  return flat === '' || flat === '.' || flat === '..' || flat.includes('\0') ? null : flat
}
