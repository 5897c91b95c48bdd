import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDemarcJson } from '../../../../electron/exchange/json/read-demarc-json.ts'
import { writeDemarcJson } from '../../../../electron/exchange/json/write-demarc-json.ts'
import { ExchangeRefused } from '../../../../electron/exchange/refusal.ts'
import { anyPackage, contentOf, thePackage } from '../support/any-packages.ts'
import { aFile, aFolder, aNoteType } from '../support/texts.ts'

const aDeck = { id: 'd', name: 'D', description: '', isFiltered: false, options: {}, other: {} }
const aNote = {
  ...{ id: 'n', guid: 'g', noteTypeId: 'T', fields: ['a', 'b'], tags: ['x'], createdAt: 1, modifiedAt: 2 },
  ...{ isMarked: false, deckId: 'd', where: '' },
}
const small = () => thePackage({ noteTypes: [aNoteType('T', ['F'])], decks: [aDeck], notes: [aNote] })

async function written(pack = small()): Promise<{ file: string; text: string }> {
  const file = join(aFolder(), 'deck.json')
  await writeDemarcJson(pack, file)
  return { file, text: readFileSync(file, 'utf8') }
}

test('whatever a package holds comes back, row for row, with media', async () => {
  const folder = aFolder()
  const file = join(folder, 'x.json')
  await fc.assert(
    fc.asyncProperty(anyPackage, async pack => {
      await writeDemarcJson(pack, file)
      const back = await readDemarcJson(file, folder)
      expect(await contentOf(back)).toEqual(await contentOf(pack))
      expect(back.found).toEqual(pack.found)
    }),
    { numRuns: 100 },
  )
})

test("the rows of Demarc's own collection come back as they were", async () => {
  const row = { id: 7, due: null, stability: 3.25, other: '{"a":[1]}', name: 'Ü "x" \u2028 \\ \ud83d\ude00' }
  const pack = thePackage({
    noteTypes: [{ ...aNoteType('T', ['F']), row }],
    decks: [{ ...aDeck, row }],
    notes: [{ ...aNote, row }],
  })
  const { file } = await written({
    ...pack,
    collection: { rolloverHour: 4, settings: { theme: 'dark', x: [null] } },
  })
  const back = await contentOf(await readDemarcJson(file, ''))
  expect(back.notes[0]?.row).toEqual(row)
  expect(back.decks[0]?.row).toEqual(row)
  expect(back.noteTypes[0]?.row).toEqual(row)
  expect(back.collection).toEqual({ rolloverHour: 4, settings: { theme: 'dark', x: [null] } })
})

test('another program may have laid the file out anew', async () => {
  const media = { 'a.bin': Buffer.alloc(5000, 'öx'), 'b.txt': Buffer.from('hi') }
  const pack = thePackage({ noteTypes: [aNoteType('T', ['F'])], decks: [aDeck], notes: [aNote], media })
  const { text } = await written(pack)
  for (const indent of [0, 2]) {
    const again = `\uFEFF${JSON.stringify(JSON.parse(text), null, indent).replaceAll('/', '\\/')}\r\n`
    expect(await contentOf(await readDemarcJson(aFile('x.json', again), ''))).toEqual(await contentOf(pack))
  }
})

test('40 MB of media are neither written nor read through memory', async () => {
  const megabyte = Buffer.alloc(1 << 20, 'some bytes')
  // What is left after collecting: garbage that waits says nothing about what is held.
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const held = () => {
    collect()
    const { heapUsed, external } = process.memoryUsage()
    return heapUsed + external
  }
  const before = held()
  let most = 0
  function* content() {
    for (let count = 0; count < 40; count++) {
      yield megabyte
      if (count % 8 === 7) most = Math.max(most, held() - before)
    }
  }
  const big = { name: 'film.mp4', bytes: 40 << 20, open: () => Readable.from(content()) }
  const { file } = await writtenQuietly({ ...small(), media: [big] })
  const back = await readDemarcJson(file, '')
  const hash = createHash('sha256')
  let chunks = 0
  for await (const chunk of back.media[0]?.open() ?? []) {
    hash.update(chunk)
    if (chunks++ % 200 === 0) most = Math.max(most, held() - before)
  }
  const wanted = createHash('sha256')
  for (let count = 0; count < 40; count++) wanted.update(megabyte)
  expect(hash.digest('hex')).toBe(wanted.digest('hex'))
  expect(most).toBeGreaterThan(0)
  // Its base64 alone would be 53 MB.
  expect(most).toBeLessThan(38 << 20)
})

