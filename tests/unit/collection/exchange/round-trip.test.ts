import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { exportTo } from '../../../../electron/collection/exchange/exporting.ts'
import { readAnkiPackage } from '../../../../electron/exchange/anki/read-package.ts'
import { madrid, newFolder, rowsOf } from '../../../support/collections.ts'
import { imported } from './any-collection.ts'

/** Real packages, where they lie beside the checkout. */
const place = path.resolve('../shared/fixtures/decks')
const packages = existsSync(place) ? readdirSync(place).filter(name => /\.(apkg|colpkg)$/.test(name)) : []

const everything = { scope: { of: 'all' }, schedule: 'keep', isPlain: false } as const

/** What a package says, by guid: ids are each file's own. */
async function saidIn(file: string) {
  const pack = await readAnkiPackage(file, newFolder(), madrid)
  try {
    const types = new Map(pack.noteTypes.map(type => [type.id, type]))
    const decks = new Map(pack.decks.map(({ id, name }) => [id, name]))
    // Of several notes with one guid, the second and later are told apart by a number after it.
    const notes = [...pack.notes()].map(note => ({ ...note, guid: String(note.guid).replace(/~\d+$/, '') }))
    const guids = new Map(notes.map(({ id, guid }) => [id, guid]))
    const cards = [...pack.cards()]
    const places = new Map(cards.map(({ id, noteId, ordinal }) => [id, `${guids.get(noteId)} ${ordinal}`]))
    const media: string[] = []
    for (const { name, open } of pack.media) {
      const hash = createHash('sha256')
      for await (const piece of open()) hash.update(piece)
      media.push(`${name} ${hash.digest('hex')}`)
    }
    return {
      notes: notes
        .map(({ guid, fields, tags, isMarked, noteTypeId }) => {
          const type = types.get(noteTypeId)
          const sides = type?.templates.map(({ name, front, back }) => [name, front, back])
          return { guid, fields, tags: [...tags].sort(), isMarked, css: type?.css, sides }
        })
        .sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1)),
      cards: new Map(
        cards.map(
          ({
            id,
            noteId: _note,
            deckId,
            lastReviewAt: _at,
            modifiedAt: _mod,
            easeFactor: _ease,
            other: _other,
            ...card
          }) => [places.get(id), { ...card, deck: decks.get(deckId) }],
        ),
      ),
      reviews: [...pack.reviews()].map(({ cardId, ...line }) => ({ ...line, card: places.get(cardId) })),
      media: media.sort(),
    }
  } finally {
    pack.close()
  }
}

test.runIf(packages.length > 0).each(packages)('%s goes through a collection and back', async name => {
  const file = path.join(place, name)
  const collection = await imported(file)
  try {
    const target = path.join(newFolder(), 'back.apkg')
    await exportTo(collection, target, everything, madrid)
    const sent = await saidIn(file)
    const back = await saidIn(target)
    expect(back.notes).toEqual(sent.notes)
    expect(back.media).toEqual(sent.media)
    expect(back.reviews).toEqual(sent.reviews)
    expect([...back.cards.keys()].sort()).toEqual([...sent.cards.keys()].sort())
    for (const [card, { memory, ...rest }] of sent.cards) {
      const { memory: kept = null, ...same } = back.cards.get(card) ?? {}
      expect({ card, ...same }).toEqual({ card, ...rest })
      // A card that had no memory may have got one from its reviews.
      if (memory !== null) expect(kept?.stability).toBeCloseTo(memory.stability, 3)
      if (memory !== null) expect(kept?.difficulty).toBeCloseTo(memory.difficulty, 2)
    }
  } finally {
    collection.close()
  }
})

test.runIf(packages.length > 0).each(packages)('%s comes as JSON to the same collection', async name => {
  const collection = await imported(path.join(place, name))
  const target = path.join(newFolder(), 'all.json')
  await exportTo(collection, target, everything, madrid)
  const second = await imported(target)
  try {
    expect(rowsOf(second.read)).toEqual(rowsOf(collection.read))
  } finally {
    collection.close()
    second.close()
  }
})
