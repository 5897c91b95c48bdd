import path from 'node:path'
import { ExchangeRefused } from '../refusal.ts'
import { type Archive, wholeContent } from '../zip/archive.ts'
import { readMessage } from './protobuf.ts'

/** Which of Anki's three forms a package has: the entry its collection is in, and whether zstd packs things. */
export type Generation = {
  entry: 'collection.anki2' | 'collection.anki21' | 'collection.anki21b'
  isPacked: boolean
}

const first: Generation = { entry: 'collection.anki2', isPacked: false }
const second: Generation = { entry: 'collection.anki21', isPacked: false }
const latest: Generation = { entry: 'collection.anki21b', isPacked: true }

/** Versions in `meta`. @see Anki, proto/anki/import_export.proto, PackageMetadata */
const byVersion: Record<number, Generation> = { 1: first, 2: second, 3: latest }

/**
 * Finds the collection that is meant: the one `meta` says, else the newest there is. A `collection.anki2` beside a
 * newer one is a stub that holds a request to update Anki, so it is never what a broken newer one falls back to.
 * @throws ExchangeRefused  `file_foreign` (no collection), `file_newer`, `file_damaged`
 */
export async function generationOf(archive: Archive): Promise<Generation> {
  const said = archive.has('meta') ? await saidIn(archive) : undefined
  const found = said ?? [latest, second, first].find(({ entry }) => archive.has(entry))
  const name = path.basename(archive.file)
  if (found === undefined) {
    throw new ExchangeRefused(
      'file_foreign',
      `${name} is an archive, but no Anki package: there is no collection in it. Choose a file that Anki exported as .apkg or .colpkg.`,
      archive.file,
    )
  }
  if (!archive.has(found.entry)) {
    throw new ExchangeRefused(
      'file_damaged',
      `${name} lacks its collection, "${found.entry}". Export or download it again.`,
      found.entry,
    )
  }
  return found
}

async function saidIn(archive: Archive): Promise<Generation> {
  const meta = await wholeContent(archive.content('meta', 64 * 1024))
  const version = readMessage(meta, 'meta').number(1)
  const said = byVersion[version]
  if (said === undefined) {
    throw new ExchangeRefused(
      'file_newer',
      `${path.basename(archive.file)} has a form of package (${version}) that is not known yet. In Anki, export it with "Support older Anki versions" ticked.`,
      'meta',
    )
  }
  return said
}
