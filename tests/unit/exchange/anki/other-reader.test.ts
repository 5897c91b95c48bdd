import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readAnkiPackage } from 'anki-reader'
import { afterAll, expect, test } from 'vitest'
import { writeAnkiPackage } from '../../../../electron/exchange/anki/write-package.ts'
import { aCard, aDeck, aMedium, aNote, aReview, at, packOf } from '../support/packages.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'demarc-other-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a reader that is not ours finds the same in the plain form', async () => {
  const notes = Array.from({ length: 30 }, (_, index) =>
    aNote({
      id: String(1_600_000_000_001 + index),
      guid: `g${index}`,
      fields: [`Front ${index}`, `Back ${index}`],
    }),
  )
  const cards = notes.flatMap(({ id }, index) =>
    [0, 1].map(ordinal =>
      aCard({ id: String(Number(id) * 2 + ordinal), noteId: id, ordinal, deckId: index < 10 ? '11' : '12' }),
    ),
  )
  const reviews = cards.map(({ id }, index) => aReview({ at: 1_650_000_000_000 + index, cardId: id }))
  const decks = [aDeck(), aDeck({ id: '12', name: 'Other' })]
  const media = [aMedium('a.png', 'picture')]
  const file = path.join(folder, 'plain.apkg')
  await writeAnkiPackage(packOf({ decks, notes, cards, reviews, media }), file, { ...at, isPlain: true })

  const { collection, media: files } = await readAnkiPackage(new Blob([readFileSync(file)]))
  const counts = Object.values(collection.getDecks()).map(deck => ({
    name: String(deck.getRawDeck().name),
    cards: Object.keys(deck.getCards()).length,
  }))
  expect(counts.filter(deck => deck.cards > 0)).toEqual([
    { name: 'One::Two', cards: 20 },
    { name: 'Other', cards: 40 },
  ])
  const rows = (table: string) =>
    collection.getRawCollection().exec(`SELECT count(*) FROM ${table}`)[0]?.values[0]?.[0]
  expect([rows('notes'), rows('cards'), rows('revlog')]).toEqual([30, 60, 60])
  const first = Object.values(collection.getDecks()).flatMap(deck => Object.values(deck.getCards()))[0]
  expect(first?.getFields()).toEqual({ Front: 'Front 0', Back: 'Back 0' })
  expect(await files['a.png']?.text()).toBe('picture')
})
