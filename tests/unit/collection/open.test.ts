import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Collection } from '../../../electron/collection/collection.ts'
import { all, one, run } from '../../../electron/collection/db.ts'
import { applicationId } from '../../../electron/collection/migrate.ts'
import { currentVersion } from '../../../electron/collection/migrations/list.ts'
import { openCollection, readCollection } from '../../../electron/collection/open.ts'
import { contentOf, morning, newCollection, newFolder } from '../../support/collections.ts'

const clock = () => morning
let folder: string
let file: string
const open: Collection[] = []
beforeEach(() => {
  folder = newFolder()
  file = path.join(folder, 'collection.db')
})
afterEach(() => {
  for (const collection of open.splice(0)) collection.close()
})

const opening = (over = {}) => ({ file, create: true, clock, content: contentOf(), ...over })
const opened = async (over = {}) => {
  const { collection, notice } = await openCollection(opening(over))
  open.push(collection)
  return { collection, notice }
}
const reading = async (over = {}) => {
  const collection = await readCollection(opening({ create: false, ...over }))
  open.push(collection)
  return collection
}
/** Every file below the folder by its name, with a hash of its bytes. */
const bytesIn = (where: string) =>
  Object.fromEntries(
    readdirSync(where, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => path.join(entry.parentPath, entry.name))
      .map(name => [name, createHash('sha256').update(readFileSync(name)).digest('hex')]),
  )
const made = async () => {
  const collection = await newCollection({ cards: 3 }, { file })
  collection.close()
}

describe('an open collection', () => {
  test('has the pragmas that durability and safety ask for', async () => {
    const { collection } = await opened()
    const pragma = (name: string) => collection.read.connection.pragma(name, { simple: true })
    expect(pragma('journal_mode')).toBe('wal')
    expect(pragma('synchronous')).toBe(2)
    expect(pragma('foreign_keys')).toBe(1)
    expect(pragma('trusted_schema')).toBe(0)
    expect(pragma('cell_size_check')).toBe(1)
    expect(pragma('recursive_triggers')).toBe(1)
    expect(pragma('application_id')).toBe(applicationId)
    expect(pragma('user_version')).toBe(currentVersion)
  })

  test('leaves one file behind, with everything in it', async () => {
    await made()
    expect(readdirSync(folder)).toEqual(['collection.db'])
    const copy = path.join(newFolder(), 'copy.db')
    copyFileSync(file, copy)
    expect(all((await reading({ file: copy })).read, 'SELECT id FROM card')).toHaveLength(3)
  })

  test('an empty file counts as none', async () => {
    writeFileSync(file, '')
    const { collection } = await opened()
    expect(all(collection.read, 'SELECT name FROM deck')).toEqual([{ name: 'One' }])
  })

  test('paths with spaces, quotes and other letters are plain names', async () => {
    const odd = path.join(folder, `file: é%20'"?x=1#.db`)
    const { collection } = await opened({ file: odd })
    expect(existsSync(odd)).toBe(true)
    expect((await reading({ file: odd })).file).toBe(odd)
    expect(collection.file).toBe(odd)
  })
})

describe('what can’t be opened is refused with a sentence that names it, and left byte for byte', () => {
  const cases: [string, string, () => unknown][] = [
    ['text', 'collection_damaged', () => writeFileSync(file, 'Dear diary, today I learnt about the line.')],
    ['a long text', 'collection_damaged', () => writeFileSync(file, 'x'.repeat(10_000))],
    [
      'another program’s database',
      'file_foreign',
      () => {
        const other = new Database(file)
        other.exec('CREATE TABLE other (a); INSERT INTO other VALUES (1)')
        other.close()
      },
    ],
    [
      'a newer collection',
      'file_newer',
      async () => {
        await made()
        const newer = new Database(file)
        newer.pragma(`user_version = ${currentVersion + 1}`)
        newer.pragma('wal_checkpoint(truncate)')
        newer.close()
      },
    ],
    [
      'a truncated collection',
      'collection_damaged',
      async () => {
        await made()
        truncateSync(file, 4096 * 3)
      },
    ],
    [
      'a collection cut off in its header',
      'collection_damaged',
      async () => {
        await made()
        truncateSync(file, 40)
      },
    ],
    [
      'a collection whose schema page is overwritten',
      'collection_damaged',
      async () => {
        await made()
        const bytes = readFileSync(file)
        bytes.fill(0x5a, 100, 4096)
        writeFileSync(file, bytes)
      },
    ],
    ['a folder', 'file_unreadable', () => mkdirSync(file)],
  ]
  test.each(cases)('%s', async (_, code, make) => {
    await make()
    const before = bytesIn(folder)
    const refusal = { code, where: file, message: expect.stringContaining('collection.db') }
    await expect(openCollection(opening())).rejects.toMatchObject(refusal)
    await expect(readCollection(opening())).rejects.toMatchObject(refusal)
    expect(bytesIn(folder)).toEqual(before)
  })

  test('a missing collection is not made unless asked', async () => {
    await expect(openCollection(opening({ create: false }))).rejects.toMatchObject({
      code: 'collection_missing',
    })
    await expect(readCollection(opening({ create: false }))).rejects.toMatchObject({
      code: 'collection_missing',
    })
    expect(readdirSync(folder)).toEqual([])
  })

  test('a missing folder is named', async () => {
    const away = path.join(folder, 'away', 'collection.db')
    await expect(openCollection(opening({ file: away }))).rejects.toMatchObject({
      code: 'folder_missing',
      where: path.dirname(away),
    })
  })

  test('a second writer, who may read all the same', async () => {
    const { collection } = await opened()
    await expect(openCollection(opening())).rejects.toMatchObject({ code: 'collection_in_use' })
    const reader = await reading()
    collection.tend(db => run(db, `INSERT INTO setting VALUES ('a', '1')`))
    expect(one(reader.read, `SELECT value FROM setting WHERE name = 'a'`)).toEqual({ value: '1' })
    expect(() => reader.act('Write', () => 1)).toThrow(expect.objectContaining({ code: 'collection_in_use' }))
    expect(() => run(reader.read as never, 'DELETE FROM setting')).toThrow(/readonly|query_only/)
  })
})

