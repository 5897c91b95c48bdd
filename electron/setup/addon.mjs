import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs'
import { cp, mkdtemp, realpath } from 'node:fs/promises'
import { delimiter, dirname, join } from 'node:path'
import { lastWords, outcomeOf } from './command.mjs'
import { installLibraries } from './libraries.mjs'
import { alone } from './lock.mjs'
import { at, cache, environment } from './place.mjs'
import { CannotSetUp, tell } from './tell.mjs'

/** Where better-sqlite3 looks for its addon first. */
const installed = at('node_modules/better-sqlite3/build/Release/better_sqlite3.node')

/**
 * Puts a better-sqlite3 in place that the fallback can load. The package's own binaries ask for Node-API 10 and
 * crash in Electron 33, which has 9; one built from source works there and in Node 20 and 24 alike.
 */
export async function installAddon() {
  const version = JSON.parse(readFileSync(at('node_modules/better-sqlite3/package.json'), 'utf8')).version
  const cached = join(cache, `better-sqlite3-${version}-napi9-${process.arch}.node`)
  if (existsSync(cached) && isSame(cached, installed)) return
  await alone(
    'addon',
    async () => {
      if (!existsSync(cached)) await build(version, cached)
      mkdirSync(dirname(installed), { recursive: true })
      // Copied aside and renamed: a process may have the old one loaded.
      const aside = `${installed}.${process.pid}`
      copyFileSync(cached, aside)
      const { atime, mtime } = statSync(cached)
      utimesSync(aside, atime, mtime)
      renameSync(aside, installed)
    },
    cache,
  )
}

/** @param {string} a @param {string} b */
function isSame(a, b) {
  if (!existsSync(b)) return false
  const [one, other] = [statSync(a), statSync(b)]
  return one.size === other.size && Math.abs(one.mtimeMs - other.mtimeMs) < 2
}

/** @param {string} version @param {string} cached */
async function build(version, cached) {
  await installLibraries({ compiler: true })
  tell(`Building better-sqlite3 ${version} for the runtime from the registry (two minutes, once) …`)
  const aside = await mkdtemp(join(cache, 'making-addon-'))
  try {
    await cp(at('node_modules/better-sqlite3'), join(aside, 'better-sqlite3'), {
      recursive: true,
      filter: path => !path.includes('prebuilds') && !path.includes('better-sqlite3/build'),
    })
    await cp(at('node_modules/node-addon-api'), join(aside, 'node_modules/node-addon-api'), {
      recursive: true,
    })
    const headers = headersOf((environment().PATH ?? '').split(delimiter), existsSync)
    const { code, output } = await outcomeOf(
      'node',
      [
        await nodeGyp(),
        'rebuild',
        '--release',
        '--force_build=1',
        '--jobs=max',
        ...(headers ? [`--nodedir=${headers}`] : []),
      ],
      // Both flags are needed: with a Node-API version alone the addon aborts in a finalizer at exit.
      { cwd: join(aside, 'better-sqlite3'), env: { CXXFLAGS: '-UNAPI_VERSION -DNAPI_EXPERIMENTAL' } },
    )
    const built = join(aside, 'better-sqlite3/build/Release/better_sqlite3.node')
    if (code !== 0 || !existsSync(built))
      throw new CannotSetUp(
        `better-sqlite3 could not be built for the runtime from the registry (${lastWords(output)}): install a C++20 compiler, make, python3 and Node's headers (on Debian \`apt-get install -y g++ make python3\`), then start again.`,
      )
    renameSync(built, cached)
  } finally {
    rmSync(aside, { recursive: true, force: true })
  }
}

/**
 * The folder whose `include/node` holds Node's headers, so that none have to be fetched; null when there is none.
 * @param {string[]} path  the folders of PATH
 * @param {(file: string) => boolean} exists
 */
export function headersOf(path, exists) {
  const prefixes = [...path.map(folder => dirname(folder)), '/usr/local', '/usr']
  return prefixes.find(prefix => exists(join(prefix, 'include/node/node_api.h'))) ?? null
}

/** node-gyp comes with npm. */
async function nodeGyp() {
  const npm = environment()
    .PATH.split(delimiter)
    .map(folder => join(folder, 'npm'))
    .find(path => existsSync(path))
  const near = npm ? dirname(dirname(await realpath(npm))) : ''
  const places = [
    process.env.npm_execpath
      ? join(dirname(dirname(process.env.npm_execpath)), 'node_modules/node-gyp/bin/node-gyp.js')
      : '',
    join(near, 'node_modules/node-gyp/bin/node-gyp.js'),
  ]
  const found = places.find(path => path && existsSync(path))
  if (!found)
    throw new CannotSetUp('npm is here without its node-gyp: run `npm install -g npm@11`, then start again.')
  return found
}
