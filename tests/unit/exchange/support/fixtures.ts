import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

type Expected = {
  file: string
  expect: { notes: number | null; cards?: number | null; acceptNotes?: number[]; options?: number } | null
  refuse: unknown
  either: boolean | null
}

/** Where the real files of other programs lie, beside the project; null when they are not there. */
export const fixtures: string | null = (() => {
  const folder = resolve(import.meta.dirname, '../../../../../shared/fixtures')
  if (existsSync(join(folder, 'index.json'))) return folder
  process.stdout.write('../shared/fixtures is not here, so the tests that read its files are skipped.\n')
  return null
})()

/** The files of the index whose name matches, with what a reader should find in them. */
export function fixturesLike(pattern: RegExp): Expected[] {
  if (fixtures === null) return []
  const index = JSON.parse(readFileSync(join(fixtures, 'index.json'), 'utf8')) as Expected[]
  return index.filter(({ file }) => pattern.test(file))
}

/** The full path of a file of the index. */
export const fixture = (file: string) => join(fixtures ?? '', file)
