import { z } from 'zod'
import { call, DeckId, NoteId } from './core.ts'
import { JobId } from './jobs.ts'
import { Content } from './review.ts'

/** What becomes of a column of a table. */
export const ColumnUse = z.union([
  z.strictObject({ is: z.literal('field'), name: z.string().min(1).max(100) }),
  z.strictObject({ is: z.enum(['deck', 'tags', 'guid', 'note type', 'nothing']) }),
])
export type ColumnUse = z.infer<typeof ColumnUse>

/** How a text is to be read; what is left out is found by itself. Ignored by formats that say it themselves. */
export const ReadingOptions = z.strictObject({
  /** Whether the first record of a table names its columns. */
  header: z.enum(['auto', 'yes', 'no']).optional(),
  /** One of `TableView.encodings`. */
  encoding: z.string().max(40).optional(),
  separator: z.string().min(1).max(8).optional(),
  /** One for each column, from the left. */
  columns: z.array(ColumnUse).max(500).optional(),
  /** Name of the note type of all records of a table. */
  noteType: z.string().min(1).max(200).optional(),
  isHtml: z.boolean().optional(),
})
export type ReadingOptions = z.infer<typeof ReadingOptions>

/** What is to be imported: a file, or text that was pasted. `name` is what messages and the deck call it. */
export const ImportSource = z.union([
  z.strictObject({ file: z.string().min(1).max(4096) }),
  z.strictObject({ text: z.string().max(50_000_000), name: z.string().min(1).max(200) }),
])
export type ImportSource = z.infer<typeof ImportSource>

/** What is kept of a note that differs on both sides: the collection's, the file's, or both beside each other. */
export const Choice = z.enum(['mine', 'theirs', 'both'])
export type Choice = z.infer<typeof Choice>

const Source = {
  job: JobId,
  source: ImportSource,
  reading: ReadingOptions.default({}),
  /** Full name of the deck that everything goes into; null leaves it in the decks that the file names. */
  deck: z.string().min(1).max(1000).nullable().default(null),
  /** `drop`: every card comes as a new one, without its reviews. */
  schedule: z.enum(['keep', 'drop']).default('keep'),
}

export const ExchangeWarning = z.strictObject({ where: z.string(), what: z.string() })
export type ExchangeWarning = z.infer<typeof ExchangeWarning>

const Count = z.int().nonnegative()

/** An import in figures. `found` counts rows of the file, before duplicates are dropped. */
export const ImportCounts = {
  /** Such as `Anki package (collection.anki21b)`. */
  format: z.string(),
  notes: z.strictObject({
    found: Count,
    added: Count,
    updated: Count,
    unchanged: Count,
    conflicting: Count,
    skipped: Count,
  }),
  cards: z.strictObject({ found: Count, added: Count }),
  reviews: z.strictObject({ found: Count, added: Count }),
  media: z.strictObject({ found: Count, added: Count, missing: Count }),
  /** Where the memory of the cards with a schedule comes from: the file, their reviews, or interval and ease. */
  memory: z.strictObject({ carried: Count, recomputed: Count, estimated: Count }),
  warnings: z.array(ExchangeWarning),
}

/** A note as one side has it. */
export const NoteSide = z.strictObject({
  noteType: z.string(),
  deck: z.string(),
  fields: z.array(z.strictObject({ name: z.string(), value: z.string() })),
  tags: z.array(z.string()),
})
export type NoteSide = z.infer<typeof NoteSide>

/** A note that differs on both sides; `guid` is what a choice names it by. */
export const Conflict = z.strictObject({
  guid: z.string(),
  why: z.string(),
  mine: NoteSide.nullable(),
  theirs: NoteSide,
})
export type Conflict = z.infer<typeof Conflict>

/** How a table is being read, for the mapping step. */
export const TableView = z.strictObject({
  encoding: z.string(),
  /** False when it was guessed. */
  isEncodingCertain: z.boolean(),
  encodings: z.array(z.string()),
  separator: z.string(),
  hasHeading: z.boolean(),
  isHtml: z.boolean(),
  /** `title`: the column's heading, if any. */
  columns: z.array(z.strictObject({ title: z.string(), use: ColumnUse })),
  /** The first records as plain text, one cell a column, without the heading. */
  rows: z.array(z.array(z.string())),
})
export type TableView = z.infer<typeof TableView>

