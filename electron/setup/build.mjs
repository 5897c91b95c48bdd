import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { lastWords, outcomeOf } from './command.mjs'
import { alone } from './lock.mjs'
import { at, root } from './place.mjs'
import { CannotSetUp, tell } from './tell.mjs'

const configuration = ['electron.vite.config.ts', 'package.json', 'package-lock.json']

/** What each part of the build is made from. `node`: main, worker, command line; `page`: window and preload. */
const sources = {
  node: ['electron', 'decks', ...configuration],
  page: ['renderer', 'electron/preload', 'electron/contract', ...configuration],
}

/** @typedef {keyof typeof sources} Part */

/** Never part of the app: what runs before it. */
const isLeftOut = (/** @type {string} */ path) => path === join('electron', 'setup') || path.endsWith('.md')

/**
 * The state of a part's sources, from their names, sizes and times of change: any edit, removal or checkout
 * shows, and nothing is read.
 * @param {string} folder  the checkout
 * @param {string[]} paths  files and folders in it
 */
export function stateOf(folder, paths) {
  const hash = createHash('sha1')
  const visit = (/** @type {string} */ path) => {
    if (isLeftOut(path)) return
    const found = statSync(join(folder, path), { throwIfNoEntry: false })
    if (!found) return
    if (!found.isDirectory()) hash.update(`${path}\0${found.size}\0${found.mtimeMs}\n`)
    else for (const name of readdirSync(join(folder, path)).sort()) visit(join(path, name))
  }
  for (const path of paths) visit(path)
  return hash.digest('hex')
}

const stampOf = (/** @type {Part} */ part) => at('out', `.built-${part}`)

/** Whether a part is built from the sources as they are now. */
function isFresh(/** @type {Part} */ part) {
  try {
    return readFileSync(stampOf(part), 'utf8') === stateOf(root, sources[part])
  } catch {
    return false
  }
}

/**
 * Builds what is not built from the sources as they are.
 * @param {Part[]} parts
 */
export async function build(parts) {
  if (parts.every(isFresh)) return
  await alone('build', async () => {
    for (const part of parts) if (!isFresh(part)) await buildPart(part)
  })
}

/** @param {Part} part */
async function buildPart(part) {
  tell(part === 'node' ? 'Building the app …' : 'Building its window …')
  // Taken before the build: what is changed while it runs is built by the next command. Without a stamp until
  // it has succeeded: a build that failed half-way is never run.
  const state = stateOf(root, sources[part])
  rmSync(stampOf(part), { force: true })
  const vite = at('node_modules/electron-vite/bin/electron-vite.js')
  const { code, output } = await outcomeOf(
    'node',
    [vite, 'build', '--logLevel', 'warn', '--ignoreConfigWarning'],
    {
      env: { DEMARC_BUILD_PART: part, NODE_ENV: 'production', NO_COLOR: '1', FORCE_COLOR: undefined },
    },
  )
  if (code !== 0) {
    if (!/error/i.test(output))
      throw new CannotSetUp(`The build failed (${lastWords(output)}): run \`npm run build\`.`)
    throw new CannotSetUp(
      `${withoutStack(output)}\nThe app could not be built: mend the error above, then start again.`,
    )
  }
  if (output.trim()) tell(output.trim())
  mkdirSync(at('out'), { recursive: true })
  writeFileSync(stampOf(part), state)
}

/** The bundler's message without the bundler's own stack. */
function withoutStack(/** @type {string} */ output) {
  return output
    .split('\n')
    .filter(line => !/^\s+at /.test(line))
    .join('\n')
    .trim()
}

/** Forgets what was built, for a tool that is about to write other things to the same places. */
export function forgetBuild() {
  for (const part of /** @type {Part[]} */ (Object.keys(sources))) rmSync(stampOf(part), { force: true })
}

/** Whether a source file is there yet. */
export const has = (/** @type {string} */ path) => existsSync(at(path))
