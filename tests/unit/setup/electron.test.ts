import { expect, test } from 'vitest'
import { choice, executableIn, isForWantOfNetwork } from '../../../electron/setup/electron.mjs'
import { runtimeArgs } from '../../../electron/setup/prepare.mjs'

const debian = {
  platform: 'linux',
  arch: 'x64',
  override: undefined,
  version: '45.4.1',
  hasOfficial: false,
  hasFallback: false,
  wasUnreachable: false,
}

test('a runtime that is named comes before all others', () => {
  expect(choice({ ...debian, override: '/opt/electron', hasOfficial: true, hasFallback: true })).toBe(
    'override',
  )
})

test('the official binary is used when it is there, whatever the network was like', () => {
  expect(choice({ ...debian, hasOfficial: true, hasFallback: true, wasUnreachable: true })).toBe('official')
})

test('the official binary is asked for first, even when the fallback is there', () => {
  expect(choice(debian)).toBe('fetch official')
  expect(choice({ ...debian, hasFallback: true })).toBe('fetch official')
})

test('the fallback is made once, after the official binary could not be reached', () => {
  expect(choice({ ...debian, wasUnreachable: true })).toBe('make fallback')
  expect(choice({ ...debian, wasUnreachable: true, hasFallback: true })).toBe('fallback')
})

test('only Linux on x64 has a fallback', () => {
  expect(choice({ ...debian, platform: 'darwin', wasUnreachable: true })).toBe('fetch official')
  expect(choice({ ...debian, arch: 'arm64', wasUnreachable: true, hasFallback: true })).toBe('fetch official')
})

test('a wrong checksum or a full disk does not lead to another binary', () => {
  expect(isForWantOfNetwork('TypeError: fetch failed')).toBe(true)
  expect(isForWantOfNetwork('getaddrinfo EAI_AGAIN github.com')).toBe(true)
  expect(isForWantOfNetwork('Response code 403 (Forbidden)')).toBe(true)
  expect(isForWantOfNetwork('Generated checksum for "electron.zip" did not match expected checksum.')).toBe(
    false,
  )
  expect(isForWantOfNetwork('ENOSPC: no space left on device, write')).toBe(false)
})

test('the executable goes by another name on each system', () => {
  expect(executableIn('/e', 'linux')).toBe('/e/electron')
  expect(executableIn('/e', 'darwin')).toBe('/e/Electron.app/Contents/MacOS/Electron')
  expect(executableIn('/e', 'win32')).toBe('/e/electron.exe')
})

test('the sandbox is left out for root alone', () => {
  expect(runtimeArgs(false)).toEqual([])
  expect(runtimeArgs(true)).toEqual(process.platform === 'linux' ? ['--no-sandbox'] : [])
})
