import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import type { BuiltInContent } from '../collection/built-in-content.ts'
import type { Collection, Moment } from '../collection/collection.ts'
import { type Importing, importFile, lookAtFile } from '../collection/exchange/import-file.ts'
import { type Opening, openCollection, readCollection } from '../collection/open.ts'
import { Refused } from '../contract/refused.ts'
import { oneOf, type Words } from './words.ts'

/** Imports a file, or says what importing it would do. */
export async function importing(words: Words, at: Moment, content: BuiltInContent): Promise<unknown> {
  const collectionFile = resolve(words.collection)
  refuseNoFolder(collectionFile)
  const source = { file: words.place ?? '' }
  const reading = { header: oneOf(words, 'header', ['auto', 'yes', 'no']) }
  const options: Importing['options'] = {
    deck: words.options.deck ?? null,
    schedule: oneOf(words, 'schedule', ['keep', 'drop']),
    choices: { others: 'mine', notes: new Map() },
  }
  const given = { source, reading, options, collectionFile, at }
  const opening = { file: collectionFile, create: true, clock: Date.now, content }
  if (words.isDryRun) return printed(await lookedAt(given, opening))
  const open = async (): Promise<Collection> => (await openCollection(opening)).collection
  return printed(await importFile({ ...given, open }))
}

/** A collection that is missing stays missing: the file is held against a new one elsewhere. */
async function lookedAt(given: Omit<Importing, 'open'>, opening: Opening): Promise<Found> {
  if (existsSync(opening.file)) {
    return await lookAtFile({ ...given, open: () => readCollection(opening) })
  }
  const folder = mkdtempSync(join(tmpdir(), 'demarc-'))
  try {
    const elsewhere = { ...opening, file: join(folder, 'collection.db') }
    return await lookAtFile({ ...given, open: () => readCollection(elsewhere) })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What the command promises to print; the rest is for the window. */
function printed({ format, notes, cards, reviews, media, memory, warnings, seconds }: Found) {
  return { format, notes, cards, reviews, media, memory, warnings, seconds }
}
type Found = Awaited<ReturnType<typeof importFile>>

function refuseNoFolder(file: string): void {
  const folder = dirname(file)
  if (existsSync(folder) && statSync(folder).isDirectory()) return
  throw new Refused('folder_missing', `There is no folder ${folder}. Make it, or name another one.`, folder)
}
