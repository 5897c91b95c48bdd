import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readJson } from '../../../../electron/exchange/json/read-json.ts'
import { writeDemarcJson } from '../../../../electron/exchange/json/write-demarc-json.ts'
import { contentOf } from '../support/any-packages.ts'
import { filledFields } from '../support/exams.ts'
import { fixture, fixtures, fixturesLike } from '../support/fixtures.ts'
import { aFile, aFolder, aNoteType, aPackage, keptOf } from '../support/texts.ts'

const read = (value: unknown) => readJson(aFile('Mock exam.json', JSON.stringify(value)), aFolder())

const question = 'Which are storage?'
const answered = {
  ...{
    Question: question,
    'Option A': 'S3',
    'Option B': 'EC2',
    'Option C': 'EBS',
    Answer: 'A, C',
    Choose: '2',
  },
}

describe('exam questions', () => {
  test.each<[string, Record<string, unknown>]>([
    ['texts', { options: ['S3', 'EC2', 'EBS'], correct: ['S3', 'EBS'] }],
    ['letters', { options: ['S3', 'EC2', 'EBS'], answer: 'A, C' }],
    ['letters together', { choices: ['A. S3', 'B. EC2', 'C. EBS'], correct_answer: 'AC' }],
    ['letters in a list', { options: { A: 'S3', B: 'EC2', C: 'EBS' }, correctAnswers: ['a', 'c'] }],
    ['places', { options: ['S3', 'EC2', 'EBS'], correctIndex: [0, 2] }],
    ['places from 1', { options: ['S3', 'EC2', 'EBS'], correct: [1, 3] }],
    [
      'marks',
      { answers: [{ text: 'S3', isCorrect: true }, { text: 'EC2' }, { text: 'EBS', isCorrect: true }] },
    ],
    [
      'ids',
      {
        options: [
          { id: 11, text: 'S3' },
          { id: 12, text: 'EC2' },
          { id: 13, text: 'EBS' },
        ],
        corrects: [11, 13],
      },
    ],
    ['a list of marks', { options: ['S3', 'EC2', 'EBS'], correct: [true, false, true] }],
    ['keys of their own', { option_a: 'S3', option_b: 'EC2', option_c: 'EBS', answer: ['A', 'C'] }],
  ])('with the right ones told by %s', async (_, rest) => {
    const pack = await read([{ question, ...rest }])
    expect(filledFields(pack)).toEqual([answered])
    expect(pack.noteTypes).toMatchObject([{ kind: 'exam' }])
  })

  test('lie deeper in the file, with a title, reasons, a source, domain and topic', async () => {
    const pack = await read({
      title: 'Practice 1',
      sections: [
        {
          questions: [
            {
              ...{
                question_text: 'a < b?',
                options: [{ text: 'yes', correct: 'true', explanation: 'It is.' }, { text: 'no' }],
              },
              ...{
                explanation: 'Because\nso.',
                reference: 'https://aws.amazon.com/',
                domain: 'Domain 2',
                topic: 'Security of data',
              },
            },
          ],
        },
      ],
    })
    expect(filledFields(pack)).toEqual([
      {
        ...{
          Question: 'a &lt; b?',
          'Option A': 'yes',
          'Why A': 'It is.',
          'Option B': 'no',
          Answer: 'A',
          Choose: '1',
        },
        ...{ Reason: 'Because<br>so.', Domain: '2' },
        ...{ Source: 'https://aws.amazon.com/', 'Source title': 'https://aws.amazon.com/' },
      },
    ])
    expect(keptOf(pack)).toMatchObject([{ deck: 'Practice 1' }])
  })

  test('without a right answer are left out and told', async () => {
    const pack = await read([
      { question: 'a?', options: ['x', 'y'], correct: '' },
      { question: 'b?', options: ['x', 'y'], correct: 'y' },
    ])
    expect(filledFields(pack)).toMatchObject([{ Question: 'b?', Answer: 'B' }])
    expect(pack.warnings).toEqual([{ where: 'question 1', what: expect.stringContaining('no right answer') }])
  })
})

