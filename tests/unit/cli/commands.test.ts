import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { builtInContent } from '../../../electron/collection/built-in-content.ts'
import { currentVersion } from '../../../electron/collection/migrations/list.ts'
import { openCollection } from '../../../electron/collection/open.ts'
import { builtProcesses, runCli } from '../../support/cli.ts'
import { newFolder } from '../../support/collections.ts'

let cli: string
let folder: string
let file: string
beforeAll(async () => {
  cli = path.join(await builtProcesses('cli'), 'cli.js')
}, 60_000)
beforeEach(() => {
  folder = newFolder()
  file = path.join(folder, 'collection.db')
})

const run = (...words: string[]) => runCli(cli, [...words, '--collection', file])
/** Runs a command with --json; gives its one object and its exit code. */
const json = async (...words: string[]) => {
  const { code, stdout, stderr } = await run(...words, '--json')
  expect(stderr).toBe('')
  expect(stdout.trim().split('\n')).toHaveLength(1)
  return { code, ...JSON.parse(stdout) }
}
const made = async () => {
  await run('info')
}
const firstCard = async (): Promise<{ id: string; note: string }> => (await json('due')).cards[0]

describe('info', () => {
  test('makes a missing collection with the built-in decks', async () => {
    const info = await json('info')
    expect(info).toMatchObject({ code: 0, schema: currentVersion, reviews: 0, media: 0 })
    expect(info.notes).toBeGreaterThanOrEqual(60)
    expect(info.builtIn.notes).toBe(info.notes)
    expect(info.builtIn.cards).toBe(info.cards)
    expect(info.builtIn.cards).toBeGreaterThanOrEqual(800)
    expect(info.builtIn.services).toBeGreaterThanOrEqual(60)
    const { notes } = await builtInContent.all()
    expect(info.builtIn.questions).toBe(notes.filter(({ kind }) => kind === 'exam').length)
    expect(info.decks.length).toBeGreaterThan(1)
    const sum = (name: string) =>
      info.decks.reduce((total: number, deck: Record<string, number>) => total + (deck[name] ?? 0), 0)
    expect(sum('cards')).toBe(info.cards)
    expect(sum('new')).toBe(info.cards)
    expect(sum('dueToday')).toBe(20)
    expect(readdirSync(folder)).toEqual(['collection.db'])
  })

  test('changes nothing in one that is there', async () => {
    await made()
    const before = readFileSync(file)
    const first = await json('info')
    expect(await json('info')).toEqual(first)
    expect(readFileSync(file).equals(before)).toBe(true)
  })
})

test('answer, show and undo are one real review and its undo', async () => {
  await made()
  const { id, note } = await firstCard()
  const before = await json('show', '--note', note)
  // In the middle of a study day, wherever this runs: a step of ten minutes must not cross its end.
  const at = `${new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)}T12:30:00.000Z`
  const answered = await json('answer', '--card', id, '--grade', '3', '--at', at)
  expect(answered).toMatchObject({ code: 0, card: { id, state: 'learning', step: 1 } })
  expect(Date.parse(answered.card.due)).toBe(Date.parse(at) + 10 * 60_000)
  expect(Object.keys(answered.next)).toEqual(['again', 'hard', 'good', 'easy'])
  const shown = await json('show', '--card', id)
  expect(shown.note).toMatchObject({ guid: note })
  expect(shown.cards).toHaveLength(1)
  expect(shown.reviews).toMatchObject([{ at, grade: 3, state: 'learning', kind: 'learning' }])
  expect(await json('info')).toMatchObject({ reviews: 1 })
  expect(await json('undo')).toMatchObject({ code: 0, card: { id, state: 'new', due: null } })
  expect(await json('show', '--note', note)).toEqual(before)
  expect(await json('undo')).toMatchObject({ code: 2, error: { code: 'nothing_to_undo' } })
})

test('due narrows to a deck with its sub-decks and to a day', async () => {
  await made()
  const all = await json('due')
  expect(all).toMatchObject({ code: 0, new: 20, learning: 0, review: 0 })
  const deck = all.cards[0].deck as string
  const own = await json('due', '--deck', deck)
  expect(own.cards.every((card: { deck: string }) => card.deck.startsWith(deck))).toBe(true)
  expect(await json('due', '--deck', 'Nowhere')).toMatchObject({ code: 2, error: { code: 'deck_gone' } })
  expect(await json('due', '--on', '2030-01-01')).toMatchObject({ code: 0, new: 20 })
})

describe('words that make no sense are refused with exit 2, and nothing is made', () => {
  test.each([
    [[], null],
    [['frobnicate', 'x'], 'frobnicate'],
    [['--frobnicate'], '--frobnicate'],
    [['info', 'more'], 'more'],
    [['info', '--card', '5'], '--card'],
    [['answer', '--card', 'x', '--grade', '3'], '--card'],
    [['answer', '--grade', '3'], '--card'],
    [['answer', '--card', '5', '--grade', '5'], '--grade'],
    [['answer', '--card', '5', '--grade', '3', '--at', 'yesterday'], '--at'],
    [['answer', '--card', '5', '--grade', '3', '--at', '2026-11-23T08:00'], '--at'],
    [['due', '--on', '2026-02-30'], '--on'],
    [['show'], '--note'],
    [['show', '--card', '1', '--note', 'x'], '--card'],
    [['backup'], 'backup'],
    [['restore'], 'restore'],
    [['import'], 'import'],
    [['import', 'x.csv', '--schedule', 'lose'], '--schedule'],
    [['import', 'x.csv', '--header', 'perhaps'], '--header'],
    [['info', '--dry-run'], '--dry-run'],
  ])('%j', async (words, where) => {
    expect(await json(...words)).toMatchObject({ code: 2, error: { code: 'arguments_invalid', where } })
    const plain = await run(...words)
    expect(plain).toMatchObject({ code: 2, stdout: '' })
    expect(plain.stderr).toContain('Usage: npm run --silent demarc')
    expect(readdirSync(folder)).toEqual([])
  })

  test('no collection named', async () => {
    const { code, stdout } = await runCli(cli, ['info', '--json'])
    expect(code).toBe(2)
    expect(JSON.parse(stdout)).toMatchObject({ error: { where: '--collection' } })
  })
})

