import { createHash } from 'node:crypto'
import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { builtProcesses, runCli } from '../../support/cli.ts'
import { newFolder } from '../../support/collections.ts'
import { collectionBytes, zipOf } from '../exchange/support/anki-files.ts'

let cli: string
let folder: string
let file: string
const inputs = newFolder()
beforeAll(async () => {
  cli = path.join(await builtProcesses('cli-import'), 'cli.js')
}, 60_000)
beforeEach(() => {
  folder = newFolder()
  file = path.join(folder, 'collection.db')
})

const json = async (...words: string[]) => {
  const { code, stdout, stderr } = await runCli(cli, [...words, '--collection', file, '--json'])
  expect(stderr).toBe('')
  expect(stdout.trim().split('\n')).toHaveLength(1)
  return { code, ...JSON.parse(stdout) }
}
const capitals = () => {
  const table = path.join(inputs, 'capitals.csv')
  writeFileSync(table, 'Question,Answer\nFrance,Paris\nSpain,Madrid\n')
  return table
}
const aPackage = () => zipOf(path.join(inputs, 'deck.apkg'), [['collection.anki2', collectionBytes()]])

test('import prints what came in, makes a missing collection, and a second time adds nothing', async () => {
  const result = await json('import', await aPackage())
  expect(result).toEqual({
    code: 0,
    format: expect.stringContaining('Anki'),
    notes: { found: 2, added: 2, updated: 0, unchanged: 0, conflicting: 0, skipped: 0 },
    cards: { found: 2, added: 2 },
    reviews: { found: 0, added: 0 },
    media: { found: 0, added: 0, missing: 0 },
    memory: { carried: 0, recomputed: 0, estimated: 0 },
    warnings: [],
    seconds: expect.any(Number),
  })
  expect(await json('import', await aPackage())).toMatchObject({ notes: { added: 0, unchanged: 2 } })
  expect(await json('check')).toMatchObject({ ok: true })
  expect(readdirSync(folder)).toEqual(['collection.db'])
})

describe('options', () => {
  const decks = async () => (await json('info')).decks.map(({ name }: { name: string }) => name) as string[]

  test('--deck puts everything in one deck', async () => {
    await json('import', capitals(), '--deck', 'Geography::Europe')
    expect(await decks()).toContain('Geography::Europe')
    expect(await decks()).not.toContain('capitals')
  })

  test('--header says whether the first line names the columns', async () => {
    expect(await json('import', capitals(), '--header', 'no')).toMatchObject({ notes: { found: 3 } })
    expect(await json('import', capitals(), '--header', 'yes')).toMatchObject({ notes: { found: 2 } })
  })

  test('--dry-run says the same and changes nothing, not even a collection that is missing', async () => {
    expect(await json('import', capitals(), '--dry-run')).toMatchObject({ code: 0, notes: { added: 2 } })
    expect(readdirSync(folder)).toEqual([])
    await json('import', capitals())
    const before = readFileSync(file)
    expect(await json('import', capitals(), '--dry-run')).toMatchObject({ notes: { unchanged: 2 } })
    expect(readFileSync(file).equals(before)).toBe(true)
  })
})

describe('a bad file ends with 2, one sentence, and the collection as it was', () => {
  test.each([
    ['words.apkg', 'no archive at all', 'file_foreign'],
    ['cut.apkg', 'PK\x03\x04', 'file_damaged'],
    ['nothing.csv', '', 'file_empty'],
    ['long.csv', `a,b\n${'x'.repeat(10 * 1024 * 1024)}`, 'file_too_large'],
  ])('%s', async (name, content, code) => {
    const bad = path.join(inputs, name)
    writeFileSync(bad, content)
    await json('info')
    const hash = () => createHash('sha256').update(readFileSync(file)).digest('hex')
    const before = hash()
    expect(await json('import', bad)).toMatchObject({
      code: 2,
      error: { code, message: expect.stringContaining(name), where: expect.any(String) },
    })
    expect(hash()).toBe(before)
    expect(readdirSync(folder)).toEqual(['collection.db'])
  })

  test('and makes no collection where none was', async () => {
    expect(await json('import', path.join(inputs, 'gone.apkg'))).toMatchObject({ code: 2 })
    expect(readdirSync(folder)).toEqual([])
  })

  test('where nothing may be written it is refused, and a dry run still answers', async () => {
    await json('info')
    const table = capitals()
    chmodSync(inputs, 0o755)
    chmodSync(file, 0o444)
    chmodSync(folder, 0o555)
    // Root may write anywhere, so it asks as somebody else.
    const asUser = process.getuid?.() === 0 ? 65_534 : null
    try {
      const words = ['import', table, '--collection', file, '--json']
      const refused = await runCli(cli, words, asUser)
      expect(refused.code).toBe(2)
      expect(JSON.parse(refused.stdout).error).toMatchObject({ code: 'file_read_only' })
      const dry = await runCli(cli, [...words, '--dry-run'], asUser)
      expect(JSON.parse(dry.stdout)).toMatchObject({ notes: { added: 2 } })
    } finally {
      chmodSync(folder, 0o755)
    }
  })
})
