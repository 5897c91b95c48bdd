import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../../..')
const copy = mkdtempSync(join(tmpdir(), 'demarc-pure-'))
afterAll(() => rmSync(copy, { recursive: true, force: true }))

const impure = [
  'Date.now()',
  '[Date.now]',
  'new Date()',
  'Date()',
  'Math.random()',
  'performance.now()',
  'process.env.TZ',
  'globalThis.Date.now()',
  'crypto.randomUUID()',
]

/** What the linter says about one file; empty when it has nothing to say. */
function complaints(file: string, source: string): string {
  rmSync(join(copy, 'electron'), { recursive: true, force: true })
  cpSync(join(root, '.lint'), join(copy, '.lint'), { recursive: true })
  cpSync(join(root, 'biome.json'), join(copy, 'biome.json'))
  mkdirSync(dirname(join(copy, file)), { recursive: true })
  writeFileSync(join(copy, file), source)
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome')
  try {
    // Outside a git checkout, so without its list of ignored files.
    execFileSync('node', [biome, 'lint', '--vcs-enabled=false', file], {
      cwd: copy,
      encoding: 'utf8',
      stdio: 'pipe',
    })
    return ''
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string }
    return stdout + stderr
  }
}

test.each(['electron/scheduling', 'electron/exam', 'electron/rendering'])(
  '%s has no clock, randomness or machine',
  folder => {
    for (const expression of impure)
      expect(complaints(`${folder}/bad.ts`, `export const bad = ${expression}\n`), expression).toMatch(
        /take it as an argument|Do not use the global/,
      )
  },
)

test('a moment that is given is no clock', () => {
  const source = 'export const year = (at: number) => new Date(at).getUTCFullYear() + Math.floor(at)\n'
  expect(complaints('electron/scheduling/fine.ts', source)).toBe('')
})

test('any, barrels and enums are refused everywhere', () => {
  expect(complaints('electron/main/bad.ts', 'export const bad = (x: any) => x\n')).toMatch(/noExplicitAny/)
  expect(complaints('electron/main/bad.ts', "export * from './other.ts'\n")).toMatch(
    /noReExportAll|noBarrelFile/,
  )
  expect(complaints('electron/main/bad.ts', 'export enum Bad {\n  One,\n}\n')).toMatch(/noEnum/)
})
