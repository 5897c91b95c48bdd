import { Readable } from 'node:stream'
import fc from 'fast-check'
import type {
  DeckPackage,
  PackageCard,
  PackageDeck,
  PackageMedia,
  PackageNote,
  PackageNoteType,
  PackageReview,
} from '../../../../electron/exchange/deck-package.ts'
import { neverShown } from '../../../../electron/exchange/never-shown.ts'

/** Monday 23 November 2026, 09:00 in Madrid. */
export const at = { now: Date.UTC(2026, 10, 23, 8), timeZone: 'Europe/Madrid' }
const dayMs = 86_400_000

export type Parts = {
  noteTypes?: PackageNoteType[]
  decks?: PackageDeck[]
  notes?: PackageNote[]
  cards?: PackageCard[]
  reviews?: PackageReview[]
  media?: PackageMedia[]
}

/** A package that holds what it is given, made in Madrid in the summer of 2025. */
export function packOf(parts: Parts = {}): DeckPackage {
  const {
    noteTypes = [aNoteType()],
    decks = [aDeck()],
    notes = [],
    cards = [],
    reviews = [],
    media = [],
  } = parts
  const found = { notes: notes.length, cards: cards.length, reviews: reviews.length, media: media.length }
  return {
    format: 'test',
    found,
    noteTypes,
    decks,
    notes: () => notes,
    cards: () => cards,
    reviews: () => reviews,
    media,
    collection: { createdAt: Date.UTC(2025, 6, 1, 2), rolloverHour: 4 },
    warnings: [],
    close: () => undefined,
  }
}

export function aNoteType(over: Partial<PackageNoteType> = {}): PackageNoteType {
  return {
    id: '1500000000001',
    sourceId: '1500000000001',
    name: 'Two sides',
    kind: 'anki',
    isCloze: false,
    fields: ['Front', 'Back'].map(name => ({ name, other: { font: 'Arial', size: 20 } })),
    templates: [
      { name: 'Card 1', front: '{{Front}}', back: '{{FrontSide}}<hr>{{Back}}', other: { bqfmt: '' } },
      { name: 'Card 2', front: '{{Back}}', back: '{{Front}}', other: {} },
    ],
    css: '.card { color: navy }',
    sortField: 0,
    other: { latexPre: '\\begin{document}', unheardOf: { kept: [1, 2] } },
    ...over,
  }
}

export function aDeck(over: Partial<PackageDeck> = {}): PackageDeck {
  const options = { learningSteps: [60_000, 600_000], relearningSteps: [600_000] }
  return { id: '11', name: 'One::Two', description: '', isFiltered: false, options, other: {}, ...over }
}

export function aNote(over: Partial<PackageNote> = {}): PackageNote {
  return {
    id: '1600000000001',
    guid: 'gu|d~1',
    noteTypeId: '1500000000001',
    fields: ['Front', 'Back'],
    tags: ['a', 'b::c'],
    createdAt: 1_600_000_000_001,
    modifiedAt: 1_700_000_000_000,
    isMarked: false,
    deckId: null,
    where: 'note 1600000000001',
    ...over,
  }
}

export function aCard(over: Partial<PackageCard> = {}): PackageCard {
  return {
    ...neverShown,
    id: '1600000000101',
    noteId: '1600000000001',
    ordinal: 0,
    deckId: '11',
    position: 7,
    modifiedAt: 1_700_000_000_000,
    ...over,
  }
}

export function aReview(over: Partial<PackageReview> = {}): PackageReview {
  return {
    at: 1_699_000_000_000,
    cardId: '1600000000101',
    grade: 3,
    kind: 'review',
    intervalDays: 12,
    lastIntervalDays: 5,
    factor: 2500,
    tookMs: 4321,
    ...over,
  }
}

export function aMedium(name: string, content: string | Buffer): PackageMedia {
  const bytes = Buffer.from(content)
  return { name, bytes: bytes.length, open: () => Readable.from([bytes], { objectMode: false }) }
}

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.constantFrom(
    '<b>bold</b> &amp; <img src="a b.png">',
    '12',
    '',
    '0.50',
    '[sound:é.mp3]',
    'line\nbreak\ttab',
  ),
)
// What Anki takes out of a field or a tag cannot come back.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const field = text.map(one => one.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, ''))
const tag = fc.stringMatching(/^[a-zäß0-9:_-]{1,12}$/).filter(one => one.toLowerCase() !== 'marked')
const seconds = fc.integer({ min: 1_500_000_000, max: at.now / 1000 - 60 })
const share = (decimals: number, min: number, max: number) =>
  fc.integer({ min: min * 10 ** decimals, max: max * 10 ** decimals }).map(one => one / 10 ** decimals)

const memory = fc.record({
  stability: share(4, 0.01, 30_000),
  difficulty: share(3, 1, 10),
  desiredRetention: share(2, 0.7, 0.99),
  decay: share(3, 0.1, 0.8),
})

