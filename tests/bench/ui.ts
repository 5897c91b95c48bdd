import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { launched } from '../support/launch.ts'
import { generate } from './generate.ts'
import { type Case, caseOf, type Measure } from './report.ts'
import { gradeCards } from './revise.ts'
import { appFolder, profileWith, sameFlags } from './windows.ts'

/** One frame at 60 Hz, ms. */
const frame = 1000 / 60

/** From the key that grades to the next card painted, in the real window. Floor: one frame. */
export const measure: Measure = async ({ isQuick }) => {
  const sizes = isQuick
    ? ([['10k', 10_000]] as const)
    : ([
        ['10k', 10_000],
        ['100k', 100_000],
      ] as const)
  const folder = mkdtempSync(path.join(tmpdir(), 'demarc-bench-ui-'))
  const cases: Case[] = []
  try {
    for (const [name, cards] of sizes) {
      const collection = path.join(folder, `${name}.db`)
      generate({ file: collection, cards, now: Date.now() })
      const profile = profileWith(collection)
      const electron = await launched({
        args: [appFolder, `--user-data-dir=${profile.folder}`, ...sameFlags],
      })
      // The first cards warm the room's code; a session has hundreds.
      const times = await gradeCards(await electron.firstWindow(), isQuick ? 60 : 150)
      cases.push(caseOf(name, times.slice(5), frame))
      await electron.close()
      profile.remove()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return { cases, notes: ['floor: one frame at 60 Hz; two frames are 33.3 ms. Software rendering, no GPU.'] }
}
