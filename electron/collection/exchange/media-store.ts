import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { type FileHandle, open, rename } from 'node:fs/promises'
import path from 'node:path'
import type { PackageMedia, PackageWarning } from '../../exchange/deck-package.ts'
import { breathe, type Job } from './job.ts'
import type { StagedMedia } from './staged.ts'
import { mediaFolderOf } from './work-folder.ts'

/**
 * Copies a package's media into a job's folder, each under its SHA-256. One is held in memory at a time, in pieces.
 * @param found  told of each, or why one could not be had
 * @returns the names that are there
 */
export async function stageMedia(
  media: readonly PackageMedia[],
  folder: string,
  job: Job,
  found: (media: StagedMedia | null, warning: PackageWarning | null) => void,
): Promise<Set<string>> {
  const names = new Set<string>()
  const settling = new Settling()
  const all = media.reduce((sum, { bytes }) => sum + bytes + 1, 1)
  let done = 0
  try {
    for (const one of media) {
      const name = one.name.normalize('NFC')
      if (names.has(name)) {
        found(null, { where: name, what: 'The file holds it twice; the first is used.' })
      } else {
        names.add(name)
        found({ name, ...(await copyOf(one, path.join(folder, 'media'), job, settling)) }, null)
      }
      done += one.bytes + 1
      await breathe(job, 'media', done / all)
    }
  } catch (error) {
    // Until every file is closed, the folder can't be removed everywhere.
    await settling.end().catch(() => undefined)
    throw error
  }
  await settling.end()
  return names
}

/** So many files wait for the disk at a time. */
const settlingAtOnce = 16

/** Files whose bytes are on their way to the disk: each alone would be waited for longer than it takes to copy. */
class Settling {
  readonly #pending = new Set<Promise<void>>()

  async add(handle: FileHandle): Promise<void> {
    const settled = handle.sync().finally(() => handle.close())
    this.#pending.add(settled)
    settled.then(
      () => this.#pending.delete(settled),
      () => undefined,
    )
    if (this.#pending.size >= settlingAtOnce) await Promise.race(this.#pending)
  }

  /** Waits for all. Throws what the disk had against one. */
  async end(): Promise<void> {
    await Promise.all(this.#pending)
  }
}

async function copyOf(
  media: PackageMedia,
  folder: string,
  job: Job,
  settling: Settling,
): Promise<{ hash: string; bytes: number }> {
  const aside = path.join(folder, randomUUID())
  const digest = createHash('sha256')
  const handle = await open(aside, 'wx')
  let bytes = 0
  try {
    for await (const piece of media.open()) {
      const chunk = typeof piece === 'string' ? Buffer.from(piece) : piece
      digest.update(chunk)
      bytes += chunk.length
      await handle.write(chunk)
      if (job.isCancelled()) break
    }
  } catch (error) {
    await handle.close()
    throw error
  }
  await settling.add(handle)
  const hash = digest.digest('hex')
  await rename(aside, path.join(folder, hash))
  return { hash, bytes }
}

/** Files of media put in their place; `takeBack` removes those that were not there before. */
export type Placed = { takeBack: () => void }

/**
 * Moves prepared files to where the collection's media lie. A file that is there already is the same one.
 * @param hashes  of the files to move
 */
export function placeMedia(collectionFile: string, folder: string, hashes: Iterable<string>): Placed {
  const home = mediaFolderOf(collectionFile)
  const added: string[] = []
  const takeBack = () => {
    for (const file of added) rmSync(file, { force: true })
  }
  try {
    for (const hash of hashes) {
      const from = path.join(folder, 'media', hash)
      const to = path.join(home, hash)
      if (!existsSync(from)) continue
      // One that was cut short by a full disk would be of another size.
      if (statSync(to, { throwIfNoEntry: false })?.size === statSync(from).size) continue
      mkdirSync(home, { recursive: true })
      renameSync(from, to)
      added.push(to)
    }
    return { takeBack }
  } catch (error) {
    takeBack()
    throw error
  }
}
