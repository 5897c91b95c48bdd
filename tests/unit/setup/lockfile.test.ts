import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'

type Locked = { packages: Record<string, { optionalDependencies?: Record<string, string> }> }

// A registry that has only some systems' binaries lets npm leave the others out, and then `npm ci` refuses the lockfile.
test('the lockfile names the binaries of every system', () => {
  const file = resolve(import.meta.dirname, '../../../package-lock.json')
  const { packages } = JSON.parse(readFileSync(file, 'utf8')) as Locked
  const names = new Set(Object.keys(packages).map(path => path.slice(path.lastIndexOf('node_modules/') + 13)))
  const wanted = Object.values(packages).flatMap(one => Object.keys(one.optionalDependencies ?? {}))
  expect(wanted.filter(name => !names.has(name))).toEqual([])
})
