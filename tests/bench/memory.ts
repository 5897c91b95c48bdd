import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import { launched } from '../support/launch.ts'
import { generate } from './generate.ts'
import { caseOf, type Measure, rounded } from './report.ts'
import { gradeCards } from './revise.ts'
import { appFolder, bareFolder, ended, profileWith, sameFlags, started, treeMemoryMb } from './windows.ts'

/** Memory of the whole process tree after 500 reviews on 100,000 cards. Floor: a bare window. */
export const measure: Measure = async ({ isQuick }) => {
  const reviews = isQuick ? 100 : 500
  const folder = mkdtempSync(path.join(tmpdir(), 'demarc-bench-memory-'))
  const collection = path.join(folder, '100k.db')
  generate({ file: collection, cards: 100_000, now: Date.now() })
  withoutLimits(collection)
  const bareProfile = profileWith(null)
  const appProfile = profileWith(collection)
  try {
    const bare = await started(bareFolder, bareProfile.folder)
    const floor = treeMemoryMb(bare.process.pid ?? 0)
    await ended(bare.process)

    const electron = await launched({
      args: [appFolder, `--user-data-dir=${appProfile.folder}`, ...sameFlags],
    })
    await gradeCards(await electron.firstWindow(), reviews)
    const used = treeMemoryMb(electron.process().pid ?? 0)
    await electron.close()
    return {
      cases: [caseOf('100k', [used], floor, 'MB')],
      notes: [
        `PSS summed over the process tree after ${reviews} reviews; above a bare window: ${rounded(used - floor, 1)} MB.`,
      ],
    }
  } finally {
    bareProfile.remove()
    appProfile.remove()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A day's limit would end the session before it has as many reviews as are measured. */
function withoutLimits(file: string): void {
  const db = new Database(file)
  db.exec("INSERT OR REPLACE INTO setting (name, value) VALUES ('settings.reviewsPerDay', '9999')")
  db.close()
}