/** What an import would do. Nothing has been changed. */
export const Look = z.strictObject({
  /** File name with its ending, or the name of what was pasted. */
  name: z.string(),
  ...ImportCounts,
  /** Decks that notes or cards go into, by full name; `notes` counts those that lie in it. */
  decks: z.array(z.strictObject({ name: z.string(), isNew: z.boolean(), notes: Count })),
  /** New note types, by name. */
  newNoteTypes: z.array(z.string()),
  /** Whether the file carries reviews or schedules, so that keeping or dropping them is a question. */
  hasSchedule: z.boolean(),
  /** Some notes as their first card will look; shown as `Content` of kind `html` is in review. */
  sample: z.array(
    z.strictObject({
      guid: z.string(),
      noteType: z.string(),
      deck: z.string(),
      becomes: z.enum(['added', 'updated', 'unchanged', 'conflicting', 'skipped']),
      content: Content,
    }),
  ),
  /** The first 200 conflicts; `notes.conflicting` says how many there are. */
  conflicts: z.array(Conflict),
  /** Names of files that notes show and neither side has, the first 200. */
  missingMedia: z.array(z.string()),
  /** Null for every format that is no table. */
  table: TableView.nullable(),
})
export type Look = z.infer<typeof Look>

export const ImportSummary = z.strictObject({
  ...ImportCounts,
  seconds: z.number(),
  /** Names the import for `undoImport`; null when it changed nothing. */
  batch: z.int().nullable(),
})
export type ImportSummary = z.infer<typeof ImportSummary>

export const ExportFormat = z.enum(['apkg', 'colpkg', 'csv', 'tsv', 'txt', 'md', 'json', 'demarc'])
export type ExportFormat = z.infer<typeof ExportFormat>

/** Which notes go out; a deck takes its sub-decks along. */
export const ExportScope = z.union([
  z.strictObject({ of: z.literal('all') }),
  z.strictObject({ of: z.literal('deck'), deckId: DeckId }),
  z.strictObject({ of: z.literal('notes'), noteIds: z.array(NoteId).min(1) }),
])
export type ExportScope = z.infer<typeof ExportScope>

const Exporting = {
  format: ExportFormat,
  scope: ExportScope,
  schedule: z.enum(['keep', 'drop']).default('keep'),
  /** The oldest form of a package, for programs that read no other. */
  plain: z.boolean().default(false),
}

const readingRefusals = [
  'file_missing',
  'file_unreadable',
  'file_empty',
  'file_damaged',
  'file_foreign',
  'file_newer',
  'file_too_large',
  'file_unsafe',
  'disk_full',
  'job_cancelled',
  'job_running',
] as const

/** Decks that come in and go out. Each of the long ones is a job (see `JobEvent`). */
export const exchange = {
  /** Lets the user choose a file to import; null when they cancelled. */
  chooseFile: call({ takes: z.strictObject({}), gives: z.string().nullable() }),
  /** Says what an import would do and changes nothing. What was read is kept for `import` until `forget`. */
  look: call({ takes: z.strictObject(Source), gives: Look, refuses: readingRefusals }),
  /** Imports in one step that can be undone. Reads the file again only if it or the way to read it changed. */
  import: call({
    takes: z.strictObject({
      ...Source,
      /** What becomes of notes in conflict: those named by guid, and all others. */
      choices: z
        .strictObject({ others: Choice, notes: z.record(z.string(), Choice) })
        .default({ others: 'mine', notes: {} }),
    }),
    gives: ImportSummary,
    refuses: readingRefusals,
  }),
  /** Lets go of what `look` kept. */
  forget: call({ takes: z.strictObject({}), gives: z.boolean() }),
  /** Takes a whole import back. Refused when something was changed since: that comes back first. */
  undoImport: call({
    takes: z.strictObject({ batch: z.int() }),
    gives: z.boolean(),
    refuses: ['nothing_to_undo'],
  }),
  /** What an export would hold. */
  exportCounts: call({
    takes: z.strictObject(Exporting),
    gives: z.strictObject({ notes: Count, cards: Count, reviews: Count, media: Count }),
    refuses: ['deck_gone', 'note_gone'],
  }),
  /** Lets the user choose where an export goes; null when they cancelled. */
  chooseTarget: call({
    takes: z.strictObject({ format: ExportFormat, name: z.string().min(1).max(200) }),
    gives: z.string().nullable(),
  }),
  export: call({
    takes: z.strictObject({ job: JobId, file: z.string().min(1).max(4096), ...Exporting }),
    gives: z.strictObject({
      file: z.string(),
      format: z.string(),
      notes: Count,
      cards: Count,
      reviews: Count,
      media: Count,
      bytes: Count,
      seconds: z.number(),
    }),
    refuses: [
      'deck_gone',
      'note_gone',
      'file_not_written',
      'folder_missing',
      'disk_full',
      'job_cancelled',
      'job_running',
    ],
  }),
  /** Shows a file that was written in its folder, in the system's own way. */
  showFile: call({ takes: z.strictObject({ file: z.string().max(4096) }), gives: z.boolean() }),
}
