import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { noteTypeOf, noteTypes } from '../../../../decks/note-types.ts'
import { isOurKind, type OurKind, ourType } from '../../../../electron/exchange/demarc-text/our-types.ts'
import { readDemarcText } from '../../../../electron/exchange/demarc-text/read-demarc-text.ts'
import { writeDemarcText } from '../../../../electron/exchange/demarc-text/write-demarc-text.ts'
import { ExchangeRefused } from '../../../../electron/exchange/refusal.ts'
import { contentOf } from '../support/any-packages.ts'
import { filledFields } from '../support/exams.ts'
import { aFile, aFolder, aNoteType, aPackage, keptOf } from '../support/texts.ts'

const read = (text: string) => readDemarcText(aFile('My deck.demarc', text), aFolder())

test('our note types have the fields of the built-in ones, in their order', () => {
  for (const { kind, name, fields } of noteTypes) {
    expect(isOurKind(kind)).toBe(true)
    expect(ourType(kind as OurKind)).toMatchObject({ name, fields: fields.map(field => ({ name: field })) })
  }
})

test('decks and notes of every kind', async () => {
  const pack = await read(`demarc: 1
decks:
  - name: AWS::Storage
    about: Where bytes live
notes:
  - id: s3-what
    question: What is \`S3\` & why < **that**?
    answer: |
      Objects
      in buckets
    reason: So.
    tags: [storage, "a::b"]
    marked: true
  - guid: "K7(;"
    deck: AWS
    type: reversed
    front: EBS
    back: Blocks
  - type: cloze
    text: AWS runs {{c1::the host}}.
  - type: typed
    question: Name it
    answer: KMS
    accept: [AWS KMS, Key Management Service]
  - type: choice
    question: Which?
    options:
      - { text: One, why: No. }
      - { text: Two, right: true, why: Yes. }
  - type: whose
    question: Who patches the guest?
    duty: patching
    owner: customer
  - type: error
    statement: AWS patches all.
    error: all
    correction: the host
  - type: exam
    stem: Which two?
    domain: 2
    options: [{ text: a, right: true }, { text: b }, { text: { html: "<i>c</i>" }, right: true }]
    tests: [demarc:one, demarc:two]
`)
  expect(pack.decks.map(deck => [deck.name, deck.description])).toEqual([
    ['AWS::Storage', 'Where bytes live'],
    ['AWS', ''],
  ])
  expect(keptOf(pack)[0]).toMatchObject({
    ...{
      guid: 'demarc:s3-what',
      type: 'Basic',
      deck: 'AWS::Storage',
      tags: ['storage', 'a::b'],
      isMarked: true,
    },
  })
  expect(keptOf(pack)[1]).toMatchObject({ guid: 'K7(;', type: 'Reversed', deck: 'AWS' })
  expect(filledFields(pack)).toEqual([
    {
      Front: 'What is <code>S3</code> &amp; why &lt; <b>that</b>?',
      Back: 'Objects<br>in buckets',
      Reason: 'So.',
    },
    { Front: 'EBS', Back: 'Blocks' },
    { Text: 'AWS runs {{c1::the host}}.' },
    { Front: 'Name it', Term: 'KMS', 'Also accepted': 'AWS KMS | Key Management Service' },
    {
      Question: 'Which?',
      'Option A': 'One',
      'Why A': 'No.',
      'Option B': 'Two',
      'Why B': 'Yes.',
      Answer: 'B',
    },
    { Question: 'Who patches the guest?', Duty: 'patching', Owner: 'Customer' },
    { Statement: 'AWS patches all.', Error: 'all', Correction: 'the host' },
    {
      ...{ Question: 'Which two?', 'Option A': 'a', 'Option B': 'b', 'Option C': '<i>c</i>' },
      ...{ Answer: 'A, C', Choose: '2', Domain: '2', Tests: 'demarc:one demarc:two' },
    },
  ])
})

