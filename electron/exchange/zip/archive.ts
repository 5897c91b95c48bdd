import { stat } from 'node:fs/promises'
import path from 'node:path'
import { crc32 } from 'node:zlib'
import yauzl, { type Entry, type ZipFile } from 'yauzl'
import { ExchangeRefused } from '../refusal.ts'
import { checkOverlap, entryNames } from './archive-checks.ts'
import { refusalOf } from './archive-faults.ts'

import { checkGrowth, limits } from './limits.ts'

/**
 * A zip, read by its central directory and never unpacked by the paths in it: entries are looked up by exact name.
 * Stays open until `close`, so that media can be streamed when they are wanted.
 */
export type Archive = {
  file: string
  /** Bytes of the file itself. */
  bytes: number
  has: (name: string) => boolean
  names: () => Iterable<string>
  /** Bytes of an entry, unpacked, as the archive claims; 0 for a missing one. Reading compares. */
  bytesOf: (name: string) => number
  packedBytesOf: (name: string) => number
  /**
   * Streams an entry, at most `most` bytes. Length and CRC-32 are compared at its end.
   * @throws ExchangeRefused  while streaming: `file_damaged`, `file_too_large`, `file_unreadable`
   */
  content: (name: string, most: number) => AsyncGenerator<Uint8Array>
  close: () => void
}

/**
 * Opens a zip and reads its table of contents.
 * If everything lies in one folder, as packing a folder by hand makes it, names are those inside of it.
 * @throws ExchangeRefused  `file_missing`, `file_empty`, `file_foreign` (not a zip), `file_damaged` (cut short, or
 *   parts overlap), `file_unsafe` (names outside of the archive, a name twice), `file_too_large` (entries)
 */
export async function openArchive(file: string): Promise<Archive> {
  const { size } = await stat(file).catch(fault => {
    throw refusalOf(fault, file)
  })
  if (size === 0) {
    throw new ExchangeRefused(
      'file_empty',
      `${path.basename(file)} is empty. Export or download it again.`,
      file,
    )
  }
  const zip = await yauzl.openPromise(file, { autoClose: false }).catch(fault => {
    throw refusalOf(fault, file)
  })
  try {
    const found = await entriesOf(zip, file)
    checkOverlap([...found.values()], size, file)
    return archiveOver(zip, file, size, entryNames(found, file))
  } catch (fault) {
    zip.close()
    throw refusalOf(fault, file)
  }
}

async function entriesOf(zip: ZipFile, file: string): Promise<Map<string, Entry>> {
  // The count comes from the file, so it is looked at before a table is read for as long as it says.
  if (zip.entryCount > limits.entries) throw tooMany(file)
  const found = new Map<string, Entry>()
  for await (const entry of zip.eachEntry()) {
    if (found.has(entry.fileName)) {
      throw new ExchangeRefused(
        'file_unsafe',
        `${path.basename(file)} holds "${entry.fileName}" twice, so it is not clear which one is meant. Export the deck again.`,
        entry.fileName,
      )
    }
    found.set(entry.fileName, entry)
    if (found.size > limits.entries) throw tooMany(file)
  }
  return found
}

const tooMany = (file: string) =>
  new ExchangeRefused(
    'file_too_large',
    `${path.basename(file)} holds more than ${limits.entries} files. Export the deck in smaller parts.`,
    file,
  )

function archiveOver(zip: ZipFile, file: string, bytes: number, entries: Map<string, Entry>): Archive {
  let isOpen = true
  return {
    file,
    bytes,
    has: name => entries.has(name),
    names: () => entries.keys(),
    bytesOf: name => entries.get(name)?.uncompressedSize ?? 0,
    packedBytesOf: name => entries.get(name)?.compressedSize ?? 0,
    content: (name, most) => contentOf(zip, entries.get(name), name, most, file),
    close: () => {
      if (isOpen) zip.close()
      isOpen = false
    },
  }
}

async function* contentOf(
  zip: ZipFile,
  entry: Entry | undefined,
  name: string,
  most: number,
  file: string,
): AsyncGenerator<Uint8Array> {
  if (entry === undefined) {
    throw new ExchangeRefused('file_damaged', `${path.basename(file)} lacks its part "${name}".`, name)
  }
  if (entry.isEncrypted()) {
    throw new ExchangeRefused(
      'file_unreadable',
      `${path.basename(file)} is protected by a password. Unpack it and pack it again without one.`,
      name,
    )
  }
  checkGrowth(entry.uncompressedSize, entry.compressedSize, most, name)
  let sum = 0
  try {
    // yauzl itself refuses more or fewer bytes than the table of contents says.
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      sum = crc32(chunk, sum)
      yield chunk
    }
  } catch (fault) {
    throw refusalOf(fault, file, name)
  }
  if (sum !== entry.crc32) {
    throw new ExchangeRefused(
      'file_damaged',
      `The part "${name}" of ${path.basename(file)} is damaged: its checksum differs. Export or download it again.`,
      name,
    )
  }
}

/**
 * A small entry as a whole.
 * @throws ExchangeRefused  as `content` does
 */
export async function wholeContent(content: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of content) chunks.push(chunk)
  return Buffer.concat(chunks)
}
