/* Runs the checks one after the other, goes on after one that fails, and ends with `N passed, N failed, N skipped`. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { outcomeOf, passOnTo } from '../../electron/setup/command.mjs'
import { at } from '../../electron/setup/place.mjs'
import { add, fromPlaywright, fromVitest, summary } from './sums.mjs'

/** @typedef {import('./sums.mjs').Sum} Sum */

// Colours are for a terminal; a log is read as it is.
if (!process.stdout.isTTY) process.env.NO_COLOR = '1'

const reports = mkdtempSync(join(tmpdir(), 'demarc-test-'))

/** One check that passes or fails as a whole. @returns {Promise<Sum>} */
async function once(/** @type {string} */ program, /** @type {string[]} */ ...args) {
  const code = await passOnTo(program, args)
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 }
}

/** @returns {Promise<Sum>} */
async function arrows() {
  const folders = ['electron', 'renderer', 'decks', 'tests']
  const { code, output } = await outcomeOf('depcruise', ['--config', '.dependency-cruiser.mjs', ...folders])
  // It misses the old compiler's API and says so each time; it reads our files through swc.
  process.stdout.write(output.replace(/‼ missing-tsc-transpiler[\s\S]*/, '').trimStart())
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 }
}

/**
 * A runner that counts for itself. One that ends badly without naming a failed test counts as one failure.
 * @param {string} report
 * @param {(json: any) => Sum} read
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 * @returns {Promise<Sum>}
 */
async function counted(report, read, args, env = {}) {
  const file = join(reports, report)
  const code = await passOnTo('node', args, { env })
  const sum = existsSync(file)
    ? read(JSON.parse(readFileSync(file, 'utf8')))
    : { passed: 0, failed: 0, skipped: 0 }
  return code !== 0 && sum.failed === 0 ? add(sum, { passed: 0, failed: 1, skipped: 0 }) : sum
}

/** @type {Record<string, { title: string, run: (args: string[]) => Promise<Sum> }>} */
const parts = {
  lint: {
    title: 'Format and lint',
    run: () =>
      once('biome', 'ci', '--error-on-warnings', ...(process.stdout.isTTY ? [] : ['--colors=off']), '.'),
  },
  arrows: { title: 'Who imports whom', run: arrows },
  types: { title: 'Types', run: () => once('tsc', '-b') },
  decks: { title: 'Built-in decks', run: () => once('node', '--no-warnings', at('decks/check.ts')) },
  unit: {
    title: 'Unit tests',
    run: args =>
      counted('vitest.json', fromVitest, [
        at('node_modules/vitest/vitest.mjs'),
        'run',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${join(reports, 'vitest.json')}`,
        ...args,
      ]),
  },
  build: { title: 'Build', run: () => once('node', at('electron/setup/tool.mjs'), 'build') },
  e2e: {
    title: 'In the real window',
    run: args =>
      counted(
        'playwright.json',
        fromPlaywright,
        [at('node_modules/@playwright/test/cli.js'), 'test', '--reporter=line,json', ...args],
        {
          PLAYWRIGHT_JSON_OUTPUT_FILE: join(reports, 'playwright.json'),
          PLAYWRIGHT_JSON_OUTPUT_NAME: join(reports, 'playwright.json'),
        },
      ),
  },
}

const given = process.argv.slice(2)
const named = given.filter(word => word in parts)
// `npm test -- unit -t name`: what follows the parts goes to their runner.
const rest = given.filter(word => !(word in parts))
const chosen = named.length > 0 ? named : Object.keys(parts)

if (!existsSync(at('..', 'shared')))
  process.stdout.write('../shared is not here, so the tests that read its fixtures are skipped.\n')

/** @type {Sum} */
let sum = { passed: 0, failed: 0, skipped: 0 }
const failed = []
for (const name of chosen) {
  const part = parts[name]
  if (!part) continue
  const begun = Date.now()
  process.stdout.write(`\n== ${part.title}\n`)
  const one = await part.run(rest)
  process.stdout.write(`${part.title}: ${summary(one)} (${((Date.now() - begun) / 1000).toFixed(1)} s)\n`)
  if (one.failed > 0) failed.push(part.title)
  sum = add(sum, one)
}
rmSync(reports, { recursive: true, force: true })

if (failed.length > 0) process.stdout.write(`\nFailed: ${failed.join(', ')}.\n`)
if (sum.passed + sum.failed === 0) process.stdout.write('\nNo test was run, which counts as a failure.\n')
process.stdout.write(`\n${summary(sum)}\n`)
process.exitCode = sum.failed > 0 || sum.passed === 0 ? 1 : 0
