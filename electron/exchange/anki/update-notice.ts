import type { DeckPackage } from '../deck-package.ts'
import { neverShown } from '../never-shown.ts'

const text =
  'This package holds a collection in a form that this version of Anki cannot read. Update Anki, then import it again.'

/**
 * What an Anki too old for the package finds in it: one note that says so. Without it, such an Anki would take the
 * package for a broken one.
 */
export function updateNotice(now: number): DeckPackage {
  return {
    format: '',
    found: { notes: 1, cards: 1, reviews: 0, media: 0 },
    noteTypes: [
      {
        id: '1',
        name: 'Basic',
        kind: 'anki',
        isCloze: false,
        fields: ['Front', 'Back'].map(name => ({ name, other: {} })),
        templates: [
          { name: 'Card 1', front: '{{Front}}', back: '{{FrontSide}}<hr id=answer>{{Back}}', other: {} },
        ],
        css: '.card { font: 20px sans-serif; text-align: center; }',
        sortField: 0,
        other: {},
      },
    ],
    decks: [],
    *notes() {
      const when = { createdAt: now, modifiedAt: now, isMarked: false, deckId: null, where: '' }
      yield { id: '1', guid: null, noteTypeId: '1', fields: [text, ''], tags: [], ...when }
    },
    *cards() {
      yield { ...neverShown, id: '1', noteId: '1', ordinal: 0, deckId: '1', position: 1, modifiedAt: now }
    },
    reviews: () => [],
    media: [],
    collection: null,
    warnings: [],
    close: () => undefined,
  }
}