test('every command but info refuses a missing collection, and makes none', async () => {
  for (const words of [
    ['due'],
    ['answer', '--card', '1', '--grade', '1'],
    ['undo'],
    ['show', '--note', 'x'],
    ['check'],
    ['backup', folder],
    ['restore', file],
  ]) {
    expect(await json(...words), words[0]).toMatchObject({ code: 2, error: { code: 'collection_missing' } })
  }
  expect(readdirSync(folder)).toEqual([])
})

test('refused input leaves the collection byte for byte', async () => {
  await made()
  const before = readFileSync(file)
  const { id } = await firstCard()
  for (const [code, ...words] of [
    ['card_gone', 'answer', '--card', '1', '--grade', '1'],
    ['card_gone', 'show', '--card', '1'],
    ['note_gone', 'show', '--note', 'no such guid'],
    ['nothing_to_undo', 'undo'],
    ['folder_missing', 'backup', path.join(folder, 'gone')],
    ['file_missing', 'restore', path.join(folder, 'gone.db')],
    ['arguments_invalid', 'answer', '--card', id, '--grade', '0'],
  ]) {
    expect(await json(...words), words.join(' ')).toMatchObject({ code: 2, error: { code } })
  }
  expect(readFileSync(file).equals(before)).toBe(true)
  expect(readdirSync(folder)).toEqual(['collection.db'])
})

test('a time before the card’s last review is refused', async () => {
  await made()
  const { id } = await firstCard()
  await json('answer', '--card', id, '--grade', '3', '--at', '2026-11-23T08:00:00Z')
  expect(await json('answer', '--card', id, '--grade', '3', '--at', '2026-11-23T07:59:59Z')).toMatchObject({
    code: 2,
    error: { code: 'time_earlier' },
  })
})

test('backup and restore give the file in figures', async () => {
  await made()
  const { id } = await firstCard()
  const backup = await json('backup', folder)
  expect(backup).toMatchObject({ code: 0, reviews: 0 })
  expect(readFileSync(backup.file)).toHaveLength(backup.bytes)
  await json('answer', '--card', id, '--grade', '3')
  expect(await json('restore', backup.file)).toMatchObject({
    ...{ code: 0, file, notes: backup.notes, cards: backup.cards, reviews: 0 },
  })
  expect(await json('check')).toEqual({ code: 0, ok: true, problems: [] })
})

test('while a window has it open reading works and writing is refused', async () => {
  const { collection } = await openCollection({
    file,
    create: true,
    clock: Date.now,
    content: builtInContent,
  })
  try {
    const { id, note } = await firstCard()
    for (const words of [['info'], ['due'], ['show', '--note', note], ['check'], ['backup', newFolder()]]) {
      expect(await json(...words), words[0]).toMatchObject({ code: 0 })
    }
    for (const words of [
      ['answer', '--card', id, '--grade', '3'],
      ['undo'],
      ['restore', path.join(folder, 'any.db')],
    ]) {
      expect(await json(...words), words[0]).toMatchObject({ code: 2, error: { code: 'collection_in_use' } })
    }
  } finally {
    collection.close()
  }
})

test('a file that is none of ours is refused by every command', async () => {
  writeFileSync(file, 'Not a database at all, but somebody’s letter.')
  for (const words of [['info'], ['due'], ['undo'], ['check'], ['backup', folder]]) {
    expect(await json(...words), words[0]).toMatchObject({
      code: 2,
      error: { code: 'collection_damaged', where: file },
    })
  }
  expect(readFileSync(file, 'utf8')).toContain('letter')
})

test('where nothing may be written reading works and writing is refused', async () => {
  await made()
  const { id } = await firstCard()
  chmodSync(file, 0o444)
  chmodSync(folder, 0o555)
  // Root may write everywhere; nobody may not.
  const asUser = process.getuid?.() === 0 ? 65_534 : null
  const asNobody = (...words: string[]) => runCli(cli, [...words, '--collection', file, '--json'], asUser)
  try {
    expect(JSON.parse((await asNobody('info')).stdout)).toMatchObject({ reviews: 0 })
    expect(JSON.parse((await asNobody('answer', '--card', id, '--grade', '3')).stdout)).toMatchObject({
      error: { code: 'file_read_only' },
    })
  } finally {
    chmodSync(folder, 0o755)
  }
})

test('without --json it reads as text', async () => {
  await made()
  expect((await run('info')).stdout).toMatch(new RegExp(`^schema: ${currentVersion}\nnotes: \\d+\n`))
  expect((await run('check')).stdout).toBe('No problem was found.\n')
  expect((await runCli(cli, ['--help'])).stdout).toContain('Usage:')
})
