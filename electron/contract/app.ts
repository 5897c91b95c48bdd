import { z } from 'zod'
import { At, call } from './core.ts'
import { Journal } from './review.ts'
import { Settings } from './settings.ts'
import { TodayView } from './today.ts'

/** A backup of the collection, newest first in a list. */
export const Backup = z.strictObject({ file: z.string(), at: At, bytes: z.number() })
export type Backup = z.infer<typeof Backup>

export const app = {
  /**
   * All the first screen needs. Refused when the collection can't be opened; the window then shows
   * the sentence and the ways out below.
   */
  start: call({
    takes: z.strictObject({}),
    gives: z.strictObject({
      version: z.string(),
      /** The collection's clock; differs from the computer's only when the app was started with `--now`. */
      now: At,
      collection: z.string(),
      settings: Settings,
      today: TodayView,
      journal: Journal,
      /** A sentence to show once, such as after an unclean exit; null when there is none. */
      notice: z.string().nullable(),
    }),
    refuses: [
      'collection_missing',
      'collection_damaged',
      'collection_in_use',
      'file_foreign',
      'file_newer',
      'file_unreadable',
      'file_read_only',
      'folder_missing',
      'disk_full',
      'backup_failed',
    ],
  }),
  /** Backups that exist for the collection. Works while the collection itself can't be opened. */
  backups: call({ takes: z.strictObject({}), gives: z.array(Backup) }),
  /** Puts a backup in the collection's place; what stood there is kept beside it under another name. */
  restore: call({
    takes: z.strictObject({ file: z.string() }),
    gives: z.strictObject({ keptAs: z.string().nullable() }),
    refuses: ['file_missing', 'file_foreign', 'file_newer', 'file_unreadable', 'disk_full'],
  }),
  /** Lets the user choose another collection file in a dialog; false when they cancelled. */
  chooseCollection: call({ takes: z.strictObject({}), gives: z.boolean() }),
  /** Makes a new collection where none is; never replaces a file. */
  makeCollection: call({
    takes: z.strictObject({}),
    gives: z.boolean(),
    refuses: ['folder_missing', 'disk_full'],
  }),
  /** Tries again to open the collection, such as after the other program that held it was closed. */
  reopen: call({ takes: z.strictObject({}), gives: z.boolean() }),
  /** Asks the user, then hands an https address over to the system's browser; false when they declined. */
  openSource: call({
    takes: z.strictObject({ url: z.string().max(2000) }),
    gives: z.boolean(),
    refuses: ['source_not_https'],
  }),
  /** Puts text on the clipboard (the details of a fault). */
  copyText: call({ takes: z.strictObject({ text: z.string().max(100_000) }), gives: z.boolean() }),
  /**
   * Prints the page as it is on screen now (its print styles apply, in light) to a PDF that the user names in a
   * dialog; null when they cancelled. `name`: the file name offered, without ending. A4, tagged for screen readers;
   * what is printed must be drawn before this is called.
   */
  savePdf: call({
    takes: z.strictObject({ name: z.string().min(1).max(120), isLandscape: z.boolean().default(false) }),
    gives: z.strictObject({ file: z.string().nullable() }),
    refuses: ['file_not_written', 'disk_full'],
  }),
  /**
   * Writes `notes.wrongReports` to a text file that the user names in a dialog; `file` is null when they cancelled.
   * Refused while no note is reported.
   */
  saveWrongReports: call({
    takes: z.strictObject({}),
    gives: z.strictObject({ file: z.string().nullable(), count: z.int().positive() }),
    refuses: ['nothing_reported', 'file_not_written', 'disk_full'],
  }),
  /** Tells main that the first screen shows its real counts. `headline`: what Today says in large. */
  ready: call({ takes: z.strictObject({ headline: z.string() }), gives: z.boolean() }),
}
