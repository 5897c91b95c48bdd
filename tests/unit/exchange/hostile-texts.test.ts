import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import type { DeckPackage } from '../../../electron/exchange/deck-package.ts'
import { readDemarcText } from '../../../electron/exchange/demarc-text/read-demarc-text.ts'
import { readJson } from '../../../electron/exchange/json/read-json.ts'
import { readMarkdown } from '../../../electron/exchange/markdown/read-markdown.ts'
import { ExchangeRefused } from '../../../electron/exchange/refusal.ts'
import type { TextOptions } from '../../../electron/exchange/text/plan.ts'
import { readTableFile } from '../../../electron/exchange/text/read-table-file.ts'
import { aFile, aFolder, keptOf } from './support/texts.ts'

type Read = (file: string, workFolder: string, options?: TextOptions) => Promise<DeckPackage>
const readers: [string, Read][] = [
  ['md', readMarkdown],
  ['csv', readTableFile],
  ['json', readJson],
  ['demarc', readDemarcText],
]

/** What any of the formats gives a meaning to. */
const signs = [
  ...[
    '# ',
    '## ',
    '### Tags',
    '\n',
    '\n\n',
    '```',
    '~~~',
    '`',
    '$',
    '$$',
    '\\(',
    '\\',
    '[',
    '![',
    '](',
    '[[',
    ']]',
  ],
  ...[
    '**',
    '_',
    '==',
    '{{c1::',
    '}}',
    '{',
    '}',
    '::',
    ':::',
    '?',
    '\n?\n',
    'Q: ',
    'A: ',
    '\nQ: a',
    '\nA: b',
    'START\n',
  ],
  ...[
    '\nEND\n',
    'STARTI [Basic] ',
    ' ENDI',
    'Cloze\n',
    '<!--',
    '-->',
    '<details>',
    '</details>',
    '<summary>Answer',
  ],
  ...[
    '- [x] ',
    '- A. ',
    '- B. ',
    '1. ',
    '2. ',
    'Answer: A',
    'Answers\n1. A',
    '|',
    '|-|-|\n',
    '#card',
    '#flashcards',
    '%\n',
  ],
  ...[
    '---\n',
    'deck: ',
    'tags: [',
    ', ',
    '"',
    '""',
    '\t',
    ';',
    'demarc: 1\n',
    'notes:\n',
    '- question: ',
    '  answer: ',
    '&a ',
    '*a ',
  ],
  ...[
    '{"',
    '":',
    '[{',
    '}]',
    '"question"',
    '"options":[',
    '"correct":',
    '__proto__',
    'constructor',
    '\u0000',
    '\uE0001\uE001',
  ],
  ...[
    '<img src="x" onerror="y">',
    '<script>',
    '^1612345678901',
    '\u2028',
    '\ufeff',
    '\ud83d',
    'é',
    'TARGET DECK\n',
    '# Note\n```\nguid: ',
  ],
]

describe.each(readers)('%s', (ending, read) => {
  test('no text does anything but be read or refused', async () => {
    const folder = aFolder()
    const file = join(folder, `x.${ending}`)
    const text = fc.array(fc.oneof(fc.constantFrom(...signs), fc.string({ maxLength: 5 })), { maxLength: 30 })
    await fc.assert(
      fc.asyncProperty(text, async parts => {
        writeFileSync(file, parts.join(''))
        await read(file, folder).then(
          pack => expect(keptOf(pack)).toHaveLength(pack.found.notes),
          error => expect(error).toBeInstanceOf(ExchangeRefused),
        )
      }),
      { numRuns: 100 },
    )
  })

  test('no bytes do either', async () => {
    const folder = aFolder()
    const file = join(folder, `x.${ending}`)
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async bytes => {
        writeFileSync(file, bytes)
        await read(file, folder).catch(error => expect(error).toBeInstanceOf(ExchangeRefused))
      }),
      { numRuns: 100 },
    )
  })

  test('what repeats without end takes no more than its length', async () => {
    const folder = aFolder()
    const file = join(folder, `x.${ending}`)
    const started = performance.now()
    for (const sign of [
      ...signs,
      '?\n',
      'START\n',
      'START\nBasic\nx\nEND\n',
      'a::b\n',
      '- A. x\n',
      '"a',
      '[a]: b\n',
    ]) {
      writeFileSync(file, sign.repeat(Math.ceil((ending === 'demarc' ? 6_000 : 20_000) / sign.length)))
      await read(file, folder).catch(error => expect(error).toBeInstanceOf(ExchangeRefused))
    }
    expect(performance.now() - started).toBeLessThan(30_000)
  }, 40_000)

  test('ten megabytes on one line are read or refused', async () => {
    const line = ending === 'json' ? `["${'a '.repeat(5_000_000)}"]` : 'a line without end '.repeat(526_000)
    await read(aFile(`x.${ending}`, line), aFolder()).then(
      pack => expect(pack.found.notes).toBe(1),
      error => expect(error).toBeInstanceOf(ExchangeRefused),
    )
  })
})

test.each(['utf-16le', 'utf-16be', 'utf-8'])(
  'Markdown in %s with a mark, and mixed line ends',
  async encoding => {
    const bytes = iconv.encode('Q: Größe?\r\nA: 漢\rQ: b\nA: c', encoding, { addBOM: true })
    const pack = await readMarkdown(aFile('x.md', bytes), '')
    expect(keptOf(pack)).toMatchObject([{ fields: ['Größe?', '漢'] }, { fields: ['b', 'c'] }])
  },
)

test('an encoding of old is found, or chosen', async () => {
  const file = aFile('x.md', iconv.encode('Q: Größe?\nA: café', 'windows-1252'))
  expect(keptOf(await readMarkdown(file, ''))).toMatchObject([{ fields: ['Größe?', 'café'] }])
  expect(keptOf(await readMarkdown(file, '', { encoding: 'windows-1251' }))).toMatchObject([
    { fields: ['GrцЯe?', 'cafй'] },
  ])
})
