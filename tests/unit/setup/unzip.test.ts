import { deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { filesOf } from '../../../electron/setup/unzip.mjs'

/** A zip of one file, laid out as the format says. */
function zipOf(name: string, content: string, method: 0 | 8, mode: number): Buffer {
  const data = method === 8 ? deflateRawSync(content) : Buffer.from(content)
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(name.length, 26)
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50, 0)
  entry.writeUInt16LE(method, 10)
  entry.writeUInt32LE(data.length, 20)
  entry.writeUInt32LE(content.length, 24)
  entry.writeUInt16LE(name.length, 28)
  entry.writeUInt32LE((mode << 16) >>> 0, 38)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(30 + name.length + data.length, 16)
  return Buffer.concat([local, Buffer.from(name), data, entry, Buffer.from(name), end])
}

test('files come with their content and their executable bit', () => {
  const [deflated] = filesOf(zipOf('app/electron', 'a'.repeat(500), 8, 0o100755))
  expect(deflated?.name).toBe('app/electron')
  expect(deflated?.isExecutable).toBe(true)
  expect(deflated?.content().toString()).toBe('a'.repeat(500))
  const [stored] = filesOf(zipOf('readme', 'plain', 0, 0o100644))
  expect(stored?.isExecutable).toBe(false)
  expect(stored?.content().toString()).toBe('plain')
})

test('folders are left out, and what is no zip is refused', () => {
  expect(filesOf(zipOf('app/', '', 0, 0o40755))).toEqual([])
  expect(() => filesOf(Buffer.from('not a zip at all, by any reading'))).toThrow('not a zip')
})
