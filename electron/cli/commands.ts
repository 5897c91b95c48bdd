import { builtInContent } from '../collection/built-in-content.ts'
import type { Collection, Moment } from '../collection/collection.ts'
import { openCollection, readCollection } from '../collection/open.ts'
import { Refused } from '../contract/refused.ts'
import { misused, type Words } from './words.ts'

/** The user's time zone is the computer's. */
const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone

const content = builtInContent

/** Runs a command on its collection and closes it; gives what is printed. Throws Refused. */
export async function runCommand(words: Words): Promise<unknown> {
  const at = { now: Date.now(), timeZone }
  switch (words.command) {
    case 'info': {
      const { infoOf } = await import('../collection/info-view.ts')
      return await reading(words, true, collection => infoOf(collection, at))
    }
    case 'show': {
      const { noteByGuid, cardWithNote } = await import('../collection/show-view.ts')
      const { note, card } = words.options
      if ((note === undefined) === (card === undefined)) {
        throw misused(
          'Say which note or card: --note GUID or --card ID.',
          note === undefined ? '--note' : '--card',
        )
      }
      return await reading(words, false, collection =>
        note === undefined ? cardWithNote(collection, idOf(card), at) : noteByGuid(collection, note, at),
      )
    }
    case 'due': {
      const { dueView } = await import('../collection/revising/cli-views.ts')
      const asked = dayAndDeckOf(words)
      return await reading(words, false, collection => dueView(collection, asked, at))
    }
    case 'answer': {
      const { answerView } = await import('../collection/revising/cli-views.ts')
      const cardId = idOf(words.options.card)
      const grade = gradeOf(words.options.grade)
      const givenAt = timeOf(words.options.at)
      return await writing(words, collection => answerView(collection, { cardId, grade, givenAt }, at))
    }
    case 'undo': {
      const { undoView } = await import('../collection/revising/cli-views.ts')
      return await writing(words, collection => undoView(collection, at))
    }
    case 'check':
      return await checking(words)
    case 'backup':
      return await backingUp(words, at)
    case 'restore':
      return await restoring(words, at)
    case 'export':
      return await (await import('./exporting.ts')).exporting(words, at, content)
    case 'import':
      return await (await import('./importing.ts')).importing(words, at, content)
  }
}

async function reading<T>(words: Words, create: boolean, read: (collection: Collection) => T): Promise<T> {
  const collection = await readCollection({ file: words.collection, create, clock: Date.now, content })
  try {
    return read(collection)
  } finally {
    collection.close()
  }
}

async function writing<T>(words: Words, write: (collection: Collection) => T): Promise<T> {
  const { collection } = await openCollection({
    file: words.collection,
    create: false,
    clock: Date.now,
    content,
  })
  try {
    return write(collection)
  } finally {
    collection.close()
  }
}

/** While a window has the collection open it is looked at, and nothing is put right. */
async function checking(words: Words): Promise<unknown> {
  const { check } = await import('../collection/check.ts')
  try {
    return await writing(words, check)
  } catch (error) {
    const isTaken = error instanceof Refused && ['collection_in_use', 'file_read_only'].includes(error.code)
    if (!isTaken) throw error
    return await reading(words, false, check)
  }
}

async function backingUp(words: Words, at: Moment): Promise<unknown> {
  const { writeBackup } = await import('../collection/backups.ts')
  const { totalsOf } = await import('../collection/totals.ts')
  const { folder } = await folderOf(words.place ?? '')
  return await reading(words, false, ({ read, file }) =>
    totalsOf(read, writeBackup(read.connection, file, folder, at.now)),
  )
}

async function restoring(words: Words, at: Moment): Promise<unknown> {
  const { standingOf } = await import('../collection/file-check.ts')
  const { restore } = await import('../collection/restoring.ts')
  const { totalsOf } = await import('../collection/totals.ts')
  const { resolve } = await import('node:path')
  const file = resolve(words.collection)
  refuseMissing(file, standingOf)
  const { keptAs } = restore(resolve(words.place ?? ''), file, at.now)
  return await reading(words, false, ({ read }) => ({ ...totalsOf(read, file), keptAs }))
}

/** A damaged collection may be replaced; a missing one is refused, as by every command but `info`. */
function refuseMissing(file: string, standingOf: (file: string) => string): void {
  let standing = 'collection'
  try {
    standing = standingOf(file)
  } catch (error) {
    if (error instanceof Refused && ['folder_missing', 'file_unreadable'].includes(error.code)) throw error
  }
  if (standing === 'none') {
    throw new Refused(
      'collection_missing',
      `There is no collection at ${file}, so there is nothing to replace.`,
      file,
    )
  }
}

async function folderOf(given: string): Promise<{ folder: string }> {
  const { statSync } = await import('node:fs')
  const { resolve } = await import('node:path')
  const folder = resolve(given)
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return { folder }
  throw new Refused('folder_missing', `There is no folder ${folder}. Make it, or name another one.`, folder)
}

function dayAndDeckOf({ options }: Words): { on: string | null; deck: string | null } {
  const { on = null, deck = null } = options
  if (
    on !== null &&
    (!/^\d{4}-\d{2}-\d{2}$/.test(on) || new Date(`${on}T00:00Z`).toJSON()?.slice(0, 10) !== on)
  ) {
    throw misused(`${on} is not a date: write it as YYYY-MM-DD.`, '--on')
  }
  return { on, deck }
}

function idOf(text: string | undefined): number {
  const id = /^\d{1,16}$/.test(text ?? '') ? Number(text) : Number.NaN
  if (Number.isSafeInteger(id)) return id
  throw misused(
    text === undefined ? 'Say which card, with --card ID.' : `${text} is not the id of a card.`,
    '--card',
  )
}

function gradeOf(text: string | undefined): 1 | 2 | 3 | 4 {
  switch (text) {
    case '1':
      return 1
    case '2':
      return 2
    case '3':
      return 3
    case '4':
      return 4
    default:
      throw misused('Give the grade as 1 (again), 2 (hard), 3 (good) or 4 (easy), with --grade.', '--grade')
  }
}

/** A time with its zone, ms since 1970: without one nobody could tell which is meant. */
function timeOf(text: string | undefined): number | null {
  if (text === undefined) return null
  const form = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/
  const at = form.test(text) ? Date.parse(text) : Number.NaN
  if (!Number.isNaN(at)) return at
  throw misused(`${text} is not a time: write it as 2026-11-23T08:00:00Z.`, '--at')
}