async function writtenQuietly(pack: Parameters<typeof writeDemarcJson>[0]) {
  const file = join(aFolder(), 'big.json')
  await writeDemarcJson(pack, file)
  return { file }
}

describe('refused with a sentence', () => {
  const cases: [string, (text: string) => string, RegExp, string][] = [
    [
      'a newer version',
      text => text.replace('"version":1', '"version":2'),
      /newer Demarc .*version 2/,
      'file_newer',
    ],
    ['another kind of file', () => '{"cards":[]}', /no package of Demarc/, 'file_foreign'],
    ['an array', () => '[]', /not valid JSON at the beginning/, 'file_damaged'],
    ['a file cut short', text => text.slice(0, -30), /ends too early/, 'file_damaged'],
    [
      'wrong JSON',
      text => text.replace('"fields":["a"', '"fields":["a",,'),
      /damaged at notes\[0\]/,
      'file_damaged',
    ],
    [
      'a field that is no text',
      text => text.replace('["a","b"]', '["a",5]'),
      /notes\[0\]\.fields\.1/,
      'file_damaged',
    ],
    ['an unknown key', text => text.replace('"guid":"g"', '"guid":"g","x":1'), /notes\[0\]/, 'file_damaged'],
    [
      'a missing note type',
      text => text.replace('"noteTypeId":"T"', '"noteTypeId":"U"'),
      /note type U .*missing/,
      'file_damaged',
    ],
    [
      'an id twice',
      text => text.replace(/(\{"id":"n".*\})/, '$1,$1'),
      /its id n was there before/,
      'file_damaged',
    ],
    ['a part twice', text => text.replace('"cards":[', '"notes":['), /second notes/, 'file_damaged'],
    ['an unknown part', text => text.replace('"cards":[', '"kards":[1'), /kards/, 'file_damaged'],
  ]
  test.each(cases)('%s', async (_, change, sentence, code) => {
    const { text } = await written()
    expect(change(text)).not.toBe(text)
    const reading = readDemarcJson(aFile('bad.json', change(text)), '')
    await expect(reading).rejects.toThrow(sentence)
    await expect(reading).rejects.toMatchObject({ code })
  })

  test('media whose content was changed', async () => {
    const pack = thePackage({
      noteTypes: [],
      decks: [],
      notes: [],
      media: { 'a.png': Buffer.alloc(3000, 7) },
    })
    const { text } = await written(pack)
    const back = await readDemarcJson(aFile('x.json', text.replace('BwcHBwcH', 'BwcHBwcI')), '')
    await expect(contentOf(back)).rejects.toThrow(/content of a\.png .* is damaged/)
  })

  test('any cut or changed byte, without a crash', async () => {
    const { text } = await written()
    const file = aFile('x.json', '')
    await fc.assert(
      fc.asyncProperty(
        fc.nat(text.length - 1),
        fc.constantFrom('', '"', '}', ']', '\\', ',', 'x', '{'),
        async (at, sign) => {
          writeFileSync(file, text.slice(0, at) + sign + text.slice(at + 1))
          await readDemarcJson(file, '').then(contentOf, error =>
            expect(error).toBeInstanceOf(ExchangeRefused),
          )
        },
      ),
      { numRuns: 300 },
    )
  })

  test('a cancelled export leaves no file', async () => {
    const file = join(aFolder(), 'x.json')
    const writing = writeDemarcJson(small(), file, { signal: AbortSignal.abort() })
    await expect(writing).rejects.toMatchObject({ code: 'job_cancelled' })
    expect(() => readFileSync(file)).toThrow(/ENOENT/)
  })
})