/** A card's schedule, of a kind that Anki can say. */
const schedule: fc.Arbitrary<Partial<PackageCard>> = fc.oneof(
  fc.record({ state: fc.constant('new' as const), position: fc.nat(100_000) }),
  fc
    .record({ learned: fc.constantFrom('learning' as const, 'relearning' as const), memory, step: fc.nat(1) })
    .chain(
      ({ learned, memory: kept, step }): fc.Arbitrary<Partial<PackageCard>> =>
        fc.record({
          state: fc.constant(learned),
          step: fc.constant(learned === 'learning' ? step : 0),
          memory: fc.constantFrom(kept, null),
          lastReviewAt: seconds.map(one => one * 1000),
          intervalDays: fc.integer({ min: learned === 'learning' ? 0 : 1, max: 400 }),
          reps: fc.integer({ min: 1, max: 99 }),
          easeFactor: fc.integer({ min: 1300, max: 4000 }).map(one => one / 1000),
          position: fc.nat(100_000),
          dueAt: step === 1 ? seconds.map(one => one * 1000) : fc.constant(null),
          dueInDays: step === 1 ? fc.constant(null) : fc.integer({ min: -400, max: 400 }),
        }),
    ),
  fc.record({
    state: fc.constant('review' as const),
    memory: fc.option(memory),
    lastReviewAt: seconds.map(one => one * 1000),
    dueInDays: fc.integer({ min: -2000, max: 20_000 }),
    intervalDays: fc.integer({ min: 1, max: 36_500 }),
    reps: fc.integer({ min: 1, max: 99 }),
    lapses: fc.nat(20),
    easeFactor: fc.integer({ min: 1300, max: 4000 }).map(one => one / 1000),
    position: fc.nat(100_000),
  }),
)

const interval = fc.oneof(
  fc.nat(36_500),
  fc.nat(86_399).map(one => one / 86_400),
)

const review = fc.record({
  grade: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const),
  kind: fc.constantFrom('learning' as const, 'review' as const, 'relearning' as const, 'early' as const),
  intervalDays: interval,
  lastIntervalDays: interval,
  factor: fc.integer({ min: 1, max: 4000 }),
  tookMs: fc.nat(60_000),
})
const otherLine = fc.record({
  grade: fc.constant(null),
  kind: fc.constantFrom('manual' as const, 'rescheduled' as const),
  intervalDays: interval,
  lastIntervalDays: interval,
  factor: fc.nat(4000),
  tookMs: fc.constant(0),
})

/** Packages as any collection could give them, with what Anki can say of it. */
export const anyPackage: fc.Arbitrary<DeckPackage> = fc
  .array(
    fc.record({
      guid: fc.stringMatching(/^[!#-&(-~]{1,12}$/),
      fields: fc.tuple(field, field),
      tags: fc.uniqueArray(tag, { maxLength: 4 }),
      isMarked: fc.boolean(),
      modified: seconds,
      deckId: fc.constantFrom('11', '12'),
      cards: fc.array(
        fc.record({
          schedule,
          flag: fc.nat(7),
          isSuspended: fc.boolean(),
          isBuried: fc.boolean(),
          buriedBy: fc.boolean(),
          reviews: fc.array(fc.oneof(review, otherLine), { maxLength: 4 }),
        }),
        { maxLength: 2 },
      ),
    }),
    { maxLength: 8 },
  )
  .map(drawn => {
    const notes: PackageNote[] = []
    const cards: PackageCard[] = []
    const reviews: PackageReview[] = []
    for (const [index, { cards: drawnCards, modified, deckId, ...note }] of drawn.entries()) {
      const id = String(1_600_000_000_000 + index)
      notes.push(
        aNote({
          ...note,
          id,
          guid: `${note.guid}${index}`,
          createdAt: Number(id),
          modifiedAt: modified * 1000,
          where: `note ${id}`,
        }),
      )
      for (const [ordinal, { schedule: place, buriedBy, reviews: lines, ...card }] of drawnCards.entries()) {
        const isBuried = card.isBuried && !card.isSuspended
        const cardId = String(1_600_000_000_000 + cards.length)
        cards.push(
          aCard({
            ...card,
            position: 0,
            ...place,
            id: cardId,
            noteId: id,
            ordinal,
            deckId,
            isBuried,
            modifiedAt: modified * 1000,
            other: {
              ...(isBuried && buriedBy ? { buriedBy: 'user' } : {}),
              ...(place.state !== 'new' && (place.position ?? 0) > 0 ? { position: place.position } : {}),
            },
          }),
        )
        for (const line of lines) {
          reviews.push({ ...line, at: 1_650_000_000_000 + reviews.length * dayMs, cardId })
        }
      }
    }
    const decks = [aDeck(), aDeck({ id: '12', name: 'One', description: 'About <b>it</b>' })]
    const media = [aMedium('a b.png', 'picture'), aMedium('é.mp3', Buffer.from([0, 1, 255]))]
    return packOf({ decks, notes, cards, reviews, media })
  })