describe('what is written comes back', () => {
  const piece = fc.constantFrom(
    'a',
    'é',
    '漢',
    ' ',
    '\n',
    '<br>',
    '<b>x</b>',
    '<code>y</code>',
    '`',
    '**',
    '&amp;',
    '&lt;',
    '&nbsp;',
    ': ',
    '# ',
    '- ',
    '"',
    "'",
    '{{c1::z}}',
    '\t',
    '\u2028',
    '%',
    '|',
    '>',
    '<i>q</i>',
    '\ud83d\ude00',
  )
  const html = fc.array(piece, { maxLength: 6 }).map(parts => parts.join(''))
  const word = fc.string({
    unit: fc.constantFrom('a', 'Ü', '-', '1', ':', '#', '(', '"', '~'),
    minLength: 1,
    maxLength: 6,
  })

  /** Fields as each kind's own rules allow them. */
  function fieldsOf(kind: OurKind): fc.Arbitrary<Record<string, string>> {
    const free = noteTypeOf(kind).fields.filter(
      name => !/^(?:Option|Why|Answer|Choose|Owner|Tests)/.test(name),
    )
    const filled = html.map(text => text || 'x').filter(text => text.trim() !== '')
    const base = fc
      .tuple(...free.map(() => html))
      .map(texts => Object.fromEntries(free.map((name, index) => [name, texts[index] ?? ''])))
    const first = noteTypeOf(kind).fields[0] ?? ''
    const must = kind === 'typed' ? [first, 'Term'] : kind === 'reversed' ? ['Front', 'Back'] : [first]
    return fc
      .tuple(base, fc.array(filled, { minLength: 2, maxLength: 6 }), fc.subarray([0, 1]), filled)
      .map(([all, options, right, one]) => {
        const own: Record<string, string> = { ...all, ...Object.fromEntries(must.map(name => [name, one])) }
        if (kind === 'whose') own.Owner = right.length > 1 ? 'Shared' : 'AWS'
        if (kind !== 'choice' && kind !== 'exam') return own
        for (const [index, text] of options.entries()) own[`Option ${'ABCDEF'[index]}`] = text
        own.Answer = right.map(index => 'ABCDEF'[index]).join(', ')
        if (kind === 'exam') own.Choose = String(right.length)
        return own
      })
  }

  const note = fc.constantFrom(...noteTypes.map(({ kind }) => kind as OurKind)).chain(kind =>
    fc.record({
      kind: fc.constant(kind),
      fields: fieldsOf(kind),
      deck: fc
        .array(
          word.filter(one => !one.includes(':')),
          { minLength: 1, maxLength: 3 },
        )
        .map(levels => levels.join('::')),
      tags: fc.uniqueArray(word, { maxLength: 3 }),
      guid: fc.option(
        fc.oneof(
          word,
          word.map(id => `demarc:${id}`),
        ),
      ),
      isMarked: fc.boolean(),
    }),
  )

  test('for any notes of our types', async () => {
    const folder = aFolder()
    const file = join(folder, 'x.demarc')
    await fc.assert(
      fc.asyncProperty(fc.array(note, { minLength: 1, maxLength: 4 }), async notes => {
        const pack = aPackage(
          notes.map(({ kind, fields, ...rest }) => {
            const type = ourType(kind)
            return { ...rest, type, fields: type.fields.map(({ name }) => fields[name] ?? '') }
          }),
        )
        const { warnings } = await writeDemarcText(pack, file)
        expect(warnings).toEqual([])
        expect(keptOf(await readDemarcText(file, folder))).toEqual(keptOf(pack))
      }),
      { numRuns: 100 },
    )
  })

  test('pictures beside it too', async () => {
    const pack = aPackage([{ type: ourType('basic'), fields: ['<img src="a b.png">', '[sound:c%20d.mp3]'] }])
    const media = [
      { name: 'a b.png', bytes: 3, open: () => fromText('PNG') },
      { name: 'c%20d.mp3', bytes: 3, open: () => fromText('MP3') },
    ]
    const file = join(aFolder(), 'Deck.demarc')
    await writeDemarcText({ ...pack, media }, file)
    const back = await readDemarcText(file, '')
    expect(keptOf(back)).toEqual(keptOf(pack))
    expect((await contentOf(back)).media).toEqual({
      'a b.png': Buffer.from('PNG').toString('base64'),
      'c%20d.mp3': Buffer.from('MP3').toString('base64'),
    })
  })
})

test('notes of other types are written as questions and answers, with a warning', async () => {
  const foreign = aNoteType('Verb', ['Go', 'Went', 'Gone'])
  const cloze = aNoteType('Gap', ['T', 'More'], { isCloze: true, kind: 'cloze' })
  const pack = aPackage([
    { type: foreign, fields: ['<i>go</i>', 'went', 'gone'], guid: 'g' },
    { type: cloze, fields: ['{{c1::x}}', 'y'] },
  ])
  const file = join(aFolder(), 'x.demarc')
  const { warnings } = await writeDemarcText(pack, file)
  expect(warnings).toMatchObject([{ where: 'Verb' }, { where: 'Gap' }])
  const back = await readDemarcText(file, '')
  expect(filledFields(back)).toEqual([
    { Front: '<i>go</i>', Back: 'went<br>gone' },
    { Text: '{{c1::x}}', Reason: 'y' },
  ])
  expect(keptOf(back)[0]?.guid).toBe('g')
})

