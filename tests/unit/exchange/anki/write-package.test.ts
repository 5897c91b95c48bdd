import { createReadStream, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { readAnkiPackage } from '../../../../electron/exchange/anki/read-package.ts'
import { type PackageOptions, writeAnkiPackage } from '../../../../electron/exchange/anki/write-package.ts'
import type { DeckPackage } from '../../../../electron/exchange/deck-package.ts'
import {
  aCard,
  aDeck,
  aMedium,
  aNote,
  aNoteType,
  anyPackage,
  aReview,
  at,
  packOf,
} from '../support/packages.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'demarc-write-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const file = path.join(folder, 'out.apkg')
const work = path.join(folder, 'work')

/** Writes a package and reads it back; gives what came back, in full. */
async function through(pack: DeckPackage, options: Partial<PackageOptions> = {}) {
  const written = await writeAnkiPackage(pack, file, { ...at, ...options })
  const back = await readAnkiPackage(file, work, at)
  try {
    return { written, ...(await contentOf(back)) }
  } finally {
    back.close()
  }
}

async function contentOf(pack: DeckPackage) {
  const media: Record<string, string> = {}
  for (const { name, open } of pack.media) {
    const pieces: Buffer[] = []
    for await (const piece of open()) pieces.push(Buffer.from(piece))
    media[name] = Buffer.concat(pieces).toString('hex')
  }
  const { noteTypes, warnings } = pack
  const decks = new Map(pack.decks.map(deck => [deck.id, deck]))
  return {
    noteTypes,
    warnings,
    decks: pack.decks,
    notes: [...pack.notes()],
    cards: [...pack.cards()].map(({ deckId, ...card }) => ({ ...card, deck: decks.get(deckId)?.name })),
    reviews: [...pack.reviews()],
    media,
  }
}

describe.each([{ isPlain: false }, { isPlain: true }])('plain: $isPlain', options => {
  test('what any collection holds comes back as it was', async () => {
    await fc.assert(
      fc.asyncProperty(anyPackage, async pack => {
        const sent = await contentOf(pack)
        const { written, ...back } = await through(pack, options)
        expect(back.notes).toEqual(sent.notes)
        expect(back.cards).toEqual(sent.cards)
        expect(back.reviews).toEqual(sent.reviews)
        expect(back.media).toEqual(sent.media)
        expect(back.warnings).toEqual([])
        const { notes, cards, reviews } = sent
        expect(written).toMatchObject({
          notes: notes.length,
          cards: cards.length,
          reviews: reviews.length,
          media: 2,
        })
      }),
      { numRuns: 40 },
    )
  }, 60_000)
})

test('note types keep their templates, style and what only Anki knows of them', async () => {
  const { noteTypes } = await through(packOf({ notes: [aNote()] }))
  expect(noteTypes).toMatchObject([
    {
      id: '1500000000001',
      name: 'Two sides',
      kind: 'anki',
      css: '.card { color: navy }',
      templates: [
        { name: 'Card 1', back: '{{FrontSide}}<hr>{{Back}}' },
        { name: 'Card 2', front: '{{Back}}' },
      ],
      other: { latexPre: '\\begin{document}', unheardOf: { kept: [1, 2] } },
    },
  ])
})

test('deck options come back for each deck, and decks with the same options share a preset', async () => {
  const options = {
    desiredRetention: 0.87,
    parameters: Array.from({ length: 21 }, (_, index) => index / 100 + 0.1),
    newPerDay: 7,
    reviewsPerDay: 70,
    learningSteps: [30_000, 86_400_000],
    relearningSteps: [],
    maximumIntervalDays: 365,
    leechThreshold: 5,
    leechAction: 'suspend' as const,
  }
  const decks = [
    aDeck({ id: '1', name: 'A', options }),
    aDeck({ id: '2', name: 'A::B', options }),
    aDeck({ id: '3', name: 'C::D', options: { ...options, newPerDay: 8 }, description: 'Words' }),
  ]
  const back = await through(packOf({ decks }))
  const byName = new Map(back.decks.map(deck => [deck.name, deck]))
  expect([...byName.keys()].sort()).toEqual(['A', 'A::B', 'C', 'C::D', 'Default'])
  expect(byName.get('A')?.options).toEqual(options)
  expect(byName.get('C::D')).toMatchObject({ options: { ...options, newPerDay: 8 }, description: 'Words' })
  expect(byName.get('A')?.other.conf).toBe(byName.get('A::B')?.other.conf)
  expect(byName.get('A')?.other.conf).not.toBe(byName.get('C::D')?.other.conf)
})

test('a line that Anki has no word for stays behind, and early reviews go on counting', async () => {
  const reviews = [
    aReview({ at: 1_650_000_000_000, kind: 'imported', grade: null }),
    aReview({ at: 1_650_000_000_001, kind: 'early', factor: 0 }),
    aReview({ at: 1_650_000_000_002, kind: 'cram', factor: 900 }),
  ]
  const back = await through(packOf({ notes: [aNote()], cards: [aCard()], reviews }))
  expect(back.reviews.map(({ kind }) => kind)).toEqual(['early', 'cram'])
  expect(back.written.reviews).toBe(2)
})

test('media with names that Anki does not keep are called otherwise, in the notes too', async () => {
  const media = [aMedium('what?.png', 'one'), aMedium('what.png', 'two')]
  const notes = [aNote({ fields: ['<img src="what?.png"><img src="what.png">', '[sound:what?.png]'] })]
  const back = await through(packOf({ notes, media }))
  expect(back.notes[0]?.fields).toEqual(['<img src="what.png"><img src="what-2.png">', '[sound:what.png]'])
  expect(back.media).toEqual({
    'what.png': Buffer.from('one').toString('hex'),
    'what-2.png': Buffer.from('two').toString('hex'),
  })
})

test('ids that are no numbers, and notes without a guid, get some that stay the same', async () => {
  const pack = packOf({
    noteTypes: [aNoteType({ id: 'type', sourceId: 'type' })],
    decks: [aDeck({ id: 'deck' })],
    notes: [
      aNote({ id: 'n1', guid: null, noteTypeId: 'type' }),
      aNote({ id: 'n2', guid: null, noteTypeId: 'type' }),
    ],
    cards: [aCard({ id: 'c1', noteId: 'n2', deckId: 'deck' })],
    reviews: [aReview({ cardId: 'c1' })],
  })
  const first = await through(pack)
  expect(first.notes.map(({ id }) => id)).toHaveLength(2)
  expect(new Set(first.notes.map(({ guid }) => guid)).size).toBe(2)
  expect(first.cards[0]?.noteId).toBe(first.notes[1]?.id)
  expect(first.reviews[0]?.cardId).toBe(first.cards[0]?.id)
  expect(await through(pack)).toEqual(first)
})

describe('a file that cannot be finished', () => {
  const pack = packOf({ notes: [aNote()], cards: [aCard()] })

  test('leaves what was there, and nothing beside it', async () => {
    const place = mkdtempSync(path.join(folder, 'place-'))
    const target = path.join(place, 'mine.apkg')
    writeFileSync(target, 'before')
    const failing = packOf({ media: [aMedium('a.png', 'x'), { ...aMedium('b.png', 'y'), open: broken }] })
    await expect(writeAnkiPackage(failing, target, at)).rejects.toThrow('gone')
    const lost = { ...aMedium('c.png', 'z'), open: () => createReadStream(path.join(place, 'lost')) }
    await expect(writeAnkiPackage(packOf({ media: [lost] }), target, at)).rejects.toMatchObject({
      code: 'file_not_written',
    })
    const stopped = async () => {
      throw new Error('stopped')
    }
    await expect(writeAnkiPackage(pack, target, { ...at, packed: stopped })).rejects.toThrow('stopped')
    expect(readFileSync(target, 'utf8')).toBe('before')
    expect(readdirSync(place)).toEqual(['mine.apkg'])
    await writeAnkiPackage(pack, target, at)
    expect(readdirSync(place)).toEqual(['mine.apkg'])
    expect(readFileSync(target, 'latin1').slice(0, 2)).toBe('PK')
  })

  test('is refused with a sentence where nothing can be written', async () => {
    const target = path.join(folder, 'missing', 'out.apkg')
    await expect(writeAnkiPackage(pack, target, at)).rejects.toMatchObject({
      name: 'ExchangeRefused',
      code: 'file_not_written',
      where: target,
    })
  })
})

function broken(): NodeJS.ReadableStream {
  throw new Error('gone')
}
