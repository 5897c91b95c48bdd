import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { plainOptions } from '../../../electron/collection/exchange/choices.ts'
import { importFile } from '../../../electron/collection/exchange/import-file.ts'
import { openCollection } from '../../../electron/collection/open.ts'
import type { ReadingOptions } from '../../../electron/contract/exchange.ts'
import { Refused } from '../../../electron/contract/refused.ts'
import { contentOf, madrid, morning, newFolder } from '../../support/collections.ts'
import { collectionBytes, type Entry, zipOf } from './support/anki-files.ts'

let folder: string
let collectionFile: string
beforeEach(async () => {
  folder = newFolder()
  collectionFile = path.join(folder, 'collection.db')
  ;(await open()).close()
})

const open = async () =>
  (
    await openCollection({
      file: collectionFile,
      create: true,
      clock: () => morning,
      content: contentOf(),
    })
  ).collection

const importing = (file: string, reading: ReadingOptions = {}) =>
  importFile({
    source: { file },
    reading,
    options: plainOptions,
    collectionFile,
    at: madrid,
    open,
  })

const inputs = newFolder()
const written = (name: string, content: string | Buffer) => {
  const file = path.join(inputs, name)
  writeFileSync(file, content)
  return file
}
const packed = (name: string, entries: readonly Entry[]) => zipOf(path.join(inputs, name), entries)
const anki2 = (change?: Parameters<typeof collectionBytes>[0]): Entry => [
  'collection.anki2',
  collectionBytes(change),
]
const hashOf = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex')

type Bad = {
  name: string
  file: () => string | Promise<string>
  code: string
  /** Words that the sentence has, or its place. */
  says: RegExp
  reading?: ReadingOptions
}

