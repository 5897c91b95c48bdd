import type { z } from 'zod'
import type { DeckPackage, PackageDeck, PackageNoteType } from '../deck-package.ts'
import { ExchangeRefused } from '../refusal.ts'
import {
  CardRow,
  CollectionRow,
  DeckRow,
  demarcFormat,
  demarcVersion,
  MediaRow,
  NoteRow,
  NoteTypeRow,
  ReviewRow,
} from './demarc-schema.ts'
import type { StoredMedia } from './media-content.ts'
import type { Piece } from './pieces.ts'

export type Surveyed = Pick<DeckPackage, 'found' | 'noteTypes' | 'decks' | 'collection'> & {
  media: StoredMedia[]
}

/**
 * Checks a package row by row as it comes: each by its schema, and that what a row refers to came before it.
 * Note types, decks and the names of media are kept, of all else only ids.
 */
export function surveyOf(name: string): { take: (piece: Piece) => void; finish: () => Surveyed } {
  const types = new Map<string, PackageNoteType>()
  const decks = new Map<string, PackageDeck>()
  const media = new Map<string, StoredMedia>()
  const notes = new Set<string>()
  const cards = new Set<string>()
  let reviews = 0
  let collection: Surveyed['collection'] = null
  let version: unknown = null

  const refuse = (place: string, what: string) =>
    new ExchangeRefused('file_damaged', `${name} is damaged at ${place}: ${what}. Export it again.`, place)
  const once = (ids: { has: (id: string) => boolean }, id: string, place: string) => {
    if (ids.has(id)) throw refuse(place, `its id ${shown(id)} was there before`)
  }
  const there = (ids: { has: (id: string) => boolean }, id: string, noun: string, place: string) => {
    if (!ids.has(id)) throw refuse(place, `the ${noun} ${shown(id)} it belongs to is missing`)
  }

  const takes: Record<string, (value: unknown, place: string, piece: Piece) => void> = {
    format: value => {
      if (value !== demarcFormat) throw foreign(name)
    },
    version: value => {
      version = value
      if (typeof value !== 'number') throw foreign(name)
      if (value > demarcVersion) {
        throw new ExchangeRefused(
          'file_newer',
          `${name} was written by a newer Demarc (package version ${value}). Update Demarc, then import it.`,
          name,
        )
      }
    },
    from: () => undefined,
    collection: (value, place) => {
      collection = parsed(CollectionRow.nullable(), value, place)
    },
    noteTypes: (value, place) => {
      const type = parsed(NoteTypeRow, value, place)
      once(types, type.id, place)
      types.set(type.id, type)
    },
    decks: (value, place) => {
      const deck = parsed(DeckRow, value, place)
      once(decks, deck.id, place)
      decks.set(deck.id, deck)
    },
    notes: (value, place) => {
      const note = parsed(NoteRow, value, place)
      once(notes, note.id, place)
      there(types, note.noteTypeId, 'note type', place)
      if (note.deckId !== null) there(decks, note.deckId, 'deck', place)
      notes.add(note.id)
    },
    cards: (value, place) => {
      const card = parsed(CardRow, value, place)
      once(cards, card.id, place)
      there(notes, card.noteId, 'note', place)
      there(decks, card.deckId, 'deck', place)
      cards.add(card.id)
    },
    reviews: (value, place) => {
      parsed(ReviewRow, value, place)
      reviews++
    },
    media: (value, place, { skipped }) => {
      const { base64, ...one } = parsed(MediaRow, value, place)
      once(media, one.name, place)
      media.set(one.name, { ...one, content: skipped ?? base64 })
    },
  }

  function parsed<Row>(schema: z.ZodType<Row>, value: unknown, place: string): Row {
    const read = schema.safeParse(value)
    if (read.success) return read.data
    const issue = read.error.issues[0]
    const where = [place, ...(issue?.path ?? []).map(String)].join('.')
    throw refuse(
      where,
      (issue?.message ?? 'it is not as it should be').replace(/^[A-Z]/, sign => sign.toLowerCase()),
    )
  }

  return {
    take: piece => {
      const place = piece.index === null ? piece.key : `${piece.key}[${piece.index}]`
      const take = Object.hasOwn(takes, piece.key) ? takes[piece.key] : undefined
      if (!take) throw refuse(place, 'no such part is known')
      if (version === null && !['format', 'version'].includes(piece.key)) throw foreign(name)
      take(
        jsonOf(piece.text, () => refuse(place, 'it is not valid JSON')),
        place,
        piece,
      )
    },
    finish: () => {
      if (version === null) throw foreign(name)
      return {
        found: { notes: notes.size, cards: cards.size, reviews, media: media.size },
        noteTypes: [...types.values()],
        decks: [...decks.values()],
        media: [...media.values()],
        collection,
      }
    },
  }
}

function jsonOf(text: string, fault: () => ExchangeRefused): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw fault()
  }
}

const shown = (id: string) => (id.length > 40 ? `${id.slice(0, 40)}…` : id)

function foreign(name: string): ExchangeRefused {
  return new ExchangeRefused(
    'file_foreign',
    `${name} is no package of Demarc's. Choose a .json file that Demarc has exported.`,
    name,
  )
}
