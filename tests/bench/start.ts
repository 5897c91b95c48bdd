import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { generate } from './generate.ts'
import { type Case, caseOf, type Measure } from './report.ts'
import { appFolder, bareFolder, ended, profileWith, started } from './windows.ts'

/**
 * From spawn to the second animation frame after Today shows its real counts and its button takes a key.
 * Floor: a bare window to its second frame, started in turns with the app so that both meet the same machine.
 */
export const measure: Measure = async ({ isQuick }) => {
  const sizes = isQuick
    ? ([['10k', 10_000]] as const)
    : ([
        ['10k', 10_000],
        ['100k', 100_000],
      ] as const)
  const folder = mkdtempSync(path.join(tmpdir(), 'demarc-bench-start-'))
  const cases: Case[] = []
  try {
    for (const [name, cards] of sizes) {
      const collection = path.join(folder, `${name}.db`)
      generate({ file: collection, cards, now: Date.now() })
      cases.push(await inTurns(name, collection, 9))
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return {
    cases,
    notes: [
      'ratio: median of the app over median of the bare window, same runtime and flags, started in turns.',
      'The first start of each in a case is thrown away, so that both are read from memory.',
    ],
  }
}

async function inTurns(name: string, collection: string, rounds: number): Promise<Case> {
  const app = profileWith(collection)
  const bare = profileWith(null)
  const times: number[] = []
  const floors: number[] = []
  try {
    for (let round = 0; round <= rounds; round += 1) {
      for (const [folder, profile, kept] of [
        [bareFolder, bare.folder, floors],
        [appFolder, app.folder, times],
      ] as const) {
        const one = await started(folder, profile)
        await ended(one.process)
        if (round > 0) kept.push(one.tookMs)
      }
    }
  } finally {
    app.remove()
    bare.remove()
  }
  const sorted = floors.toSorted((a, b) => a - b)
  return caseOf(name, times, sorted[Math.floor(sorted.length / 2)] ?? null)
}