const bad: Bad[] = [
  {
    name: 'a file that is not there',
    file: () => path.join(inputs, 'gone.apkg'),
    code: 'file_missing',
    says: /gone\.apkg/,
  },
  { name: 'a folder', file: () => inputs, code: 'file_foreign', says: /folder/ },
  { name: 'an empty package', file: () => written('empty.apkg', ''), code: 'file_empty', says: /empty/ },
  { name: 'an empty table', file: () => written('empty.csv', ' \n'), code: 'file_empty', says: /empty\.csv/ },
  {
    name: 'no zip',
    file: () => written('words.apkg', 'just some words'),
    code: 'file_foreign',
    says: /words\.apkg/,
  },
  {
    name: 'a database that is no deck',
    file: () => written('some.db', collectionBytes()),
    code: 'file_foreign',
    says: /\.apkg/,
  },
  {
    name: 'a zip without a deck',
    file: () => packed('photos.zip', [['a.txt', 'a']]),
    code: 'file_foreign',
    says: /no Anki package/,
  },
  {
    name: 'a zip that was cut short',
    file: async () => {
      const whole = readFileSync(await packed('whole.apkg', [anki2()]))
      return written('cut.apkg', whole.subarray(0, whole.length / 2))
    },
    code: 'file_damaged',
    says: /cut\.apkg/,
  },
  {
    name: 'a zip with a byte changed',
    file: async () => {
      const bytes = readFileSync(await packed('sound.apkg', [anki2()]))
      const at = bytes.indexOf('collection.anki2') + 400
      bytes[at] = (bytes[at] ?? 0) ^ 0xff
      return written('flipped.apkg', bytes)
    },
    code: 'file_damaged',
    says: /damaged/,
  },
  {
    name: 'a zip bomb',
    file: () => packed('bomb.apkg', [['collection.anki2', Buffer.alloc(100 * 1024 * 1024)]]),
    code: 'file_too_large',
    says: /unpacks to more than/,
  },
  {
    name: 'an entry that leads out of the archive',
    file: () => packed('traversal.apkg', [anki2(), ['../../evil', 'x']]),
    code: 'file_unsafe',
    says: /outside/,
  },
  {
    name: 'an entry with an absolute path',
    file: () => packed('absolute.apkg', [anki2(), ['/etc/passwd', 'x']]),
    code: 'file_unsafe',
    says: /outside/,
  },
  {
    name: 'an entry on a drive',
    file: () => packed('drive.apkg', [anki2(), ['C:/evil.txt', 'x']]),
    code: 'file_unsafe',
    says: /outside/,
  },
  {
    name: 'the same entry twice',
    file: () => packed('twice.apkg', [anki2(), anki2()]),
    code: 'file_unsafe',
    says: /twice/,
  },
  {
    name: 'a form of package that is not known',
    file: () => packed('newer.apkg', [['meta', Buffer.of(8, 9)], anki2()]),
    code: 'file_newer',
    says: /Support older Anki versions/,
  },
  {
    name: 'bytes that are no protobuf',
    file: () => packed('protobuf.apkg', [['meta', Buffer.of(255, 255, 255)], anki2()]),
    code: 'file_damaged',
    says: /meta/,
  },
  {
    name: 'a collection that is missing',
    file: () => packed('lacking.apkg', [['meta', Buffer.of(8, 3)], anki2()]),
    code: 'file_damaged',
    says: /collection\.anki21b/,
  },
  {
    name: 'a collection that is no zstd',
    file: () =>
      packed('zstd.apkg', [['meta', Buffer.of(8, 3)], ['collection.anki21b', 'not packed at all'], anki2()]),
    code: 'file_damaged',
    says: /collection\.anki21b/,
  },
  {
    name: 'a collection that is no database',
    file: () => packed('text.apkg', [['collection.anki2', 'x'.repeat(5000)]]),
    code: 'file_damaged',
    says: /not a collection/,
  },
  {
    name: 'a database whose pages are gone',
    file: () => {
      const bytes = collectionBytes()
      return packed('pages.apkg', [['collection.anki2', bytes.fill(0xaa, 4096)]])
    },
    code: 'file_damaged',
    says: /damaged/,
  },
  {
    name: 'a view in the place of a table',
    file: () =>
      packed('view.apkg', [
        anki2(db =>
          db.exec(`ALTER TABLE notes RENAME TO hidden;
            CREATE VIEW notes AS SELECT id, guid, mid, mod, tags, flds FROM hidden`),
        ),
      ]),
    code: 'file_unsafe',
    says: /not an ordinary table/,
  },
  {
    name: 'a column that is computed',
    file: () =>
      packed('computed.apkg', [
        anki2(db =>
          db.exec("ALTER TABLE notes ADD COLUMN more AS (replace(hex(zeroblob(1000000)), '0', flds))"),
        ),
      ]),
    code: 'file_unsafe',
    says: /not an ordinary table/,
  },
  {
    name: 'a table that is missing',
    file: () => packed('table.apkg', [anki2(db => db.exec('DROP TABLE revlog'))]),
    code: 'file_damaged',
    says: /revlog/,
  },
  {
    name: 'a column that is missing',
    file: () => packed('column.apkg', [anki2(db => db.exec('ALTER TABLE cards DROP COLUMN due'))]),
    code: 'file_damaged',
    says: /due/,
  },
  {
    name: 'note types that are no JSON',
    file: () => packed('models.apkg', [anki2(db => db.exec("UPDATE col SET models = '{oops'"))]),
    code: 'file_damaged',
    says: /models/,
  },
  {
    name: 'a note whose type is missing',
    file: () => packed('typeless.apkg', [anki2(db => db.exec('UPDATE notes SET mid = 77'))]),
    code: 'file_damaged',
    says: /note type 77/,
  },
  {
    name: 'a note with too many fields',
    file: () => packed('fields.apkg', [anki2(db => db.exec('UPDATE notes SET flds = flds || char(31)'))]),
    code: 'file_damaged',
    says: /3 fields/,
  },
  {
    name: 'a note whose fields are bytes',
    file: () => packed('blob.apkg', [anki2(db => db.exec("UPDATE notes SET flds = x'00ff1f00'"))]),
    code: 'file_damaged',
    says: /not text/,
  },
  {
    name: 'numbers that are words',
    file: () => packed('words.apkg', [anki2(db => db.exec("UPDATE cards SET due = 'tomorrow'"))]),
    code: 'file_damaged',
    says: /due/,
  },
  {
    name: 'a schema that is newer than any',
    file: () => packed('schema.apkg', [anki2(db => db.exec('UPDATE col SET ver = 99'))]),
    code: 'file_newer',
    says: /schema 99/,
  },
  {
    name: 'a list of media that is no list',
    file: () => packed('list.apkg', [anki2(), ['media', '[1, 2']]),
    code: 'file_damaged',
    says: /list of media/,
  },
  {
    name: 'a medium that leads out of its folder',
    file: () => packed('escape.apkg', [anki2(), ['media', '{"0": "../../evil.png"}'], ['0', 'x']]),
    code: 'file_unsafe',
    says: /evil\.png/,
  },
  {
    name: 'ten megabytes on one line',
    file: () => written('line.csv', `a,b\n${'x'.repeat(10 * 1024 * 1024)},c\n`),
    code: 'file_too_large',
    says: /line 2/i,
  },
  {
    name: 'columns without end',
    file: () => written('columns.csv', `a,b\nc,d\n${'x,'.repeat(2000)}\n`),
    code: 'file_too_large',
    says: /line 3/i,
  },
  {
    name: 'bytes that are no text',
    file: () => written('bytes.csv', Buffer.from([0x61, 0, 1, 2, 0, 3, 4, 0x2c, 0, 0, 0x0a])),
    code: 'file_foreign',
    says: /not a text file/,
  },
  {
    name: 'an encoding that was chosen and is wrong',
    file: () => written('latin.csv', Buffer.from('caf\u00e9,coffee\n', 'latin1')),
    code: 'file_unreadable',
    says: /line 1/i,
    reading: { encoding: 'utf-8' },
  },
  {
    name: 'an encoding that nobody knows',
    file: () => written('any.csv', 'a,b\n'),
    code: 'file_unreadable',
    says: /klingon/,
    reading: { encoding: 'klingon' },
  },
  {
    name: 'JSON that ends too early',
    file: () => written('cut.json', '{"notes": [{"fields": ["a"'),
    code: 'file_damaged',
    says: /cut\.json/,
  },
]

