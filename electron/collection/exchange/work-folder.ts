import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'

const prefix = '.exchange-'
/** A folder this old was left by a process that ended in the middle; ms. */
const staleMs = 48 * 3_600_000

/** Where the media of a collection lie, each under the SHA-256 of its content, in hex. */
export const mediaFolderOf = (file: string) => path.join(path.dirname(file), 'media')

/**
 * A new folder for what a job prepares, beside the collection so that files need only be renamed into place.
 * Whoever asks for it removes it.
 */
export function newWorkFolder(collectionFile: string): string {
  const home = path.dirname(path.resolve(collectionFile))
  removeLeftovers(home)
  const folder = mkdtempSync(path.join(home, prefix))
  mkdirSync(path.join(folder, 'media'))
  return folder
}

/** Removes a job's folder with all that is in it. Never throws. */
export function removeWorkFolder(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  } catch (error) {
    console.error(`The folder ${folder} could not be removed: ${String(error)}`)
  }
}

/** By age and not by name: another process may be at work in the newest. */
function removeLeftovers(home: string): void {
  for (const name of readdirSync(home)) {
    if (!name.startsWith(prefix)) continue
    const folder = path.join(home, name)
    const found = statSync(folder, { throwIfNoEntry: false })
    if (found?.isDirectory() && Date.now() - found.mtimeMs > staleMs) removeWorkFolder(folder)
  }
}
