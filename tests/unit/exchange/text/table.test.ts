import { expect, test } from 'vitest'
import type { TextOptions } from '../../../../electron/exchange/text/plan.ts'
import { previewText } from '../../../../electron/exchange/text/preview.ts'
import { readTable } from '../../../../electron/exchange/text/table.ts'
import { readTextFile } from '../../../../electron/exchange/text/text-file.ts'
import { aFile, keptOf } from '../support/texts.ts'

async function read(name: string, content: string, options: TextOptions = {}) {
  const file = aFile(name, content)
  const pack = readTable(await readTextFile(file, options.encoding ?? null), options)
  return { ...pack, kept: keptOf(pack) }
}

test("Anki's headers give deck, note type, tags and guid", async () => {
  const { kept, found } = await read(
    'x.txt',
    '#separator:Semicolon\n#html:true\n#notetype column:2\n#deck column:3\n#guid column:1\n#tags column:6\n' +
      'g1;Basic;A::B;<b>f</b>;"b;c";x y::z marked\n# a comment\ng2;Cloze;C;{{c1::a}} {{c2::b}};;\n',
  )
  expect(kept).toEqual([
    {
      guid: 'g1',
      type: 'Basic',
      deck: 'A::B',
      fields: ['<b>f</b>', 'b;c'],
      tags: ['x', 'y::z'],
      isMarked: true,
    },
    { guid: 'g2', type: 'Cloze', deck: 'C', fields: ['{{c1::a}} {{c2::b}}', ''], tags: [], isMarked: false },
  ])
  expect(found).toMatchObject({ notes: 2, cards: 3 })
})

test('headers for all notes, and columns that name the fields', async () => {
  const { kept, noteTypes } = await read(
    'x.txt',
    '#separator:tab\n#deck:Verbs\n#notetype:Verb\n#tags:a b\n#columns:Infinitive\tPast\tPerfect\ngo\twent\tgone\n',
  )
  expect(kept).toMatchObject([
    { type: 'Verb', deck: 'Verbs', tags: ['a', 'b'], fields: ['go', 'went', 'gone'] },
  ])
  expect(noteTypes[0]?.fields.map(field => field.name)).toEqual(['Infinitive', 'Past', 'Perfect'])
})

test('two columns are a Basic note; plain text is kept as text', async () => {
  const { kept } = await read('capitals.csv', 'List<String>,a & b\n"two\nlines",x\n')
  expect(kept).toMatchObject([
    { type: 'Basic', deck: 'capitals', fields: ['List&lt;String&gt;', 'a &amp; b'] },
    { fields: ['two<br>lines', 'x'] },
  ])
})

test.each([
  ['a tab', 'EC2\tcompute; virtual machines, by the hour\nS3\tstorage, objects'],
  ["Quizlet's rows on one line", 'EC2\tcompute;S3\tstorage'],
  ['a dash', 'EC2 - compute\nS3 - storage'],
  ['a pipe', 'EC2|compute\nS3|storage'],
])('%s separates term and definition', async (_, text) => {
  const { kept } = await read('x.txt', text)
  expect(kept.map(note => note.fields[0])).toEqual(['EC2', 'S3'])
})

test.each([
  ['Front,Back\na,b\nc,d', 2],
  ['answer,question\na,b', 1],
  ['word,year\na,1990\nb,2001', 2],
  ['Moon,1969\nWall,1989', 2],
  ['Hello,world', 1],
])('a heading line is told apart from notes: %j', async (text, notes) => {
  expect((await read('x.csv', text)).kept).toHaveLength(notes)
})

test('the user decides about the heading', async () => {
  expect((await read('x.csv', 'Front,Back\na,b', { header: 'no' })).kept).toHaveLength(2)
  expect((await read('x.csv', 'x,y\na,b', { header: 'yes' })).kept).toHaveLength(1)
})

test('columns headed deck, tags and guid are used as such', async () => {
  const { kept } = await read('x.csv', 'Question,Answer,Tags,Deck\nq,a,"one, two",D\n')
  expect(kept).toMatchObject([{ type: 'Basic', fields: ['q', 'a'], tags: ['one', 'two'], deck: 'D' }])
})

test('headings such as __proto__ are ordinary names', async () => {
  const { noteTypes } = await read('x.csv', '__proto__,toString,valueOf,__proto__\nX,Y,Z,A\n', {
    header: 'yes',
  })
  expect(noteTypes[0]?.fields.map(field => field.name)).toEqual([
    '__proto__',
    'toString',
    'valueOf',
    '__proto__ 2',
  ])
})

test('the mapping of the window is followed', async () => {
  const { kept } = await read('x.csv', 'a,b,c,d\n', {
    deck: 'Mine',
    mapping: {
      noteType: 'Basic',
      columns: [
        { is: 'tags' },
        { is: 'field', name: 'Back' },
        { is: 'field', name: 'Front' },
        { is: 'nothing' },
      ],
    },
  })
  expect(kept).toMatchObject([{ type: 'Basic', deck: 'Mine', tags: ['a'], fields: ['c', 'b'] }])
})

test('what is too much in a line is kept and told', async () => {
  const { kept, warnings } = await read('x.tsv', 'a\tb\nc\td\ne\tf\tg\nh\n')
  expect(kept.map(note => note.fields)).toEqual([
    ['a', 'b'],
    ['c', 'd'],
    ['e', 'f<br>g'],
    ['h', ''],
  ])
  expect(warnings).toEqual([{ where: 'line 3', what: expect.stringContaining('More than 2 columns') }])
})

test('a file of blank lines or comments is refused', async () => {
  await expect(read('x.csv', '\n  \n')).rejects.toThrow(/x.csv is empty/)
  await expect(read('x.txt', '#separator:tab\n# nothing\n')).rejects.toThrow(/holds no notes/)
})

test('the preview shows what will be read', async () => {
  const file = aFile('x.csv', 'Question,Answer,Tags\n"a\nb",c,t\nd,e,\n')
  expect(await previewText(file, { deck: 'D' })).toMatchObject({
    encoding: 'utf-8',
    separator: ',',
    hasHeading: true,
    columns: [
      { title: 'Question', use: { is: 'field', name: 'Question' } },
      { title: 'Answer', use: { is: 'field', name: 'Answer' } },
      { title: 'Tags', use: { is: 'tags' } },
    ],
    rows: [
      ['a b', 'c', 't'],
      ['d', 'e', ''],
    ],
    notes: 2,
    deck: 'D',
    warnings: [],
  })
})
