import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, describe, expect, test } from 'vitest'
import { checksumOf, strippedOf } from '../../../../electron/exchange/anki/field-text.ts'
import { needOf } from '../../../../electron/exchange/anki/template-needs.ts'
import { writeCollection } from '../../../../electron/exchange/anki/write-collection.ts'
import type { DeckPackage } from '../../../../electron/exchange/deck-package.ts'
import { aCard, aDeck, aNote, aNoteType, aReview, at, packOf } from '../support/packages.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'demarc-collection-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let made = 0

type Row = Record<string, unknown>

/** Writes a collection and gives its rows, with the JSON of `col` parsed. */
async function written(pack: DeckPackage) {
  made += 1
  const file = path.join(folder, `${made}.anki2`)
  await writeCollection(pack, file, at)
  const db = new Database(file, { readonly: true })
  const rows = (sql: string) => db.prepare<[], Row>(sql).all()
  try {
    const [col = {}] = rows('SELECT * FROM col')
    const json = (name: string): Record<string, Row> => JSON.parse(String(col[name]))
    return {
      integrity: db.pragma('integrity_check', { simple: true }),
      col,
      conf: JSON.parse(String(col.conf)) as Row,
      models: json('models'),
      decks: json('decks'),
      dconf: json('dconf'),
      notes: rows('SELECT *, typeof(sfld) AS sfldType FROM notes ORDER BY id'),
      cards: rows('SELECT * FROM cards ORDER BY id'),
      revlog: rows('SELECT * FROM revlog ORDER BY id'),
      indexes: rows("SELECT name FROM sqlite_schema WHERE type = 'index' ORDER BY name").map(
        ({ name }) => name,
      ),
    }
  } finally {
    db.close()
  }
}

const words = (text: string) => text.trim().split(/\s+/)

/** Keys without which some Anki, old or new, does not open the collection. */
const required = {
  conf: words(`activeDecks curDeck newSpread collapseTime timeLim estTimes dueCounts curModel nextPos sortType
    sortBackwards addToCur dayLearnFirst schedVer creationOffset sched2021 rollover localOffset fsrs`),
  model: words('id name type mod usn sortf did tmpls flds css latexPre latexPost latexsvg req vers tags'),
  field: words('name ord sticky rtl font size'),
  template: words('name ord qfmt afmt bqfmt bafmt did'),
  deck: words(`id name usn mod newToday revToday lrnToday timeToday collapsed browserCollapsed desc dyn conf
    extendNew extendRev`),
  preset: words(`id mod name usn maxTaken autoplay timer replayq dyn new rev lapse fsrsWeights fsrsParams5
    fsrsParams6 desiredRetention sm2Retention ignoreRevlogsBeforeDate easyDaysPercentages weightSearch`),
  new: words('bury delays initialFactor ints order perDay'),
  rev: words('bury ease4 ivlFct maxIvl perDay hardFactor'),
  lapse: words('delays leechAction leechFails minInt mult'),
}

test('a collection is sound and has every key that some Anki asks for, whatever a package leaves out', async () => {
  const bare = aNoteType({
    fields: [{ name: 'Front', other: {} }],
    templates: [{ name: 'Card 1', front: '{{Front}}', back: '', other: {} }],
    other: {},
  })
  const { integrity, conf, models, decks, dconf, col, indexes } = await written(
    packOf({ noteTypes: [bare], decks: [aDeck({ name: 'A::B::C', options: {} })], notes: [aNote()] }),
  )
  expect(integrity).toBe('ok')
  expect(col.ver).toBe(11)
  expect(indexes).toHaveLength(7)
  expect(Object.keys(conf)).toEqual(expect.arrayContaining(required.conf))
  for (const [id, model] of Object.entries(models)) {
    expect(model.id).toBe(Number(id))
    expect(Object.keys(model)).toEqual(expect.arrayContaining(required.model))
    for (const field of model.flds as Row[]) {
      expect(Object.keys(field)).toEqual(expect.arrayContaining(required.field))
    }
    for (const template of model.tmpls as Row[]) {
      expect(Object.keys(template)).toEqual(expect.arrayContaining(required.template))
    }
  }
  expect(Object.values(decks).map(({ name }) => name)).toEqual(['Default', 'A', 'A::B', 'A::B::C'])
  expect(decks['1']?.name).toBe('Default')
  for (const [id, deck] of Object.entries(decks)) {
    expect(deck.id).toBe(Number(id))
    expect(Object.keys(deck)).toEqual(expect.arrayContaining(required.deck))
    expect(dconf).toHaveProperty(String(deck.conf))
  }
  expect(dconf).toHaveProperty('1')
  for (const preset of Object.values(dconf)) {
    expect(Object.keys(preset)).toEqual(expect.arrayContaining(required.preset))
    for (const part of ['new', 'rev', 'lapse'] as const) {
      expect(Object.keys(preset[part] as Row)).toEqual(expect.arrayContaining(required[part]))
    }
  }
})

