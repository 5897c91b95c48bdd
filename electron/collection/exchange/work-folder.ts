import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'

const prefix = '.exchange-'
/** A folder this old was left by a process that ended in the middle; ms. */
const staleMs = 48 * 3_600_000

/** Where the media of a collection lie, each under the SHA-256 of its content, in hex. */
export const mediaFolderOf = (file: string) => path.join(path.dirname(file), 'media')

/** Where a file of the media lies; one that an import has read and not yet brought in, in the folder of its job. */
export function mediaFileOf(collectionFile: string, hash: string): string {
  const file = path.join(mediaFolderOf(collectionFile), hash)
  if (existsSync(file)) return file
  const home = path.dirname(collectionFile)
  const prepared = workFoldersIn(home).map(name => path.join(home, name, 'media', hash))
  return prepared.find(one => existsSync(one)) ?? file
}

function workFoldersIn(home: string): string[] {
  try {
    return readdirSync(home).filter(name => name.startsWith(prefix))
  } catch {
    return []
  }
}

/**
 * A new folder for what a job prepares, beside the collection so that files need only be renamed into place.
 * Whoever asks for it removes it.
 */
export function newWorkFolder(collectionFile: string): string {
  const home = path.dirname(path.resolve(collectionFile))
  removeLeftovers(home)
  const folder = mkdtempSync(path.join(home, `${prefix}${process.pid}-`))
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

/** What a process that ended in the middle left behind. */
function removeLeftovers(home: string): void {
  for (const name of workFoldersIn(home)) {
    const folder = path.join(home, name)
    const found = statSync(folder, { throwIfNoEntry: false })
    if (!found?.isDirectory()) continue
    // A process of another computer can't be asked after; and a number is given out again some day.
    const [, pid] = /^.exchange-(\d+)-/.exec(name) ?? []
    if (Date.now() - found.mtimeMs > staleMs || !isAlive(Number(pid))) removeWorkFolder(folder)
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
