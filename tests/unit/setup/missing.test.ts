import { expect, test } from 'vitest'
import { headersOf } from '../../../electron/setup/addon.mjs'
import { isInstalled } from '../../../electron/setup/dependencies.mjs'
import { hasDisplay } from '../../../electron/setup/display.mjs'
import { missingPackages, whyNotInstalled } from '../../../electron/setup/libraries.mjs'
import { ownerIsAlive } from '../../../electron/setup/lock.mjs'

const bare = { has: () => false, hasProgram: () => false }
const full = { has: () => true, hasProgram: () => true }

test('a bare Debian lacks every library, a full one none', () => {
  expect(missingPackages(bare, { display: true }).join(' ')).toBe(
    'xvfb xauth libgtk-3-0 libnss3 libasound2 libgbm1 libxss1 libxtst6 libatk-bridge2.0-0 libnotify4',
  )
  expect(missingPackages(full, { display: true, compiler: true })).toEqual([])
})

test('a machine with a display needs no virtual one, and only the fallback needs a compiler', () => {
  expect(missingPackages(bare, {})).not.toContain('xvfb')
  expect(missingPackages(bare, {})).not.toContain('g++')
  expect(missingPackages(bare, { compiler: true })).toEqual(
    expect.arrayContaining(['g++', 'make', 'python3']),
  )
})

test('one library that is missing is asked for alone', () => {
  const machine = { has: (name: string) => name !== 'libnss3.so', hasProgram: () => true }
  expect(missingPackages(machine, { display: true })).toEqual(['libnss3'])
})

test('what we may not install is a sentence with the command that does it', () => {
  expect(whyNotInstalled(['libnss3'], { isRoot: true, hasApt: true })).toBeNull()
  expect(whyNotInstalled(['libnss3', 'xvfb'], { isRoot: false, hasApt: true })).toContain(
    '`sudo apt-get update && sudo apt-get install -y libnss3 xvfb`',
  )
  expect(whyNotInstalled(['libnss3'], { isRoot: true, hasApt: false })).toContain(
    'install what your system calls libnss3',
  )
})

test('packages are up to date when each is that of the lockfile, other systems binaries aside', () => {
  const locked = {
    '': { version: '0.1.0' },
    'node_modules/zod': { version: '4.6.7', integrity: 'a' },
    'node_modules/node-bin-darwin': { version: '1.0.0', integrity: 'b', optional: true },
  }
  const zod = { version: '4.6.7', integrity: 'a' }
  expect(isInstalled(locked, { 'node_modules/zod': zod })).toBe(true)
  expect(isInstalled(locked, {})).toBe(false)
  expect(isInstalled(locked, { 'node_modules/zod': { ...zod, version: '4.6.6' } })).toBe(false)
  expect(isInstalled(locked, { 'node_modules/zod': { ...zod, integrity: 'c' } })).toBe(false)
  expect(isInstalled(locked, { 'node_modules/zod': zod, 'node_modules/gone': zod })).toBe(false)
})

test('Node headers are found beside any Node on the path', () => {
  const exists = (file: string) => file === '/opt/node/include/node/node_api.h'
  expect(headersOf(['/work/node_modules/.bin', '/opt/node/bin'], exists)).toBe('/opt/node')
  expect(headersOf(['/usr/bin'], () => false)).toBeNull()
})

test('only Linux can be without a display', () => {
  expect(hasDisplay('linux', {})).toBe(false)
  expect(hasDisplay('linux', { DISPLAY: ':1' })).toBe(true)
  expect(hasDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true)
  expect(hasDisplay('darwin', {})).toBe(true)
})

test('a lock belongs to a process that runs and is the same one', () => {
  expect(ownerIsAlive('4194305 1')).toBe(false)
  expect(ownerIsAlive(`${process.pid} another-start`)).toBe(false)
  expect(ownerIsAlive('')).toBe(true)
})
