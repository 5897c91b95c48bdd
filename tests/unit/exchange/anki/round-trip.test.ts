import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readAnkiPackage } from '../../../../electron/exchange/anki/read-package.ts'
import { writeAnkiPackage } from '../../../../electron/exchange/anki/write-package.ts'
import type { DeckPackage } from '../../../../electron/exchange/deck-package.ts'
import { at } from '../support/packages.ts'

/** Real packages, where they lie beside the checkout. */
const place = path.resolve('../shared/fixtures/decks')
const packages = existsSync(place) ? readdirSync(place).filter(name => /\.(apkg|colpkg)$/.test(name)) : []

const folder = mkdtempSync(path.join(tmpdir(), 'demarc-round-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test.runIf(packages.length > 0).each(packages)(
  '%s is the same package after a round',
  async name => {
    const first = await readAnkiPackage(path.join(place, name), path.join(folder, 'in'), at)
    try {
      const sent = await contentOf(first)
      const file = path.join(folder, 'out.apkg')
      const written = await writeAnkiPackage(first, file, at)
      const second = await readAnkiPackage(file, path.join(folder, 'in'), at)
      try {
        const back = await contentOf(second)
        expect(written).toMatchObject({
          notes: sent.notes.length,
          cards: sent.cards.length,
          media: sent.media.length,
        })
        // More may be said than before, such as the retention a memory is meant for.
        expect(back).toMatchObject(sent)
      } finally {
        second.close()
      }
    } finally {
      first.close()
    }
  },
  60_000,
)

/** All that has to stay, with decks and note types by their names: their ids are each file's own. */
async function contentOf(pack: DeckPackage) {
  const decks = new Map(pack.decks.map(({ id, name }) => [id, name]))
  const types = new Map(pack.noteTypes.map(type => [type.id, type]))
  const media: string[] = []
  for (const { name, open } of pack.media) {
    const hash = createHash('sha256')
    for await (const piece of open()) hash.update(piece)
    media.push(`${name} ${hash.digest('hex')}`)
  }
  return {
    notes: [...pack.notes()].map(({ noteTypeId, deckId: _deck, modifiedAt, ...note }) => {
      const modified = Math.floor(modifiedAt / 1000)
      const { name, fields, templates, css } = types.get(noteTypeId) ?? {}
      const sides = templates?.map(template => [template.name, template.front, template.back])
      return { ...note, modified, noteType: { name, fields: fields?.map(field => field.name), sides, css } }
    }),
    cards: [...pack.cards()].map(({ deckId, ...card }) => ({
      ...card,
      // A review card gets an ease if it had none: older programs reckon with it.
      easeFactor: card.easeFactor || (card.state === 'review' || card.state === 'relearning' ? 2.5 : 0),
      deck: decks.get(deckId),
    })),
    reviews: [...pack.reviews()],
    media: media.sort(),
  }
}