describe('reading', () => {
  test('changes no byte and leaves nothing behind', async () => {
    await made()
    const before = bytesIn(folder)
    const reader = await reading()
    expect(all(reader.read, 'SELECT id FROM card')).toHaveLength(3)
    reader.close()
    expect(bytesIn(folder)).toEqual(before)
  })

  test('works where nothing may be written', async () => {
    await made()
    chmodSync(file, 0o444)
    chmodSync(folder, 0o555)
    try {
      const reader = await reading()
      expect(all(reader.read, 'SELECT id FROM card')).toHaveLength(3)
      reader.close()
      // Root may write everywhere; what the bits refuse others is tried as nobody below.
      if (process.getuid?.() !== 0) {
        await expect(openCollection(opening())).rejects.toMatchObject({ code: 'file_read_only' })
      }
    } finally {
      chmodSync(folder, 0o755)
    }
  })

  test('sees what a crash left in the log, and leaves it there', async () => {
    const holder = await started('write')
    await holder.said('5')
    await holder.kill()
    const wal = readFileSync(`${file}-wal`)
    expect(wal.length).toBeGreaterThan(0)
    const reader = await reading()
    expect(
      Number(one<{ value: string }>(reader.read, `SELECT value FROM setting WHERE name = 'n'`)?.value),
    ).toBeGreaterThan(4)
    reader.close()
    expect(readFileSync(`${file}-wal`)).toEqual(wal)
  })
})

/** Another process that has the collection open. */
async function started(task: 'hold' | 'write') {
  const child = spawn(process.execPath, ['--no-warnings', path.resolve('tests/support/hold.ts'), file, task])
  let output = ''
  let errors = ''
  child.stdout.on('data', data => {
    output += data
  })
  child.stderr.on('data', data => {
    errors += data
  })
  const ended = new Promise(resolve => child.once('exit', resolve))
  const said = async (line: string) => {
    await expect.poll(() => output.split('\n').includes(line) || errors, { timeout: 10_000 }).toBe(true)
  }
  await said('open')
  return {
    said,
    lines: () => output.split('\n').filter(line => /^\d+$/.test(line)),
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}

describe('two processes', () => {
  test('write one after the other, and the right to write dies with its process', async () => {
    const holder = await started('hold')
    const before = bytesIn(folder)
    await expect(openCollection(opening())).rejects.toMatchObject({ code: 'collection_in_use' })
    const reader = await reading()
    expect(all(reader.read, 'SELECT name FROM deck')).toEqual([{ name: 'One' }])
    reader.close()
    expect(bytesIn(folder)[file]).toEqual(before[file])
    await holder.kill()
    const { collection, notice } = await opened()
    expect(notice).toMatch(/not closed properly/)
    collection.close()
    expect(readdirSync(folder)).toEqual(['collection.db'])
    expect((await opened()).notice).toBeNull()
  })

  test('what was acknowledged is there after kill -9', { timeout: 60_000 }, async () => {
    for (let round = 0; round < 5; round += 1) {
      const holder = await started('write')
      await holder.said(String(10 + round * 7))
      await holder.kill()
      const acknowledged = Number(holder.lines().at(-1))
      const { collection } = await opened()
      const stored = one<{ value: string }>(collection.read, `SELECT value FROM setting WHERE name = 'n'`)
      expect(Number(stored?.value)).toBeGreaterThanOrEqual(acknowledged)
      expect(collection.read.connection.pragma('integrity_check', { simple: true })).toBe('ok')
      collection.close()
    }
  })

  test('damage found after an unclean end is refused, and nothing is touched', async () => {
    await made()
    const bytes = readFileSync(file)
    bytes.fill(0xff, 4096 * 4, 4096 * 4 + 200)
    writeFileSync(file, bytes)
    writeFileSync(`${file}-lock`, '')
    const before = bytesIn(folder)[file]
    await expect(openCollection(opening())).rejects.toMatchObject({ code: 'collection_damaged' })
    expect(bytesIn(folder)[file]).toEqual(before)
  })
})

test('a log that belongs to nothing does no harm', async () => {
  await made()
  appendFileSync(`${file}-wal`, Buffer.alloc(5000, 7))
  const { collection, notice } = await opened()
  expect(notice).not.toBeNull()
  expect(all(collection.read, 'SELECT id FROM card')).toHaveLength(3)
})

test('what was half made by a start that was killed is made anew', async () => {
  writeFileSync(`${file}-new`, 'half')
  const { collection } = await opened()
  collection.close()
  expect(readdirSync(folder)).toEqual(['collection.db'])
  rmSync(file)
})
