import type {
  DeckPackage,
  PackageDeck,
  PackageMedia,
  PackageNote,
  PackageNoteType,
  PackageWarning,
} from '../deck-package.ts'
import { ExchangeRefused } from '../refusal.ts'
import { cardOrdinals } from './card-count.ts'
import { withoutControls } from './html.ts'
import type { TextFile } from './text-file.ts'

/** A note as a text format knows it. */
export type GatheredNote = {
  type: PackageNoteType
  /** HTML; fewer than the type has are filled up with empty ones. */
  fields: readonly string[]
  deck: string
  where: string
  guid?: string | null
  tags?: readonly string[]
  isMarked?: boolean
  createdAt?: number
  modifiedAt?: number
}

export type Gathering = {
  add: (note: GatheredNote) => void
  warn: (where: string, what: string) => void
  /** Makes sure a deck is there although it may have no notes. */
  deck: (name: string, about?: Partial<PackageDeck>) => PackageDeck
  attach: (media: PackageMedia) => void
  warnings: () => PackageWarning[]
  /** @throws ExchangeRefused when nothing was found */
  package: (format: string, nothing: string) => DeckPackage
}

/** Beyond this many warnings, the rest is one line. */
const MOST_WARNINGS = 500

/**
 * Collects what a text format holds. Its notes name their deck and have no cards of their own: the collection
 * makes them from the templates. `found.cards` says how many that will be.
 *
 * Identity of a note without guid is note type, deck, first field and its count among equals; all four follow
 * from what is yielded here, in the order of the file.
 */
export function gatheringOf(file: Pick<TextFile, 'name' | 'modifiedAt'>): Gathering {
  const types = new Map<string, PackageNoteType>()
  const decks = new Map<string, PackageDeck>()
  const notes: PackageNote[] = []
  const media = new Map<string, PackageMedia>()
  const warnings: PackageWarning[] = []
  let unsaid = 0
  let cards = 0
  const deck = (wanted: string, about: Partial<PackageDeck> = {}) => {
    const name = deckName(wanted)
    const known = decks.get(name)
    if (known) return Object.assign(known, about)
    const made = { id: name, name, description: '', isFiltered: false, options: {}, other: {}, ...about }
    decks.set(name, made)
    return made
  }
  const warn = (where: string, what: string) => {
    if (warnings.length < MOST_WARNINGS) warnings.push({ where, what })
    else unsaid++
  }
  const allWarnings = () => {
    const more = unsaid > 0 ? [{ where: file.name, what: `${unsaid} more warnings of these kinds.` }] : []
    return [...warnings, ...more]
  }
  return {
    deck,
    warn,
    attach: one => void media.set(one.name, one),
    warnings: allWarnings,
    add: note => {
      types.set(note.type.id, note.type)
      const fields = note.type.fields.map((_, index) => withoutControls(note.fields[index] ?? ''))
      cards += cardOrdinals(note.type, fields).length
      const tags = (note.tags ?? []).map(tag => tag.trim()).filter(Boolean)
      notes.push({
        id: String(notes.length + 1),
        guid: note.guid?.trim() || null,
        noteTypeId: note.type.id,
        fields,
        tags: [...new Set(tags.filter(tag => tag.toLowerCase() !== 'marked'))],
        createdAt: note.createdAt ?? file.modifiedAt,
        modifiedAt: note.modifiedAt ?? file.modifiedAt,
        // Anki keeps the mark as this tag.
        isMarked: note.isMarked ?? tags.some(tag => tag.toLowerCase() === 'marked'),
        deckId: deck(note.deck).id,
        where: note.where,
      })
    },
    package: (format, nothing) => {
      if (notes.length === 0) throw new ExchangeRefused('file_foreign', nothing, file.name)
      return {
        format,
        found: { notes: notes.length, cards, reviews: 0, media: media.size },
        noteTypes: [...types.values()],
        decks: [...decks.values()],
        notes: () => notes,
        cards: () => [],
        reviews: () => [],
        media: [...media.values()],
        collection: null,
        warnings: allWarnings(),
        close: () => undefined,
      }
    },
  }
}

/** A deck's full name, levels trimmed, empty ones named as Anki names them. */
export function deckName(wanted: string): string {
  const levels = withoutControls(wanted)
    .split('::')
    .map(level => level.replace(/\s+/g, ' ').trim().slice(0, 200) || 'blank')
  return levels.slice(0, 30).join('::')
}

/** Tags separated by blanks, as Anki writes them; they may hold commas. */
export function tagsOf(text: string): string[] {
  return text.split(/[\s\u3000]+/).filter(Boolean)
}

/** Tags as people write them: separated by blanks, commas or semicolons, with or without Markdown's `#`. */
export function looseTags(text: string): string[] {
  return text
    .split(/[\s,;]+/)
    .map(tag => tag.replace(/^#+/, '').replace(/\//g, '::'))
    .filter(Boolean)
}