test('a large file is read in parts, and its lines are counted through', async () => {
  const notes = Array.from({ length: 4000 }, (_, index) => ({
    ...{ type: ourType('basic'), guid: `demarc:n${index}`, tags: index % 2 ? ['odd'] : [] },
    fields: [
      `Question ${index} ${'words '.repeat(20)}end`,
      `Line<br>- id: no note<br>*a # c<br>&amp;c<br>notes:<br>${index}`,
    ],
  }))
  const pack = aPackage(notes)
  const file = join(aFolder(), 'x.demarc')
  await writeDemarcText(pack, file)
  expect(keptOf(await readDemarcText(file, ''))).toEqual(keptOf(pack))
  const lines = readFileSync(file, 'utf8').replace('notes:\n', 'notes:\n# all of them\n\n').split('\n')
  const at = lines.indexOf('- id: n3999') + 2
  writeFileSync(file, lines.with(at, '  type: essay').join('\n'))
  await expect(readDemarcText(file, '')).rejects.toThrow(`wrong in line ${at + 1}`)
})

test('the text reads well', async () => {
  const pack = aPackage([
    {
      ...{ type: ourType('basic'), guid: 'demarc:one', tags: ['x'], deck: 'A::B' },
      fields: ['Who runs <code>EC2</code>?', 'AWS.<br>Both.', ...Array<string>(8).fill('')],
    },
  ])
  const file = join(aFolder(), 'x.demarc')
  await writeDemarcText(pack, file)
  expect(readFileSync(file, 'utf8')).toBe(`# A deck of Demarc's; docs/deck-format.md says what may stand here.
demarc: 1
decks:
  - name: A::B
notes:
- id: one
  deck: A::B
  type: basic
  tags:
    - x
  question: Who runs \`EC2\`?
  answer: |-
    AWS.
    Both.
`)
})

describe('refused with the line', () => {
  test.each([
    ['demarc: 1\nnotes:\n  - question: [a', /not valid YAML in line 3/],
    ['demarc: 2\nnotes: []\n', /version 2 of the deck format/],
    ['notes: []\n', /at demarc/],
    [
      'demarc: 1\nnotes:\n  - question: a\n    answr: b\n',
      /wrong in line 3, at notes\.0: unrecognized key: "answr"/,
    ],
    ['demarc: 1\nnotes:\n  - question: a\n    type: essay\n', /line 4, at notes\.0\.type/],
    [
      'demarc: 1\nnotes:\n  - type: choice\n    question: a\n    options: [{ text: b }]\n',
      /line 5, at notes\.0\.options/,
    ],
    ['demarc: 1\nnotes:\n  - question: a\n    hint: b\n    hint: c\n', /line 5: The key “hint” stands twice/],
    ['demarc: 1\nnotes: []\n', /holds no notes/],
    [`demarc: 1\nnotes: ${'['.repeat(5000)}`, /./],
    [
      `demarc: 1\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [${'*a,'.repeat(9)}]\nc: &c [${'*b,'.repeat(9)}]\nnotes: [${'*c,'.repeat(9)}]`,
      /./,
    ],
  ])('%.60j', async (text, sentence) => {
    const reading = read(text)
    await expect(reading).rejects.toThrow(sentence)
    await expect(reading).rejects.toBeInstanceOf(ExchangeRefused)
  })

  test('any cut or changed sign, without a crash', async () => {
    const text =
      'demarc: 1\nnotes:\n  - id: a\n    question: "b"\n    answer: {html: <i>c</i>}\n    tags: [d, e]\n'
    const file = aFile('x.demarc', '')
    await fc.assert(
      fc.asyncProperty(
        fc.nat(text.length - 1),
        fc.constantFrom('', '"', '}', ':', '&', '*', '\t', '- ', '!'),
        async (at, sign) => {
          writeFileSync(file, text.slice(0, at) + sign + text.slice(at + 1))
          await readDemarcText(file, '').catch(error => expect(error).toBeInstanceOf(ExchangeRefused))
        },
      ),
      { numRuns: 300 },
    )
  })
})

function fromText(text: string) {
  return Readable.from([Buffer.from(text)])
}