test('day numbers count from the first day, in the zone it was written in', async () => {
  // Made on 1 July 2025 at 04:00 in Madrid; 23 November 2026 is 510 days later.
  const { col, conf, cards } = await written(
    packOf({
      notes: [aNote()],
      cards: [
        aCard({ id: '1', state: 'review', dueInDays: -3, intervalDays: 9 }),
        aCard({ id: '2', ordinal: 1, state: 'learning', step: 1, dueAt: at.now + 600_000 }),
        aCard({ id: '3', ordinal: 2, state: 'learning', dueInDays: 1 }),
        aCard({ id: '4', ordinal: 3, state: 'review', dueInDays: 0, isSuspended: true }),
        aCard({ id: '5', ordinal: 4, state: 'relearning', dueAt: at.now, isBuried: true }),
      ],
    }),
  )
  expect(col.crt).toBe(Date.UTC(2025, 6, 1, 2) / 1000)
  expect(conf.creationOffset).toBe(-120)
  expect(cards.map(({ type, queue, due, left }) => ({ type, queue, due, left }))).toEqual([
    { type: 2, queue: 2, due: 507, left: 0 },
    { type: 1, queue: 1, due: at.now / 1000 + 600, left: 1001 },
    { type: 1, queue: 3, due: 511, left: 2002 },
    { type: 2, queue: -1, due: 510, left: 0 },
    { type: 3, queue: -2, due: at.now / 1000, left: 1001 },
  ])
})

test('memory stands beside a card as Anki writes it', async () => {
  const options = { desiredRetention: 0.9, parameters: [...Array.from({ length: 20 }, () => 0.2), 0.1542] }
  const { cards } = await written(
    packOf({
      decks: [aDeck({ options })],
      notes: [aNote()],
      cards: [
        aCard({
          state: 'review',
          dueInDays: 4,
          intervalDays: 12,
          memory: { stability: 12.345678, difficulty: 5.43219 },
          lastReviewAt: 1_790_000_000_999,
          position: 33,
        }),
        aCard({ id: '1600000000102', ordinal: 1 }),
      ],
    }),
  )
  expect(JSON.parse(String(cards[0]?.data))).toEqual({
    pos: 33,
    s: 12.3457,
    d: 5.432,
    dr: 0.9,
    decay: 0.154,
    lrt: 1_790_000_000,
  })
  expect(cards[0]).toMatchObject({ ivl: 12, factor: 2500 })
  expect(cards[1]).toMatchObject({ data: '', factor: 0, due: 7 })
})

test('notes carry tags, mark, sort field and checksum', async () => {
  const { notes } = await written(
    packOf({
      noteTypes: [aNoteType({ sortField: 1 })],
      notes: [aNote({ fields: ['good<b>bye</b>', '12'], isMarked: true }), aNote({ id: '5', tags: [] })],
    }),
  )
  expect(notes[1]).toMatchObject({
    flds: 'good<b>bye</b>\u001f12',
    tags: ' a b::c marked ',
    sfld: 12,
    csum: 1_015_989_383,
    usn: -1,
  })
  expect(notes[0]).toMatchObject({ tags: '' })
})

test('a field never looks like two', async () => {
  const { notes } = await written(packOf({ notes: [aNote({ fields: ['a\u001fb', 'c'] })] }))
  expect(notes[0]?.flds).toBe('ab\u001fc')
})

test('intervals of reviews are days, or seconds below zero', async () => {
  const { revlog } = await written(
    packOf({ reviews: [aReview({ lastIntervalDays: 600 / 86_400, intervalDays: 3 })] }),
  )
  expect(revlog).toMatchObject([{ ease: 3, ivl: 3, lastIvl: -600, factor: 2500, time: 4321, type: 1 }])
})

describe('what Anki keeps of a first field', () => {
  test.each([
    ['[sound:foo.wav]', 685_612_576],
    ['goodbye', 1_015_989_383],
  ])('the checksum of %s', (field, sum) => {
    expect(checksumOf(strippedOf(field))).toBe(sum)
  })

  test.each([
    ['<img src="a.jpg">', ' a.jpg '],
    ["x<audio controls src='b.mp3'></audio>", 'x b.mp3 '],
    ['a<!-- no --><style>b</style>&lt;&nbsp;&#39;&eacute;', "a< '&eacute;"],
  ])('the text of %s', (field, text) => {
    expect(strippedOf(field)).toBe(text)
  })
})

describe('which fields a card needs', () => {
  test.each([
    ['{{Front}}', [0, 'all', [0]]],
    ['{{#Add}}{{Front}}{{/Add}}', [0, 'all', [0, 2]]],
    ['{{Front}} {{hint:Back}}', [0, 'any', [0, 1]]],
    ['{{Add}}{{^Add}}{{Front}}{{/Add}}', [0, 'any', [0, 2]]],
    ['Nothing', [0, 'none', []]],
    ['{{FrontSide}}{{Tags}}', [0, 'none', []]],
  ])('%s', (front, need) => {
    expect(needOf(front, 0, ['Front', 'Back', 'Add'])).toEqual(need)
  })
})
