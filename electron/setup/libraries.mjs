import { existsSync } from 'node:fs'
import { isOnPath, lastWords, outcomeOf } from './command.mjs'
import { alone } from './lock.mjs'
import { cache, isRoot } from './place.mjs'
import { CannotSetUp, tell } from './tell.mjs'

/** What Electron and its virtual display are loaded with on Linux, and Debian's package for each. */
const libraries = {
  'libgtk-3.so.0': 'libgtk-3-0',
  'libnss3.so': 'libnss3',
  'libasound.so.2': 'libasound2',
  'libgbm.so.1': 'libgbm1',
  'libXss.so.1': 'libxss1',
  'libXtst.so.6': 'libxtst6',
  'libatk-bridge-2.0.so.0': 'libatk-bridge2.0-0',
  'libnotify.so.4': 'libnotify4',
}

/** @typedef {{ has(library: string): boolean, hasProgram(name: string): boolean }} Machine */

/**
 * The Debian packages that are missing.
 * @param {Machine} machine
 * @param {{ display?: boolean, compiler?: boolean }} needs  a virtual display; a C++ compiler for the fallback
 */
export function missingPackages(machine, needs) {
  const missing = Object.entries(libraries).filter(([library]) => !machine.has(library))
  const packages = missing.map(([, debian]) => debian)
  if (needs.display && !machine.hasProgram('Xvfb')) packages.unshift('xvfb', 'xauth')
  if (needs.compiler) {
    for (const [program, debian] of [
      ['g++', 'g++'],
      ['make', 'make'],
      ['python3', 'python3'],
    ])
      if (program && debian && !machine.hasProgram(program)) packages.push(debian)
  }
  return packages
}

/**
 * The sentence for packages we can't install, or null when we can.
 * @param {string[]} packages
 * @param {{ isRoot: boolean, hasApt: boolean }} machine
 */
export function whyNotInstalled(packages, machine) {
  const names = packages.join(' ')
  if (!machine.hasApt)
    return `Demarc needs system libraries that are missing here and this system has no apt-get: install what your system calls ${names}, then start again.`
  if (!machine.isRoot)
    return `Demarc needs system libraries that are missing here: run \`sudo apt-get update && sudo apt-get install -y ${names}\`, then start again.`
  return null
}

/**
 * Installs the missing system libraries through apt.
 * @param {{ display?: boolean, compiler?: boolean }} needs
 */
export async function installLibraries(needs) {
  if (process.platform !== 'linux') return
  if (missingPackages(await thisMachine(), needs).length === 0) return
  await alone(
    'apt',
    async () => {
      const packages = missingPackages(await thisMachine(), needs)
      if (packages.length === 0) return
      const problem = whyNotInstalled(packages, { isRoot, hasApt: isOnPath('apt-get') })
      if (problem) throw new CannotSetUp(problem)
      tell(`Installing system libraries (apt-get install ${packages.join(' ')}) …`)
      const env = { DEBIAN_FRONTEND: 'noninteractive' }
      const updated = await outcomeOf('apt-get', ['update', '-qq'], { env })
      const { code, output } = await outcomeOf(
        'apt-get',
        ['install', '-y', '-qq', '--no-install-recommends', ...packages],
        { env },
      )
      if (code !== 0)
        throw new CannotSetUp(
          `The system libraries could not be installed (${lastWords(updated.code === 0 ? output : updated.output)}): run \`apt-get update && apt-get install -y ${packages.join(' ')}\`, then start again.`,
        )
    },
    cache,
  )
}

/** Asks the dynamic linker, not the package list: names differ between distributions, libraries don't. */
async function thisMachine() {
  const ldconfig = ['/sbin/ldconfig', '/usr/sbin/ldconfig'].find(path => existsSync(path)) ?? 'ldconfig'
  const { code, output } = await outcomeOf(ldconfig, ['-p'])
  return {
    // Without a list to look at, the start itself will tell.
    has: (/** @type {string} */ library) => code !== 0 || output.includes(`\t${library} `),
    hasProgram: isOnPath,
  }
}
