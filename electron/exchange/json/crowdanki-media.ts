import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { PackageMedia } from '../deck-package.ts'

/**
 * The files of a folder that are wanted, by name. Names are compared in composed form, as macOS and Linux write
 * accents differently; nothing outside of the folder is looked at.
 */
export async function mediaIn(
  folder: string,
  wanted: ReadonlySet<string>,
): Promise<{ found: PackageMedia[]; missing: string[] }> {
  const entries = wanted.size === 0 ? [] : await readdir(folder, { withFileTypes: true }).catch(() => [])
  // Only plain files: a link could lead anywhere.
  const files = new Map(
    entries.filter(entry => entry.isFile()).map(({ name }) => [name.normalize('NFC'), name]),
  )
  const found: PackageMedia[] = []
  const missing: string[] = []
  for (const name of wanted) {
    const path = join(folder, files.get(name.normalize('NFC')) ?? '')
    const about = files.has(name.normalize('NFC')) ? await stat(path).catch(() => null) : null
    if (about) found.push({ name, bytes: about.size, open: () => createReadStream(path) })
    else missing.push(name)
  }
  return { found, missing }
}
