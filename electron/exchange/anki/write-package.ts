import { mkdtemp, rm } from 'node:fs/promises'
import path from 'node:path'
import type { DeckPackage, PackageMedia } from '../deck-package.ts'
import { refusedBy, writeWhole } from '../text/atomic.ts'
import { type Entry, zipped } from '../zip/zip-writer.ts'
import { freeName, normalName } from './media-names.ts'
import { updateNotice } from './update-notice.ts'
import { type Counts, type WriteOptions, writeCollection } from './write-collection.ts'

export type PackageOptions = WriteOptions & {
  /** The oldest form, for programs that know no other: neither a version nor a second collection. */
  isPlain?: boolean
  /** Told how many bytes of the file there are, now and then; it may wait, and stops the work by throwing. */
  packed?: (bytes: number) => Promise<void>
}

/** What went into a package; bytes of the file. */
export type Written = Counts & { media: number; bytes: number }

/**
 * Writes an Anki package, `.apkg` or `.colpkg`, in the form that Anki from 2.1.22 on, AnkiDroid and most other
 * programs read. Rows and media are streamed. The file appears when it is whole; until then, and if anything
 * fails, one of the same name is as it was.
 * @throws ExchangeRefused  `disk_full`, `file_not_written`
 */
export async function writeAnkiPackage(
  pack: DeckPackage,
  file: string,
  options: PackageOptions,
): Promise<Written> {
  let folder: string | null = null
  try {
    folder = await mkdtemp(path.join(path.dirname(file), `.${path.basename(file)}.`))
    const media = mediaEntries(pack.media)
    const renamed = new Map(media.flatMap(({ from, name }) => (from === name ? [] : [[from, name]])))
    const collection = path.join(folder, 'collection')
    const counts = await writeCollection(pack, collection, options, renamed)
    const own = options.isPlain
      ? [{ name: 'collection.anki2', from: collection, isPacked: true }]
      : [
          { name: 'meta', from: Buffer.of(8, 2), isPacked: false },
          { name: 'collection.anki21', from: collection, isPacked: true },
          { name: 'collection.anki2', from: await noticeIn(folder, options), isPacked: true },
        ]
    const entries: Entry[] = [
      ...own,
      ...media.map(({ open }, index) => ({ name: String(index), from: open, isPacked: false })),
      { name: 'media', from: listOf(media), isPacked: false },
    ]
    const bytes = await writeWhole(file, zipped(entries, options.now, options.packed))
    return { ...counts, media: media.length, bytes }
  } catch (fault) {
    throw refusedBy(fault, file)
  } finally {
    if (folder !== null) await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

async function noticeIn(folder: string, { now, timeZone }: WriteOptions): Promise<string> {
  const file = path.join(folder, 'notice')
  await writeCollection(updateNotice(now), file, { now, timeZone })
  return file
}

type MediaEntry = { from: string; name: string; open: PackageMedia['open'] }

/** Media under names that Anki takes; two that become the same are told apart. */
function mediaEntries(media: readonly PackageMedia[]): MediaEntry[] {
  const taken = new Set<string>()
  return media.map(({ name: from, open }) => {
    const name = freeName(normalName(from), one => taken.has(one))
    taken.add(name)
    return { from, name, open }
  })
}

const listOf = (media: readonly MediaEntry[]) =>
  Buffer.from(JSON.stringify(Object.fromEntries(media.map(({ name }, index) => [String(index), name]))))
