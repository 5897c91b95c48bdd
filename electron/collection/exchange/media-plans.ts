import path from 'node:path'
import { all, type Reader, run, type Writer } from '../db.ts'
import type { StagedMedia } from './staged.ts'

export type MediaPlan = {
  /** Media to add, under the name they get here. */
  toAdd: StagedMedia[]
  /** New names by those in the package, where another file has the name here. */
  renamed: Map<string, string>
  /** The names that the package lacks and that are not here either. */
  missingNames: string[]
}

/**
 * What becomes of a package's media. The same content is not added again. A name that another file has here is
 * changed, always in the same way, so that a second import finds it.
 */
export function mediaPlan(db: Reader, media: readonly StagedMedia[], lacking: readonly string[]): MediaPlan {
  const rows = all<{ name: string; hash: string }>(db, 'SELECT name, hash FROM media')
  const present = new Map(rows.map(({ name, hash }) => [name, hash]))
  const plan: MediaPlan = { toAdd: [], renamed: new Map(), missingNames: [] }
  for (const one of media) {
    const here = present.get(one.name)
    if (here === one.hash) continue
    const name = here === undefined ? one.name : nameBeside(one)
    if (name !== one.name) plan.renamed.set(one.name, name)
    if (present.get(name) === one.hash) continue
    present.set(name, one.hash)
    plan.toAdd.push({ ...one, name })
  }
  plan.missingNames = lacking.filter(name => !present.has(name))
  return plan
}

/** `a.png` and the beginning of its hash: `a-0123456789abcdef.png`. */
function nameBeside({ name, hash }: StagedMedia): string {
  const { name: stem, ext } = path.posix.parse(name)
  return `${stem}-${hash.slice(0, 16)}${ext}`
}

export function addMedia(db: Writer, media: readonly StagedMedia[]): void {
  for (const { name, hash, bytes } of media) {
    run(db, 'INSERT OR REPLACE INTO media (name, hash, bytes) VALUES (:name, :hash, :bytes)', {
      name,
      hash,
      bytes,
    })
  }
}
