import { createReadStream, statSync } from 'node:fs'
import path from 'node:path'
import type { PackageMedia, PackageNote, PackageNoteType } from '../../exchange/deck-package.ts'
import { all, type Reader } from '../db.ts'
import { mediaNamesIn } from './media-references.ts'
import type { StagedMedia } from './staged.ts'
import { mediaFolderOf } from './work-folder.ts'

/**
 * The media that lie beside a collection, without those whose file is gone.
 * @param names  those wanted; null for all
 */
export function collectedMedia(
  db: Reader,
  collectionFile: string,
  names: ReadonlySet<string> | null,
): PackageMedia[] {
  const folder = mediaFolderOf(collectionFile)
  return all<StagedMedia>(db, 'SELECT name, hash, bytes FROM media ORDER BY name').flatMap(
    ({ name, hash, bytes }) => {
      if (names !== null && !names.has(name)) return []
      const file = path.join(folder, hash)
      const found = statSync(file, { throwIfNoEntry: false })
      return found?.size === bytes ? [{ name, bytes, open: () => createReadStream(file) }] : []
    },
  )
}

/** Names of media that notes, and the templates and styles of their types, refer to. */
export function mediaNamesOf(
  notes: Iterable<Pick<PackageNote, 'fields'>>,
  types: readonly PackageNoteType[],
): Set<string> {
  const names = new Set<string>()
  const add = (text: string) => {
    for (const name of mediaNamesIn(text)) names.add(name)
  }
  for (const { fields } of notes) fields.forEach(add)
  for (const { css, templates } of types) {
    add(css)
    for (const { front, back } of templates) [front, back].forEach(add)
  }
  return names
}
