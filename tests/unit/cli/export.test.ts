import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readAnkiPackage } from '../../../electron/exchange/anki/read-package.ts'
import { builtProcesses, runCli } from '../../support/cli.ts'
import { newFolder } from '../../support/collections.ts'

let cli: string
let folder: string
let file: string
beforeAll(async () => {
  cli = path.join(await builtProcesses('export'), 'cli.js')
}, 60_000)
beforeEach(() => {
  folder = newFolder()
  file = path.join(folder, 'collection.db')
})

/** Runs a command with --json; gives its one object and its exit code. */
async function json(...words: string[]) {
  const { code, stdout, stderr } = await runCli(cli, [...words, '--collection', file, '--json'])
  expect(stderr).toBe('')
  return { code, ...JSON.parse(stdout) }
}

async function countsIn(target: string) {
  const pack = await readAnkiPackage(target, path.join(folder, 'work'), { timeZone: 'Europe/Madrid' })
  try {
    const reviews = [...pack.reviews()]
    return { ...pack.found, kinds: new Set(pack.noteTypes.map(({ kind }) => kind)), reviews: reviews.length }
  } finally {
    pack.close()
  }
}

test('a whole collection goes out as a package, with what was learnt or without', async () => {
  const info = await json('info')
  const { cards } = await json('due')
  await json('answer', '--card', cards[0].id, '--grade', '3')
  const target = path.join(folder, 'all.apkg')
  const done = await json('export', target)
  expect(Object.keys(done)).toEqual([
    'code',
    'format',
    'notes',
    'cards',
    'reviews',
    'media',
    'bytes',
    'seconds',
  ])
  expect(done).toMatchObject({
    code: 0,
    format: 'apkg',
    notes: info.notes,
    cards: info.cards,
    reviews: 1,
    media: 0,
  })
  expect(done.bytes).toBe(statSync(target).size)
  expect(await countsIn(target)).toMatchObject({
    notes: info.notes,
    cards: info.cards,
    reviews: 1,
    kinds: new Set(['basic', 'reversed', 'cloze', 'typed', 'choice', 'whose', 'error', 'exam']),
  })
  expect(await json('export', target, '--schedule', 'drop', '--plain')).toMatchObject({ code: 0, reviews: 0 })
  expect(await countsIn(target)).toMatchObject({ notes: info.notes, reviews: 0 })
  expect(await json('export', path.join(folder, 'all.colpkg'))).toMatchObject({
    code: 0,
    format: 'colpkg',
    notes: info.notes,
    reviews: 1,
  })
  expect(readdirSync(folder).sort()).toEqual(['all.apkg', 'all.colpkg', 'collection.db', 'work'])
})

test('a deck goes out with its sub-decks', async () => {
  const { decks } = await json('info')
  const [first] = decks[0].name.split('::')
  const own = decks.filter(({ name }: { name: string }) => name === first || name.startsWith(`${first}::`))
  const sum = own.reduce((all: number, { cards }: { cards: number }) => all + cards, 0)
  const target = path.join(folder, 'part.apkg')
  expect(await json('export', target, '--deck', first)).toMatchObject({ code: 0, cards: sum })
  expect(await json('export', target, '--deck', 'Nowhere')).toMatchObject({
    code: 2,
    error: { code: 'deck_gone' },
  })
})

describe('what cannot be is refused with exit 2, and a file that is there stays', () => {
  test.each([
    [['export', 'a.docx'], 'arguments_invalid'],
    [['export', 'a'], 'arguments_invalid'],
    [['export', 'a.apkg', '--schedule', 'some'], 'arguments_invalid'],
    [['export', 'a.colpkg', '--plain'], 'arguments_invalid'],
    [['export', 'a.colpkg', '--deck', 'Shared responsibility'], 'arguments_invalid'],
    [['export', 'nowhere/a.apkg'], 'folder_missing'],
    [['export', 'folder.apkg'], 'file_not_written'],
    [['info', '--plain'], 'arguments_invalid'],
  ])('%j', async (words, code) => {
    await json('info')
    mkdirSync(path.join(folder, 'folder.apkg'))
    writeFileSync(path.join(folder, 'a.apkg'), 'mine')
    const [command = '', place, ...rest] = words
    const asked = place?.startsWith('--') ? [place] : [path.join(folder, place ?? '')]
    const before = readdirSync(folder)
    const refused = await json(command, ...asked, ...rest)
    expect(refused).toMatchObject({ code: 2, error: { code } })
    expect(refused.error.message).toMatch(/^[^.]+.*\.$/)
    expect(readdirSync(folder)).toEqual(before)
    expect(readFileSync(path.join(folder, 'a.apkg'), 'utf8')).toBe('mine')
  })

  test('a collection that is not there is not made', async () => {
    expect(await json('export', path.join(folder, 'a.apkg'))).toMatchObject({
      code: 2,
      error: { code: 'collection_missing' },
    })
    expect(existsSync(file)).toBe(false)
  })
})
