import { z } from 'zod'
import { At, CardId, CardState, call, DeckId, NoteId } from './core.ts'
import { Content, Journal, ShownCard } from './review.ts'

/** A deck in its tree, parents before their sub-decks. */
export const LibraryDeck = z.strictObject({
  deckId: DeckId,
  parentId: DeckId.nullable(),
  name: z.string(),
  /** 0 for a deck without parent. */
  depth: z.int().nonnegative(),
  /** Notes with a card in it or its sub-decks, and exam questions that belong there. */
  notes: z.int().nonnegative(),
})
export type LibraryDeck = z.infer<typeof LibraryDeck>

/**
 * What a note is looked for by, beside its words, deck and tags: the state of one of its cards (`learning` takes
 * relearning along; a suspended card is only that), or what was noted about it. `no_card`: an exam question of
 * which no card was made yet.
 */
export const Looked = z.enum(['new', 'learning', 'review', 'suspended', 'no_card', 'marked', 'reported'])
export type Looked = z.infer<typeof Looked>

/** `added`: the newest first. `changed`: the last changed first. `due`: what comes due first. */
export const Order = z.enum(['added', 'changed', 'due'])
export type Order = z.infer<typeof Order>

/** Which notes are listed; null where all are. */
export const NoteFilter = z.strictObject({
  /** All of these words occur in the note's text, each at the beginning of a word there. */
  words: z.string().max(1000),
  /** Takes its sub-decks along. */
  deckId: DeckId.nullable(),
  tag: z.string().nullable(),
  looked: Looked.nullable(),
  order: Order,
})
export type NoteFilter = z.infer<typeof NoteFilter>

/** A note as one line. */
export const NoteRow = z.strictObject({
  noteId: NoteId,
  /** The beginning of its first field, and of the others, as plain text. */
  text: z.string(),
  more: z.string(),
  noteType: z.string(),
  /** Full name of the deck its first card lies in; of an exam question without card the one it would. */
  deck: z.string(),
  cards: z.int().nonnegative(),
  /** Of the card that comes first; `suspended` when all rest, `no_card` when there is none. */
  state: z.enum([...CardState.options, 'suspended', 'no_card']),
  /** When the first of its cards comes due; null when none does. */
  dueAt: At.nullable(),
  isMarked: z.boolean(),
  isReported: z.boolean(),
})
export type NoteRow = z.infer<typeof NoteRow>

/** A card of a note as it will be asked. `cardId` null: an exam question, of which none was made yet. */
export const PreviewCard = z.strictObject({
  cardId: CardId.nullable(),
  /** Its template's name, or the number of its deletion. */
  name: z.string(),
  deck: z.string(),
  state: CardState,
  dueAt: At.nullable(),
  /** Days; parts of a day below 1. */
  intervalDays: z.number(),
  reps: z.int().nonnegative(),
  lapses: z.int().nonnegative(),
  flag: z.int().min(0).max(7),
  isSuspended: z.boolean(),
  content: Content,
})
export type PreviewCard = z.infer<typeof PreviewCard>

/** A note with its cards as they are shown. */
export const NotePreview = z.strictObject({
  noteId: NoteId,
  guid: z.string(),
  noteType: z.string(),
  kind: z.string(),
  tags: z.array(z.string()),
  isBuiltIn: z.boolean(),
  isEdited: z.boolean(),
  isMarked: z.boolean(),
  wrong: z.string().nullable(),
  /** HTML, or empty. */
  reason: z.string(),
  source: ShownCard.shape.source,
  cards: z.array(PreviewCard),
})
export type NotePreview = z.infer<typeof NotePreview>

/** Some notes, each once. Those that are gone meanwhile are passed over. */
const NoteIds = z.array(NoteId).min(1).max(1_000_000)

/** What an act did: how many notes (or decks) it concerned, and what undo would take back now. */
export const Acted = z.strictObject({ count: z.int().nonnegative(), journal: Journal })
export type Acted = z.infer<typeof Acted>

const DeckName = z.string().max(200)

/** The library: every note, found, looked at and mended. Each act is one step of undo. */
export const library = {
  decks: call({ takes: z.strictObject({}), gives: z.array(LibraryDeck) }),
  /** All tags in alphabetical order, with the number of their notes. */
  tags: call({
    takes: z.strictObject({}),
    gives: z.array(z.strictObject({ tag: z.string(), notes: z.int() })),
  }),
  /** The notes that match, by id and in order; `rows` says what they hold, a page at a time. */
  find: call({ takes: NoteFilter, gives: z.array(NoteId), refuses: ['deck_gone'] }),
  /** Notes as lines, in the given order; those that are gone are left out. */
  rows: call({
    takes: z.strictObject({ noteIds: z.array(NoteId).max(500) }),
    gives: z.array(NoteRow),
  }),
  preview: call({
    takes: z.strictObject({ noteId: NoteId }),
    gives: NotePreview,
    refuses: ['note_gone'],
  }),
  /** What undo and redo would take back, after a change that did not say. */
  journal: call({ takes: z.strictObject({}), gives: Journal }),
  /** Deletes notes with their cards. A built-in one does not come back with an update. */
  deleteNotes: call({ takes: z.strictObject({ noteIds: NoteIds }), gives: Acted }),
  /** Moves all cards of notes into a deck. */
  moveNotes: call({
    takes: z.strictObject({ noteIds: NoteIds, deckId: DeckId }),
    gives: Acted,
    refuses: ['deck_gone'],
  }),
  /** Takes all cards of notes out of revising, or brings them back. */
  suspendNotes: call({ takes: z.strictObject({ noteIds: NoteIds, isSuspended: z.boolean() }), gives: Acted }),
  /** Makes all cards of notes new again. Their reviews stay in the log. */
  resetNotes: call({ takes: z.strictObject({ noteIds: NoteIds }), gives: Acted }),
  /** Makes a card of each exam question that has none. */
  makeCards: call({ takes: z.strictObject({ noteIds: NoteIds }), gives: Acted }),
  makeDeck: call({
    takes: z.strictObject({ name: DeckName, parentId: DeckId.nullable() }),
    gives: z.strictObject({ ...Acted.shape, deckId: DeckId }),
    refuses: ['deck_gone', 'deck_named'],
  }),
  renameDeck: call({
    takes: z.strictObject({ deckId: DeckId, name: DeckName }),
    gives: Acted,
    refuses: ['deck_gone', 'deck_named'],
  }),
  /** Puts a deck with all below it under another, or at the top. */
  moveDeck: call({
    takes: z.strictObject({ deckId: DeckId, parentId: DeckId.nullable() }),
    gives: Acted,
    refuses: ['deck_gone', 'deck_named'],
  }),
  /**
   * Deletes a deck with its sub-decks and all cards in them; a note goes when its last card does. `count`: notes.
   * Exam questions without a card stay: they belong to the exam.
   */
  deleteDeck: call({
    takes: z.strictObject({ deckId: DeckId }),
    gives: Acted,
    refuses: ['deck_gone'],
  }),
}
