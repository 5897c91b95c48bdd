import { Readable } from 'node:stream'
import fc from 'fast-check'
import type {
  DeckPackage,
  PackageCard,
  PackageDeck,
  PackageNote,
  PackageNoteType,
  PackageReview,
} from '../../../../electron/exchange/deck-package.ts'

/** All of a package that a test can compare: rows in order, media with their content. */
export async function contentOf(pack: DeckPackage) {
  const media: Record<string, string> = {}
  for (const one of pack.media) {
    const chunks: Buffer[] = []
    for await (const chunk of one.open()) chunks.push(Buffer.from(chunk))
    media[one.name] = Buffer.concat(chunks).toString('base64')
  }
  return {
    noteTypes: pack.noteTypes,
    decks: pack.decks,
    notes: [...pack.notes()],
    cards: [...pack.cards()],
    reviews: [...pack.reviews()],
    collection: pack.collection,
    media,
  }
}

const text = fc.string({ unit: 'grapheme' })
const name = fc.string({ unit: 'grapheme', minLength: 1 })
const whole = fc.integer({ min: 0, max: 1e9 })
const moment = fc.integer({ min: 0, max: 4e12 })
const plain = fc.oneof(
  text,
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(n => n + 0),
  fc.constant(null),
)
const key = text.filter(one => one !== '__proto__')
const row = fc.dictionary(key, plain, { maxKeys: 3, noNullPrototype: true })
const other = fc.dictionary(
  key,
  fc.jsonValue({ maxDepth: 2 }).map(value => JSON.parse(JSON.stringify(value)) as unknown),
  {
    maxKeys: 2,
    noNullPrototype: true,
  },
)
const partial = { requiredKeys: [] as [] }

const noteType: fc.Arbitrary<Omit<PackageNoteType, 'id'>> = fc.record(
  {
    name,
    kind: fc.constantFrom('basic', 'cloze', 'exam', 'anki'),
    isCloze: fc.boolean(),
    fields: fc.array(fc.record({ name, other }), { minLength: 1, maxLength: 3 }),
    templates: fc.array(fc.record({ name, front: text, back: text, other }), { maxLength: 2 }),
    ...{ css: text, sortField: whole, sourceId: text, other, row },
  },
  {
    requiredKeys: ['name', 'kind', 'isCloze', 'fields', 'templates', 'css', 'sortField', 'other'],
    noNullPrototype: true,
  },
)

const deck: fc.Arbitrary<Omit<PackageDeck, 'id'>> = fc.record(
  {
    ...{ name, description: text, isFiltered: fc.boolean(), other, row },
    options: fc.record(
      {
        desiredRetention: fc.double({ min: 0.7, max: 0.99, noNaN: true }),
        parameters: fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 21, maxLength: 21 }),
        learningSteps: fc.array(whole),
        leechAction: fc.constantFrom('suspend', 'tag'),
      },
      { ...partial, noNullPrototype: true },
    ),
  },
  { requiredKeys: ['name', 'description', 'isFiltered', 'options', 'other'], noNullPrototype: true },
)

const ids = (length: number, mark: string) => Array.from({ length }, (_, index) => `${mark}${index}`)

