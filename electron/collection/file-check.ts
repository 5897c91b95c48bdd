import { accessSync, closeSync, constants, existsSync, openSync, readSync, statSync } from 'node:fs'
import path from 'node:path'
import { Refused } from '../contract/refused.ts'
import { applicationId } from './migrate.ts'
import { currentVersion } from './migrations/list.ts'
import { naming } from './sqlite-faults.ts'

/** What stands at the place of a collection: nothing, an empty file, or one of Demarc. */
export type Standing = 'none' | 'empty' | 'collection'

const magic = 'SQLite format 3\0'

/**
 * Looks at a file before SQLite touches it, by its first 100 bytes alone.
 * @throws Refused  `folder_missing`, `file_unreadable`, `collection_damaged`, `file_foreign`, `file_newer`
 */
export function standingOf(file: string): Standing {
  const folder = path.dirname(file)
  const found = naming(file, () => statSync(file, { throwIfNoEntry: false }))
  if (found === undefined) {
    if (existsSync(folder)) return 'none'
    throw new Refused(
      'folder_missing',
      `The folder ${folder} is not there. Make it or connect its disk, or choose another place.`,
      folder,
    )
  }
  const name = path.basename(file)
  if (!found.isFile()) {
    throw new Refused('file_unreadable', `${name} is not a file. Choose the file of a collection.`, file)
  }
  if (found.size === 0) return 'empty'
  checkHeader(file, name, found.size)
  return 'collection'
}

/** The file's first 100 bytes are SQLite's own header; see sqlite.org/fileformat2.html, section 1.3. */
function checkHeader(file: string, name: string, size: number): void {
  const header = naming(file, () => firstBytes(file, 100))
  if (header.length < 100 || header.toString('latin1', 0, 16) !== magic) {
    const isOurs = header.length < 100 && magic.startsWith(header.toString('latin1', 0, 16))
    throw isOurs
      ? damaged(file, name)
      : new Refused(
          'collection_damaged',
          `${name} is not a collection, or its beginning is damaged; it was left as it is. Restore a backup, or choose another file.`,
          file,
        )
  }
  if (header.readInt32BE(68) !== applicationId) {
    throw new Refused(
      'file_foreign',
      `${name} belongs to another program and was left as it is. Choose a collection of Demarc, or import the file into one.`,
      file,
    )
  }
  refuseNewer(header.readInt32BE(60), file)
  const pageSize = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16)
  // The page count holds only when the change counter was written along with it.
  const isCounted = header.readUInt32BE(24) === header.readUInt32BE(92)
  if (isCounted && size < pageSize * header.readUInt32BE(28) && !hasUnwrittenPages(file)) {
    throw damaged(file, name)
  }
}

/** @throws Refused `file_newer` when a newer Demarc wrote the file */
export function refuseNewer(version: number, file: string): void {
  if (version <= currentVersion) return
  throw new Refused(
    'file_newer',
    `${path.basename(file)} was written by a newer Demarc (its form is ${version}, this app knows up to ${currentVersion}). Update Demarc, or open a backup made before.`,
    file,
  )
}

function damaged(file: string, name: string): Refused {
  return new Refused(
    'collection_damaged',
    `${name} is damaged and was left as it is. Restore a backup, or choose another file.`,
    file,
  )
}

function firstBytes(file: string, count: number): Buffer {
  const handle = openSync(file, 'r')
  try {
    const bytes = Buffer.alloc(count)
    return bytes.subarray(0, readSync(handle, bytes, 0, count, 0))
  } finally {
    closeSync(handle)
  }
}

/** Whether pages wait in the write-ahead log beside a file: somebody has it open, or ended uncleanly. */
export function hasUnwrittenPages(file: string): boolean {
  return (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0
}

/** Whether this process may write the file (if it is there) and make others beside it. */
export function isWritable(file: string): boolean {
  try {
    accessSync(path.dirname(file), constants.W_OK)
    if (existsSync(file)) accessSync(file, constants.W_OK)
    return true
  } catch {
    return false
  }
}
