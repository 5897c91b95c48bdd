import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { lastWords, outcomeOf } from './command.mjs'
import { alone } from './lock.mjs'
import { at } from './place.mjs'
import { CannotSetUp, tell } from './tell.mjs'

const stamp = at('node_modules', '.demarc-installed')

/**
 * @typedef {Record<string, { version?: string, resolved?: string, integrity?: string, optional?: boolean, dev?: boolean, devOptional?: boolean, link?: boolean }>} Packages
 */

/**
 * Whether what is installed is what the lockfile asks for. Optional packages (other systems' binaries) may be
 * missing; nothing may differ or be left over.
 * @param {Packages} locked     `packages` of package-lock.json
 * @param {Packages} installed  `packages` of node_modules/.package-lock.json
 */
export function isInstalled(locked, installed) {
  for (const [path, wanted] of Object.entries(locked)) {
    if (path === '') continue
    const found = installed[path]
    if (!found && !wanted.optional && !wanted.devOptional) return false
    if (found && (found.version !== wanted.version || found.integrity !== wanted.integrity)) return false
  }
  return Object.keys(installed).every(path => path in locked)
}

/** Whether node_modules fits the lockfile; costs a millisecond when it did the last time. */
export function hasDependencies() {
  const lock = readFileSync(at('package-lock.json'))
  const hash = createHash('sha256').update(lock).digest('hex')
  try {
    if (readFileSync(stamp, 'utf8') === hash) return true
  } catch {}
  if (
    !existsSync(at('node_modules', '.package-lock.json')) ||
    !existsSync(at('node_modules', '.bin', 'node'))
  )
    return false
  const installed = JSON.parse(readFileSync(at('node_modules', '.package-lock.json'), 'utf8'))
  if (!isInstalled(JSON.parse(lock.toString()).packages, installed.packages)) return false
  writeFileSync(stamp, hash)
  return true
}

/** Installs the npm packages when they are missing or no longer those of the lockfile. */
export async function installDependencies() {
  if (hasDependencies()) return
  await alone('npm', async () => {
    if (hasDependencies()) return
    tell('Installing the npm packages (npm ci) …')
    const { code, output } = await outcomeOf('npm', ['ci', '--no-audit', '--no-fund'], {
      // npm hands its settings of this run down to us; they must not reach the one we start.
      env: { npm_config_silent: undefined, npm_config_loglevel: 'error', NODE_ENV: undefined },
    })
    if (code !== 0)
      throw new CannotSetUp(
        `The npm packages could not be installed (${lastWords(output)}): when the registry can be reached, run \`npm ci\`.`,
      )
    if (!existsSync(at('node_modules', '.bin', 'node')))
      throw new CannotSetUp(
        'npm did not install Node 24 for the tools: run `npm ci` and look at what it reports.',
      )
    writeFileSync(
      stamp,
      createHash('sha256')
        .update(readFileSync(at('package-lock.json')))
        .digest('hex'),
    )
  })
}
