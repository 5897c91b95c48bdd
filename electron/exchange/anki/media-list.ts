import { createHash } from 'node:crypto'
import path from 'node:path'
import { Readable } from 'node:stream'
import { z } from 'zod'
import type { PackageMedia, PackageWarning } from '../deck-package.ts'
import { ExchangeRefused } from '../refusal.ts'
import { type Archive, wholeContent } from '../zip/archive.ts'
import { checkGrowth, limits } from '../zip/limits.ts'
import { unzstd } from '../zip/zstd.ts'
import { freeName, isPlainName, normalName } from './media-names.ts'
import { readMessage } from './protobuf.ts'

export type MediaList = {
  media: PackageMedia[]
  /** Listed names whose entry is there. */
  found: number
  /** New names by the names in the list, where they differ. */
  renamed: Map<string, string>
  warnings: PackageWarning[]
}

/** A line of the list: entry in the archive, name, and what is promised about the unpacked bytes. */
type Listed = { entry: string; name: string; bytes?: number; sha1?: Uint8Array }

/**
 * Reads which file is called what. A package without a list has no media.
 * @throws ExchangeRefused  `file_damaged` (no list in its form), `file_unsafe` (a name that leads elsewhere),
 *   `file_too_large`
 */
export async function readMediaList(archive: Archive, isPacked: boolean): Promise<MediaList> {
  if (!archive.has('media')) return { media: [], found: 0, renamed: new Map(), warnings: [] }
  const content = archive.content('media', limits.mediaList)
  const bytes = await wholeContent(isPacked ? unzstd(content, limits.mediaList, 'media') : content)
  const listed = isPacked ? fromProtobuf(bytes, archive) : fromJson(bytes, archive)
  const list: MediaList = { media: [], found: 0, renamed: new Map(), warnings: [] }
  const seen = new Set<string>()
  const taken = new Set<string>()
  let total = 0
  const absent: string[] = []
  for (const one of listed) {
    checkName(one.name, archive)
    if (!archive.has(one.entry)) {
      absent.push(one.name)
      continue
    }
    list.found++
    if (seen.has(one.name)) {
      list.warnings.push({ where: 'media', what: `"${one.name}" is listed twice; the first was taken.` })
      continue
    }
    seen.add(one.name)
    const name = freeName(normalName(one.name), free => taken.has(free))
    taken.add(name)
    if (name !== one.name) list.renamed.set(one.name, name)
    const size = one.bytes ?? archive.bytesOf(one.entry)
    total += size
    list.media.push({ name, bytes: size, open: () => opened(archive, one, isPacked) })
  }
  checkGrowth(total, archive.bytes, limits.media, path.basename(archive.file))
  if (absent.length > 0) {
    const some = absent.slice(0, 3).join(', ')
    list.warnings.push({
      where: 'media',
      what: `${absent.length} media ${absent.length === 1 ? 'file is' : 'files are'} listed but not in the package: ${some}${absent.length > 3 ? ' …' : ''}`,
    })
  }
  return list
}

const ListJson = z.record(z.string(), z.string())

function fromJson(bytes: Buffer, archive: Archive): Listed[] {
  let value: unknown
  try {
    value = JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, '') || '{}')
  } catch {
    value = undefined
  }
  const list = ListJson.safeParse(value)
  if (!list.success) throw noList(archive)
  return Object.entries(list.data).map(([entry, name]) => {
    // Entries are numbers, so that a list cannot name the collection itself, or any path.
    if (!/^\d{1,10}$/.test(entry)) throw noList(archive)
    return { entry, name }
  })
}

/** @see Anki, proto/anki/import_export.proto, MediaEntries */
function fromProtobuf(bytes: Buffer, archive: Archive): Listed[] {
  return readMessage(bytes, 'media')
    .messages(1)
    .map((entry, index) => {
      const sha1 = entry.bytes(3)
      if (sha1.length !== 20) throw noList(archive)
      return { entry: String(index), name: entry.text(1), bytes: entry.number(2), sha1 }
    })
}

const noList = (archive: Archive) =>
  new ExchangeRefused(
    'file_damaged',
    `The list of media in ${path.basename(archive.file)} cannot be read. Export the deck from Anki again.`,
    'media',
  )

function checkName(name: string, archive: Archive): void {
  if (isPlainName(name)) return
  throw new ExchangeRefused(
    'file_unsafe',
    `${path.basename(archive.file)} lists a media file "${name}", a name that leads out of the media folder. Nothing was imported; get the deck from another source, or rename the file in Anki and export again.`,
    'media',
  )
}

function opened(archive: Archive, one: Listed, isPacked: boolean): Readable {
  const content = archive.content(one.entry, limits.medium)
  const bytes = isPacked ? unzstd(content, limits.medium, one.name) : content
  return Readable.from(isPacked ? compared(bytes, one) : bytes, { objectMode: false })
}

/** Passes the bytes on and holds them against what the list says of them. */
async function* compared(bytes: AsyncIterable<Uint8Array>, one: Listed): AsyncGenerator<Uint8Array> {
  const sum = createHash('sha1')
  let count = 0
  for await (const chunk of bytes) {
    sum.update(chunk)
    count += chunk.length
    yield chunk
  }
  const isSame = one.sha1 !== undefined && sum.digest().equals(one.sha1) && count === one.bytes
  if (isSame) return
  throw new ExchangeRefused(
    'file_damaged',
    `The media file "${one.name}" is not the one the package says it holds. Export or download the package again.`,
    `media, ${one.entry}`,
  )
}
