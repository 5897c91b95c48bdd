import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DeckPackage } from '../../../electron/exchange/deck-package.ts'
import { readMarkdown } from '../../../electron/exchange/markdown/read-markdown.ts'
import { writeMarkdown } from '../../../electron/exchange/markdown/write-markdown.ts'
import type { TextOptions } from '../../../electron/exchange/text/plan.ts'
import { readTableFile } from '../../../electron/exchange/text/read-table-file.ts'
import { writeCsv, writeTsv, writeTxt } from '../../../electron/exchange/text/write-table-file.ts'
import type { WriteOptions, Written } from '../../../electron/exchange/written.ts'
import { anyNotes } from './support/any-notes.ts'
import { contentOf } from './support/any-packages.ts'
import { aFolder, aNoteType, aPackage, keptOf } from './support/texts.ts'

type Format = [
  ending: string,
  write: (pack: DeckPackage, file: string, options?: WriteOptions) => Promise<Written>,
  read: (file: string, workFolder: string, options?: TextOptions) => Promise<DeckPackage>,
]
const formats: Format[] = [
  ['csv', writeCsv, readTableFile],
  ['tsv', writeTsv, readTableFile],
  ['txt', writeTxt, readTableFile],
  ['md', writeMarkdown, readMarkdown],
]

describe.each(formats)('%s', (ending, write, read) => {
  test('brings back the same notes, fields, tags, guids, decks and note types', async () => {
    const folder = aFolder()
    const file = join(folder, `x.${ending}`)
    await fc.assert(
      fc.asyncProperty(anyNotes, async pack => {
        await write(pack, file)
        const back = await read(file, folder)
        expect(keptOf(back)).toEqual(keptOf(pack))
        const kept = pack.noteTypes.filter(type => back.noteTypes.some(({ name }) => name === type.name))
        expect(back.noteTypes).toEqual(kept)
      }),
      { numRuns: 100 },
    )
  })

  test('a cancelled export leaves no file', async () => {
    const file = join(aFolder(), `x.${ending}`)
    const pack = aPackage([{ type: aNoteType('T', ['F']), fields: ['a'] }])
    const writing = write(pack, file, { signal: AbortSignal.abort() })
    await expect(writing).rejects.toMatchObject({ code: 'job_cancelled' })
    await expect(read(file, '')).rejects.toMatchObject({ code: 'file_missing' })
  })

  test('a folder that is not there is refused with a sentence', async () => {
    const pack = aPackage([{ type: aNoteType('T', ['F']), fields: ['a'] }])
    const writing = write(pack, join(aFolder(), 'gone', `x.${ending}`))
    await expect(writing).rejects.toMatchObject({ code: 'file_not_written' })
  })
})

test('Markdown puts pictures into a folder beside it and finds them again', async () => {
  const pack = {
    ...aPackage([{ type: aNoteType('T', ['F']), fields: ["<img src='a&amp;b.png'>[sound:x.mp3]"] }]),
    media: [
      { name: 'a&b.png', bytes: 3, open: () => Readable.from([Buffer.from('PNG')]) },
      { name: '../x.mp3', bytes: 3, open: () => Readable.from([Buffer.from('MP3')]) },
    ],
  }
  const file = join(aFolder(), 'Deck.md')
  await writeMarkdown(pack, file)
  const back = await readMarkdown(file, '')
  expect(keptOf(back)).toEqual(keptOf(pack))
  expect(Object.keys((await contentOf(back)).media)).toEqual(['a&b.png', 'x.mp3'])
  await writeMarkdown(pack, join(aFolder(), 'Deck.md'), { hasMedia: false })
})

test('Markdown reads well', async () => {
  const pack = aPackage([
    {
      type: aNoteType('Basic', ['Front', 'Back']),
      fields: ['Who runs <b>EC2</b>?', 'AWS'],
      tags: ['x'],
      guid: 'g',
      isMarked: true,
    },
  ])
  const file = join(aFolder(), 'x.md')
  await writeMarkdown(pack, file)
  expect(readFileSync(file, 'utf8').split('\n').slice(2).join('\n')).toBe(`
# Note
\`\`\`
guid: g
notetype: Basic
deck: Deck
\`\`\`

### Tags
\`\`\`
x
marked
\`\`\`

## Front

Who runs <b>EC2</b>?

## Back

AWS
`)
})

test("Anki's header lines stand at the beginning of a table", async () => {
  const pack = aPackage([{ type: aNoteType('Mine', ['F', 'B']), fields: ['a', 'b'], guid: 'g', tags: ['t'] }])
  const file = join(aFolder(), 'x.txt')
  await writeTxt(pack, file)
  const lines = readFileSync(file, 'utf8').split('\n')
  expect(lines.slice(0, 6)).toEqual([
    ...[
      '#separator:Tab',
      '#html:true',
      '#guid column:1',
      '#notetype column:2',
      '#deck column:3',
      '#tags column:6',
    ],
  ])
  expect(lines.at(-2)).toBe('g\tMine\tDeck\ta\tb\tt')
})