/** A package of anything that Demarc's own JSON must bring back. */
export const anyPackage: fc.Arbitrary<DeckPackage> = fc
  .tuple(fc.array(noteType, { minLength: 1, maxLength: 3 }), fc.array(deck, { minLength: 1, maxLength: 3 }))
  .chain(([types, decks]) => {
    const note: fc.Arbitrary<Omit<PackageNote, 'id'>> = fc.record(
      {
        guid: fc.option(text),
        noteTypeId: fc.constantFrom(...ids(types.length, 't')),
        fields: fc.array(text, { maxLength: 4 }),
        tags: fc.array(text, { maxLength: 3 }),
        ...{ createdAt: moment, modifiedAt: moment, isMarked: fc.boolean(), where: text, row },
        deckId: fc.option(fc.constantFrom(...ids(decks.length, 'd'))),
      },
      {
        requiredKeys: [
          'guid',
          'noteTypeId',
          'fields',
          'tags',
          'createdAt',
          'modifiedAt',
          'isMarked',
          'where',
          'deckId',
        ],
        noNullPrototype: true,
      },
    )
    return fc.record({
      noteTypes: fc.constant(types.map((type, index) => ({ ...type, id: `t${index}` }))),
      decks: fc.constant(decks.map((one, index) => ({ ...one, id: `d${index}` }))),
      notes: fc.array(note, { maxLength: 5 }),
      media: fc.dictionary(name, fc.uint8Array({ maxLength: 3000 }), { maxKeys: 3, noNullPrototype: true }),
      schedule: fc.array(
        fc.record({
          ...{
            position: whole,
            memory: fc.option(
              fc.record({
                stability: fc.double({ min: 0.1, max: 1e4, noNaN: true }),
                difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
              }),
            ),
          },
          ...{
            dueAt: fc.option(moment),
            dueInDays: fc.option(fc.integer({ min: -9999, max: 9999 })),
            reps: whole,
            isSuspended: fc.boolean(),
          },
          state: fc.constantFrom('new', 'learning', 'review', 'relearning'),
        }),
        { maxLength: 5 },
      ),
      reviews: fc.array(
        fc.record({
          ...{
            at: moment,
            cardId: text,
            grade: fc.constantFrom(null, 1, 2, 3, 4),
            factor: whole,
            tookMs: whole,
          },
          ...{ intervalDays: fc.double({ min: 0, max: 1e4, noNaN: true }), lastIntervalDays: whole },
          kind: fc.constantFrom('learning', 'review', 'manual', 'imported'),
        }),
        { maxLength: 5 },
      ),
    })
  })
  .map(({ noteTypes, decks, notes, media, schedule, reviews }) => {
    const allNotes = notes.map((note, index) => ({ ...note, id: `n${index}` }))
    const cards = allNotes
      .slice(0, schedule.length)
      .map((note, index) =>
        aCardRow({ ...schedule[index], id: `c${index}`, noteId: note.id, deckId: decks[0]?.id ?? '' }),
      )
    return thePackage({
      noteTypes,
      decks,
      notes: allNotes,
      cards,
      reviews: reviews as PackageReview[],
      media,
    })
  })

/** A new card with these differences. */
export const aCardRow = (changes: Partial<PackageCard>): PackageCard => ({
  ...{ id: 'c', noteId: 'n', ordinal: 0, deckId: 'd', state: 'new', position: 0, step: 0, dueAt: null },
  ...{ dueInDays: null, intervalDays: 0, easeFactor: 0, reps: 0, lapses: 0, flag: 0, isSuspended: false },
  ...{ isBuried: false, memory: null, lastReviewAt: null, modifiedAt: 0, other: {} },
  ...changes,
})

type Parts = {
  noteTypes: PackageNoteType[]
  decks: PackageDeck[]
  notes: PackageNote[]
  cards?: PackageCard[]
  reviews?: PackageReview[]
  media?: Record<string, Uint8Array>
}

/** A package of these rows. */
export function thePackage({
  noteTypes,
  decks,
  notes,
  cards = [],
  reviews = [],
  media = {},
}: Parts): DeckPackage {
  const names = Object.keys(media)
  return {
    format: 'made',
    found: { notes: notes.length, cards: cards.length, reviews: reviews.length, media: names.length },
    ...{ noteTypes, decks, notes: () => notes, cards: () => cards, reviews: () => reviews },
    media: names.map(one => ({
      name: one,
      bytes: media[one]?.length ?? 0,
      open: () => Readable.from([Buffer.from(media[one] ?? [])]),
    })),
    ...{ collection: null, warnings: [], close: () => undefined },
  }
}
