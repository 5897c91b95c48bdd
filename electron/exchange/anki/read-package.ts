import { randomUUID } from 'node:crypto'
import { createWriteStream, rmSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { DeckPackage } from '../deck-package.ts'
import { ExchangeRefused } from '../refusal.ts'
import { type Archive, openArchive } from '../zip/archive.ts'
import { refusalOf } from '../zip/archive-faults.ts'
import { limits } from '../zip/limits.ts'
import { unzstd } from '../zip/zstd.ts'
import { openSource, type Source } from './database.ts'
import { type Generation, generationOf } from './generation.ts'
import { readMediaList } from './media-list.ts'
import { packageOver } from './package-over.ts'

/** Where and when a package is read; day numbers are counted from it. */
export type ReadOptions = {
  /** ms since 1970. */
  now?: number
  /** IANA name; the machine's by default. */
  timeZone?: string
  /** Stops between two chunks; nothing stays behind. */
  signal?: AbortSignal
}

/**
 * Reads an Anki package, `.apkg` or `.colpkg`, of any generation; by what is in it, not by its ending.
 * Rows and media are streamed from a copy in `workFolder` and from the package, until `close` removes the copy.
 * @throws ExchangeRefused  for whatever is wrong with the file; some of it only while rows or media are taken
 */
export async function readAnkiPackage(
  file: string,
  workFolder: string,
  options: ReadOptions = {},
): Promise<DeckPackage> {
  const archive = await openArchive(file)
  const copy = path.join(workFolder, `${randomUUID()}.anki2`)
  let source: Source | undefined
  try {
    const generation = await generationOf(archive)
    const list = await readMediaList(archive, generation.isPacked)
    await mkdir(workFolder, { recursive: true })
    await copyCollection(archive, generation, copy, options.signal)
    source = openSource(copy, generation.entry)
    return packageOver(source, list, {
      now: options.now ?? Date.now(),
      timeZone: options.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
      format: `Anki package (${generation.entry})`,
      isFirstGeneration: generation.entry === 'collection.anki2',
      close: closing(archive, source, copy),
    })
  } catch (fault) {
    source?.close()
    archive.close()
    await rm(copy, { force: true })
    throw fault
  }
}

async function copyCollection(
  archive: Archive,
  { entry, isPacked }: Generation,
  copy: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  const packed = archive.content(entry, limits.collection)
  const content = isPacked ? unzstd(packed, limits.collection, entry) : packed
  try {
    await pipeline(
      Readable.from(content, { objectMode: false }),
      createWriteStream(copy, { flags: 'wx' }),
      signal ? { signal } : {},
    )
  } catch (fault) {
    if (signal?.aborted) throw new ExchangeRefused('job_cancelled', 'The import was cancelled.', archive.file)
    throw refusalOf(fault, archive.file, entry)
  }
}

function closing(archive: Archive, source: Source, copy: string): () => void {
  return () => {
    source.close()
    archive.close()
    rmSync(copy, { force: true })
  }
}