describe('CrowdAnki', () => {
  const model = {
    ...{ crowdanki_uuid: 'm', name: 'Mine', type: 0, css: '.card {}', latexPre: 'x' },
    flds: [
      { name: 'F', ord: 0, font: 'Arial' },
      { name: 'B', ord: 1 },
    ],
    tmpls: [{ name: 'Card 1', qfmt: '{{F}}', afmt: '{{B}}' }],
  }
  const deck = {
    ...{ __type__: 'Deck', name: 'Top', desc: 'About', crowdanki_uuid: 'd', deck_config_uuid: 'c' },
    deck_configurations: [{ crowdanki_uuid: 'c', name: 'Mine', new: { perDay: 7, delays: [1, 10] } }],
    note_models: [model],
    media_files: ['a.png', 'gone.png'],
    notes: [{ guid: 'g1', note_model_uuid: 'm', fields: ['<img src="a.png">', 'b'], tags: ['x'] }],
    children: [
      {
        __type__: 'Deck',
        name: 'Sub',
        notes: [{ guid: 'g2', note_model_uuid: 'm', fields: ['c', 'd'] }],
        children: [],
      },
    ],
  }

  test('decks, note types, options, notes and the media beside it', async () => {
    const file = aFile('deck.json', JSON.stringify(deck))
    mkdirSync(join(dirname(file), 'media'))
    writeFileSync(join(dirname(file), 'media', 'a.png'), 'PNG')
    const pack = await readJson(file, aFolder())
    expect(keptOf(pack)).toMatchObject([
      { guid: 'g1', type: 'Mine', deck: 'Top', fields: ['<img src="a.png">', 'b'], tags: ['x'] },
      { guid: 'g2', type: 'Mine', deck: 'Top::Sub', fields: ['c', 'd'], tags: [] },
    ])
    expect(pack.noteTypes).toMatchObject([
      {
        fields: [{ name: 'F', other: { font: 'Arial' } }, { name: 'B' }],
        css: '.card {}',
        other: { latexPre: 'x' },
      },
    ])
    expect(pack.decks[0]).toMatchObject({
      description: 'About',
      options: { newPerDay: 7, learningSteps: [60_000, 600_000] },
    })
    expect((await contentOf(pack)).media).toEqual({ 'a.png': Buffer.from('PNG').toString('base64') })
    expect(pack.warnings).toEqual([
      { where: 'deck.json', what: expect.stringContaining('1 of 2 pictures and sounds') },
    ])
  })

  test('a note without its type is refused with its place', async () => {
    await expect(read({ ...deck, note_models: [] })).rejects.toThrow(
      /at Top, note 1, whose note type is missing/,
    )
  })

  test('decks nested too deep are refused', async () => {
    let nested: Record<string, unknown> = { __type__: 'Deck', name: 'x' }
    for (let depth = 0; depth < 200; depth++) nested = { __type__: 'Deck', name: 'x', children: [nested] }
    await expect(read(nested)).rejects.toThrow(/can't be read at a deck below/)
  })
})

test('a plain list of fronts and backs', async () => {
  const pack = await read({
    cards: [{ front: 'a & b', back: 'c', deck: 'D', tags: ['t'] }, { front: 'x' }, { front: '{{c1::y}}' }],
  })
  expect(keptOf(pack)).toMatchObject([
    { type: 'Basic', deck: 'D', fields: ['a &amp; b', 'c'], tags: ['t'] },
    { type: 'Cloze', deck: 'Mock exam', fields: ['{{c1::y}}', ''] },
  ])
})

test("Demarc's own package is known by what is in it", async () => {
  const pack = aPackage([{ type: aNoteType('T', ['F', 'B']), fields: ['a', 'b'], guid: 'g' }])
  const file = join(aFolder(), 'anything.txt')
  await writeDemarcJson(pack, file)
  expect(keptOf(await readJson(file, ''))).toEqual(keptOf(pack))
})

test.each([
  [
    '{"a": "twenty signs and more",\n "b": wrong,\n "c": "twenty signs and more"}',
    /not valid JSON in line 2/,
  ],
  ['[1, 2', /not valid JSON/],
  ['{"anything": [1, 2]}', /holds no notes that Demarc knows/],
  ['"text"', /holds no notes that Demarc knows/],
  ['null', /holds no notes that Demarc knows/],
  [`${'['.repeat(100_000)}${']'.repeat(100_000)}`, /./],
])('%.20s is refused with a sentence', async (text, sentence) => {
  const reading = readJson(aFile('x.json', text), '')
  await expect(reading).rejects.toThrow(sentence)
  await expect(reading).rejects.toHaveProperty('name', 'ExchangeRefused')
})

describe.skipIf(fixtures === null)('real files', () => {
  test.each(fixturesLike(/(?:exams|decks)\/.*\.json/))('$file', async ({ file, expect: wanted }) => {
    const { found } = await readJson(fixture(file), aFolder())
    expect([wanted?.notes, ...(wanted?.acceptNotes ?? [])]).toContain(found.notes)
  })
})