describe('is refused with a sentence that names the place, and changes nothing', () => {
  test.each(bad)('$name', async ({ file, code, says, reading }) => {
    const before = hashOf(collectionFile)
    const given = await file()
    const refusal = await importing(given, reading).then(
      () => 'imported',
      error => error,
    )
    expect(refusal).toBeInstanceOf(Refused)
    expect({ code: refusal.code, message: refusal.message }).toMatchObject({ code })
    expect(`${refusal.message} ${refusal.where}`).toMatch(says)
    expect(refusal.message).toContain(path.basename(given))
    // A sentence, with its remedy in a second one; no trace of our own.
    expect(refusal.message).toMatch(/^\S.*[.…] .*\.$/s)
    expect(refusal.message).not.toMatch(/\n\s+at |undefined|\[object/)
    expect(hashOf(collectionFile)).toBe(before)
    expect(readdirSync(folder)).toEqual(['collection.db'])
  })
})

describe('comes in and does no harm', () => {
  test('triggers of the file never run', async () => {
    const hostile = anki2(db =>
      db.exec(`
        CREATE TRIGGER t AFTER UPDATE ON notes BEGIN DELETE FROM notes; END;
        CREATE TEMP VIEW v AS SELECT load_extension('evil');
        CREATE INDEX evil ON notes (abs(id));`),
    )
    expect(await importing(await packed('trigger.apkg', [hostile]))).toMatchObject({ notes: { added: 2 } })
  })

  test('numbers that are kept as fractions', async () => {
    const loose: Entry = ['collection.anki2', collectionBytes(undefined, '')]
    expect(await importing(await packed('loose.apkg', [loose]))).toMatchObject({
      notes: { added: 2 },
      cards: { added: 2 },
      warnings: [],
    })
  })

  test('ids from the future, with a warning', async () => {
    const future = anki2(db =>
      db.exec('UPDATE notes SET id = id + 4000000000000; UPDATE cards SET nid = nid + 4000000000000'),
    )
    const { notes, warnings } = await importing(await packed('future.apkg', [future]))
    expect(notes.added).toBe(2)
    expect(warnings.map(({ what }) => what).join()).toContain('future')
  })

  test('one guid for every note: all of them, once', async () => {
    const same = await packed('guids.apkg', [anki2(db => db.exec("UPDATE notes SET guid = 'same'"))])
    expect(await importing(same)).toMatchObject({ notes: { added: 2 } })
    expect(await importing(same)).toMatchObject({ notes: { added: 0, unchanged: 2 } })
  })

  test('empty fields, and media that are not there', async () => {
    const poor = anki2(db =>
      db.exec(`UPDATE notes SET flds = char(31) WHERE id % 2 = 1;
        UPDATE notes SET flds = '<img src="a.png">' || char(31) || '[sound:b.mp3]' WHERE id % 2 = 0`),
    )
    const { notes, media } = await importing(await packed('poor.apkg', [poor]))
    expect(notes.added).toBe(2)
    expect(media).toMatchObject({ found: 0, missing: 2 })
  })

  test('media names that differ by case or by how they are composed', async () => {
    const list = JSON.stringify({ 0: 'a.png', 1: 'A.png', 2: 'é.png', 3: 'e\u0301.png', 4: 'CON.png' })
    const entries: Entry[] = ['0', '1', '2', '3', '4'].map(name => [name, `content ${name}`])
    const file = await packed('names.apkg', [anki2(), ['media', list], ...entries])
    expect(await importing(file)).toMatchObject({ media: { found: 5, added: 5 } })
    expect(readdirSync(path.join(folder, 'media'))).toHaveLength(5)
    expect(await importing(file)).toMatchObject({ media: { added: 0 } })
  })

  test('a quote that is never closed swallows nothing', async () => {
    const { notes, warnings } = await importing(written('quote.csv', 'a,b\n"c,d\ne,f\ng,h\n'))
    expect(notes.added).toBe(4)
    expect(warnings).toMatchObject([{ where: 'line 2' }])
  })

  test('line ends of every kind in one file', async () => {
    expect(await importing(written('ends.csv', 'a,b\r\nc,d\re,f\ng,h'))).toMatchObject({
      notes: { added: 4 },
    })
  })
})
