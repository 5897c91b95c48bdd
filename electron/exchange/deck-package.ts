/**
 * The neutral form every format is read into and written from. It knows nothing of our tables: ids are the
 * file's own, as text; times are ms since 1970 (UTC), days and intervals in days, texts of fields are HTML.
 */
export type DeckPackage = {
  /** What was read, such as `Anki package, newest form`, for the summary. */
  format: string
  /** Rows in the file before any duplicate is dropped. */
  found: { notes: number; cards: number; reviews: number; media: number }
  noteTypes: PackageNoteType[]
  decks: PackageDeck[]
  /** Read once, in order; large packages are not held in memory. */
  notes: () => Iterable<PackageNote>
  cards: () => Iterable<PackageCard>
  reviews: () => Iterable<PackageReview>
  media: PackageMedia[]
  /** Settings that travel with the whole collection, if any. */
  collection: PackageCollection | null
  warnings: PackageWarning[]
  /** Releases temporary files. */
  close: () => void
}

/**
 * A row of Demarc's own collection, by column name. Only Demarc's lossless JSON carries it, and must write and
 * read it back unchanged, beside the neutral fields; it makes the way from Demarc to Demarc exact. Every other
 * format leaves it out. Ids in it are the package's own, as in the neutral fields.
 */
export type PackageRow = Record<string, string | number | null>

/** Something a reader could not take as it was: what, and where in the file. */
export type PackageWarning = { where: string; what: string }

export type PackageNoteType = {
  id: string
  name: string
  /** `cloze`: one card per deletion; `exam`, `choice` …: a kind of ours that the reader recognised. */
  kind: 'basic' | 'cloze' | 'typed' | 'choice' | 'whose' | 'error' | 'reversed' | 'exam' | 'anki'
  isCloze: boolean
  fields: { name: string; other: Record<string, unknown> }[]
  templates: { name: string; front: string; back: string; other: Record<string, unknown> }[]
  css: string
  sortField: number
  /** The id it had in the program it came from, where that is another than `id`. */
  sourceId?: string
  row?: PackageRow
  /** What the format knows beyond this and a writer of the same format needs again. */
  other: Record<string, unknown>
}

export type PackageDeck = {
  id: string
  /** Full name, levels joined by `::`. */
  name: string
  description: string
  isFiltered: boolean
  /** FSRS parameters, desired retention (0..1), limits a day and steps (ms), as far as the file says. */
  options: PackageDeckOptions
  other: Record<string, unknown>
  row?: PackageRow
}

export type PackageDeckOptions = {
  desiredRetention?: number
  parameters?: number[]
  newPerDay?: number
  reviewsPerDay?: number
  learningSteps?: number[]
  relearningSteps?: number[]
  maximumIntervalDays?: number
  leechThreshold?: number
  leechAction?: 'suspend' | 'tag'
}

export type PackageNote = {
  id: string
  /** Null where the format has none; identity is then by note type, deck, first field and count among equals. */
  guid: string | null
  noteTypeId: string
  fields: string[]
  tags: string[]
  createdAt: number
  modifiedAt: number
  isMarked: boolean
  /** For formats that put the note in a deck rather than its cards; null where cards say it. */
  deckId: string | null
  /** Place in the file for messages, such as `line 12`. */
  where: string
  row?: PackageRow
}

export type PackageCard = {
  id: string
  noteId: string
  ordinal: number
  deckId: string
  state: 'new' | 'learning' | 'review' | 'relearning'
  /** Position among new cards. */
  position: number
  /** Step reached, counted from 0. */
  step: number
  /** When a card on a step within the day comes due, ms; null for one on a step of days. */
  dueAt: number | null
  /** Days from the file's own today until a review card, or one on a step of days, falls due; negative when overdue. */
  dueInDays: number | null
  intervalDays: number
  /** SM-2 ease factor such as 2.5; 0 where there is none. */
  easeFactor: number
  reps: number
  lapses: number
  flag: number
  isSuspended: boolean
  isBuried: boolean
  /** FSRS memory as the file carries it: stability in days, difficulty 1..10. */
  memory: { stability: number; difficulty: number; desiredRetention?: number; decay?: number } | null
  /** As the file says or, for a review card, the start of the day its interval counts from; its log knows better. */
  lastReviewAt: number | null
  modifiedAt: number
  other: Record<string, unknown>
  row?: PackageRow
}

export type PackageReview = {
  /** ms since 1970, as in the file; unique within it. */
  at: number
  /** May name a card that is not in the file: logs outlive cards. */
  cardId: string
  /** 1 to 4; null for a line that is no answer (reset, moved by hand or by the scheduler). */
  grade: 1 | 2 | 3 | 4 | null
  /** `manual` with a factor of 0 put the card back among the new; `rescheduled` is the scheduler's own doing. */
  kind: 'learning' | 'review' | 'relearning' | 'early' | 'cram' | 'manual' | 'rescheduled' | 'imported'
  /** Days; parts of a day below 1. */
  intervalDays: number
  lastIntervalDays: number
  /** Ease factor, or difficulty in FSRS's own coding, as in the file. */
  factor: number
  tookMs: number
  row?: PackageRow
}

export type PackageMedia = {
  /** As notes refer to it. */
  name: string
  bytes: number
  /** Streams the content; called at most once at a time. */
  open: () => NodeJS.ReadableStream
}

export type PackageCollection = {
  parameters?: number[]
  desiredRetention?: number
  rolloverHour?: number
  /** The first day of the file's day numbers, ms since 1970, and what it counts as today. */
  createdAt?: number
  today?: number
  /** Demarc's own settings, by name, in its lossless JSON. */
  settings?: Record<string, unknown>
}
