import {
  appendFileSync,
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { outdated } from '../../../electron/collection/backups.ts'
import { run } from '../../../electron/collection/db.ts'
import { openCollection } from '../../../electron/collection/open.ts'
import { Serving } from '../../../electron/collection/serving.ts'
import { refusedFor } from '../../../electron/collection/sqlite-faults.ts'
import type { Envelope } from '../../../electron/contract/core.ts'
import { aBuiltInNote, aBuiltInType, contentOf, morning, newFolder } from '../../support/collections.ts'

const zone = 'Europe/Madrid'
const content = contentOf({
  noteTypes: [aBuiltInType(), aBuiltInType({ id: 'cloze', name: 'Cloze', kind: 'cloze', isCloze: true })],
  notes: [
    aBuiltInNote('a'),
    aBuiltInNote('b'),
    aBuiltInNote('z', { type: 'Cloze', kind: 'cloze', fields: { Front: '{{c1::x}}', Back: '' } }),
  ],
})
let folder: string
let file: string
let serving: Serving
let now = morning
beforeEach(() => {
  now = morning
  folder = newFolder()
  file = path.join(folder, 'collection.db')
})
afterEach(() => serving.close())

const serve = (create = true) => {
  serving = new Serving({ place: { file, create }, clock: () => now, content })
}
const ask = (name: string, args: unknown = {}) => serving.call(name, args, zone)
const given = async <T = Record<string, never>>(reply: Promise<Envelope>): Promise<T> => {
  const envelope = await reply
  if (envelope.is !== 'done') throw new Error(JSON.stringify(envelope))
  return envelope.value as T
}
const refusedWith = (code: string) => ({ is: 'refused', refusal: { code } })
const noteIds = async () => {
  const begun = await given<{ card: { noteId: number; cardId: number; turn: string } }>(
    ask('review.begin', { filter: null, ahead: false, beyond: false }),
  )
  return begun.card
}

describe('calls', () => {
  test('of a room that is opened later are answered, and refused, like the others', async () => {
    serve()
    expect(await ask('exam.current')).toMatchObject({ is: 'done', value: null })
    const chosen = await ask('exam.choose', { exam: 'SAA-C03', date: '2026-12-24' })
    expect(chosen).toMatchObject({ is: 'done', changed: ['setting'] })
    expect(await ask('exam.report', { examId: 1 })).toMatchObject(refusedWith('exam_gone'))
    expect(await ask('exam.choose', { exam: 'ABC' })).toMatchObject(refusedWith('arguments_invalid'))
  })

  test('start with settings, Today, clock, journal and the place', async () => {
    serve()
    const start = await given(ask('app.start'))
    expect(start).toMatchObject({
      now: morning,
      collection: file,
      notice: null,
      journal: { undo: null, redo: null },
      settings: { newPerDay: 20, leechAction: 'suspend', theme: 'system' },
      today: { state: 'first_day', counts: { new: 3 } },
    })
  })

  test('that the contract does not know, or with other arguments, are answered with an envelope', async () => {
    serve()
    expect(await ask('today.nothing')).toMatchObject(refusedWith('arguments_invalid'))
    expect(await ask('__proto__.constructor')).toMatchObject(refusedWith('arguments_invalid'))
    expect(await ask('notes.one', { noteId: 'x' })).toMatchObject(refusedWith('arguments_invalid'))
    expect(await ask('notes.one', { noteId: 1, more: 1 })).toMatchObject(refusedWith('arguments_invalid'))
  })

  test('tell what they changed', async () => {
    serve()
    await ask('app.start')
    expect(await ask('settings.save', { newPerDay: 5 })).toMatchObject({ changed: ['setting'] })
    expect(await ask('settings.read')).toMatchObject({ changed: [] })
  })

  test('after closing are refused', async () => {
    serve()
    await serving.close()
    expect(await ask('today.view')).toMatchObject(refusedWith('collection_closed'))
  })
})

describe('settings', () => {
  test('are saved one by one; rules can be undone, looks can not', async () => {
    serve()
    expect(await given(ask('settings.save', { desiredRetention: 0.85, theme: 'dark' }))).toMatchObject({
      desiredRetention: 0.85,
      theme: 'dark',
      newPerDay: 20,
    })
    await ask('settings.save', { textScale: 1.2 })
    expect(await given(ask('app.start'))).toMatchObject({ journal: { undo: 'Change settings' } })
    await ask('review.undo')
    expect(await given(ask('settings.read'))).toMatchObject({
      desiredRetention: 0.9,
      theme: 'dark',
      textScale: 1.2,
    })
  })

  test('that are the same leave no step', async () => {
    serve()
    await ask('settings.save', { newPerDay: 20 })
    expect(await given(ask('app.start'))).toMatchObject({ journal: { undo: null } })
  })

  test.each([
    [{ newPerDay: -1 }, 'New cards a day'],
    [{ desiredRetention: 0.5 }, 'Desired retention'],
    [{ rolloverHour: 24 }, 'hour'],
    [{ textScale: 3 }, 'text size'],
    [{ learnAheadMinutes: 0.5 }, 'learn-ahead'],
  ])('out of range are refused with one sentence: %j', async (asked, words) => {
    serve()
    const reply = await ask('settings.save', asked)
    expect(reply).toMatchObject(refusedWith('options_invalid'))
    expect(JSON.stringify(reply)).toContain(words)
  })
})

describe('notes', () => {
  test('are edited, which can be undone and makes them the user’s', async () => {
    serve()
    const { noteId, cardId, turn } = await noteIds()
    const before = await given(ask('notes.one', { noteId }))
    expect(before).toMatchObject({ isBuiltIn: true, isEdited: false, deck: 'One', noteType: 'Basic' })
    const after = await given(
      ask('notes.save', { noteId, fields: ['New', 'Text'], tags: ['my tag', 'x', 'x'] }),
    )
    expect(after).toMatchObject({
      isEdited: true,
      tags: ['my_tag', 'x'],
      fields: [
        { name: 'Front', value: 'New' },
        { name: 'Back', value: 'Text' },
      ],
    })
    // The card shows other words now: its turn is over.
    expect(await ask('review.answer', { cardId, turn, grade: 3, tookMs: 1 })).toMatchObject(
      refusedWith('turn_over'),
    )
    await ask('review.undo')
    expect(await given(ask('notes.one', { noteId }))).toEqual(before)
  })

  test('with an empty first field, another number of fields, or no deletion left are refused', async () => {
    serve()
    const { noteId } = await noteIds()
    const save = (fields: string[]) => ask('notes.save', { noteId, fields, tags: [] })
    expect(await save(['<br> &nbsp;', 'x'])).toMatchObject(refusedWith('field_empty'))
    expect(await save(['x'])).toMatchObject(refusedWith('arguments_invalid'))
    expect(await ask('notes.save', { noteId: noteId + 2, fields: ['plain', ''], tags: [] })).toMatchObject(
      refusedWith('field_empty'),
    )
    expect(await ask('notes.one', { noteId: 5 })).toMatchObject(refusedWith('note_gone'))
  })

  test('can be reported as wrong, and the report taken back', async () => {
    serve()
    const { noteId } = await noteIds()
    expect(await given(ask('notes.reportWrong', { noteId, text: ' Not so. ' }))).toMatchObject({
      wrong: 'Not so.',
    })
    expect(await given(ask('notes.reportWrong', { noteId, text: '' }))).toMatchObject({ wrong: null })
    await ask('review.undo')
    expect(await given(ask('notes.one', { noteId }))).toMatchObject({ wrong: 'Not so.' })
  })
})

describe('a collection that can’t be opened', () => {
  test('is refused until it is there again', async () => {
    serve(false)
    expect(await ask('app.start')).toMatchObject(refusedWith('collection_missing'))
    expect(await ask('app.backups')).toMatchObject({ is: 'done', value: [] })
    expect(await given<boolean>(ask('app.reopen'))).toBe(false)
    expect(await given<boolean>(ask('app.makeCollection'))).toBe(true)
    expect(await given(ask('app.start'))).toMatchObject({ today: { state: 'first_day' } })
  })

  test('in use elsewhere opens once the other lets go', async () => {
    const { collection } = await openCollection({ file, create: true, clock: () => now, content })
    serve()
    expect(await ask('app.start')).toMatchObject(refusedWith('collection_in_use'))
    collection.close()
    expect(await given<boolean>(ask('app.reopen'))).toBe(true)
  })

  test('is never replaced by making one', async () => {
    writeFileSync(file, 'my diary')
    serve()
    expect(await ask('app.makeCollection')).toMatchObject(refusedWith('collection_damaged'))
    expect(readFileSync(file, 'utf8')).toBe('my diary')
  })

  test('another one is used instead, and a bad choice changes nothing', async () => {
    serve()
    await ask('settings.save', { newPerDay: 7 })
    expect(await serving.use(path.join(folder, 'gone.db'))).toMatchObject(refusedWith('collection_missing'))
    expect(await given(ask('settings.read'))).toMatchObject({ newPerDay: 7 })
    const other = path.join(folder, 'other.db')
    await serving.close()
    serve()
    await ask('app.start')
    await serving.close()
    copyFileSync(file, other)
    serve()
    expect(await serving.use(other)).toMatchObject({ is: 'done' })
    expect(await given(ask('app.start'))).toMatchObject({ collection: other })
  })
})

describe('backups', () => {
  test('are made on closing once a day when something changed', async () => {
    serve()
    await ask('settings.save', { newPerDay: 5 })
    await serving.close()
    serve()
    await ask('settings.save', { newPerDay: 6 })
    await serving.close()
    serve()
    expect(await given<unknown[]>(ask('app.backups'))).toHaveLength(1)
    await serving.close()
    now += 25 * 3_600_000
    serve()
    await ask('today.view')
    await serving.close()
    serve()
    expect(await given<unknown[]>(ask('app.backups'))).toHaveLength(1)
    await ask('settings.save', { newPerDay: 8 })
    await serving.close()
    serve()
    const backups = await given<{ at: number }[]>(ask('app.backups'))
    expect(backups.map(({ at }) => at)).toEqual([now, morning])
  })

  test('are restored; what stood there is kept', async () => {
    serve()
    await ask('settings.save', { newPerDay: 5 })
    await serving.close()
    serve()
    await ask('settings.save', { newPerDay: 6 })
    const [backup] = await given<{ file: string }[]>(ask('app.backups'))
    const { keptAs } = await given<{ keptAs: string }>(ask('app.restore', { file: backup?.file }))
    expect(await given(ask('settings.read'))).toMatchObject({ newPerDay: 5 })
    await serving.use(keptAs)
    expect(await given(ask('settings.read'))).toMatchObject({ newPerDay: 6 })
  })

  test('replace a damaged collection', async () => {
    serve()
    await ask('settings.save', { newPerDay: 5 })
    await serving.close()
    writeFileSync(file, 'rubbish')
    serve()
    expect(await ask('app.start')).toMatchObject(refusedWith('collection_damaged'))
    const [backup] = await given<{ file: string }[]>(ask('app.backups'))
    const { keptAs } = await given<{ keptAs: string }>(ask('app.restore', { file: backup?.file }))
    expect(readFileSync(keptAs, 'utf8')).toBe('rubbish')
    expect(await given(ask('settings.read'))).toMatchObject({ newPerDay: 5 })
  })

  test('that are none are refused, and the collection stays open as it was', async () => {
    serve()
    await ask('settings.save', { newPerDay: 5 })
    const bad = path.join(folder, 'bad.db')
    writeFileSync(bad, 'x'.repeat(9000))
    expect(await ask('app.restore', { file: bad })).toMatchObject(refusedWith('file_unreadable'))
    expect(await ask('app.restore', { file: `${bad}-gone` })).toMatchObject(refusedWith('file_missing'))
    expect(await ask('app.restore', { file })).toMatchObject(refusedWith('file_unreadable'))
    expect(await given(ask('settings.read'))).toMatchObject({ newPerDay: 5 })
    expect(readdirSync(folder).filter(name => name.includes('replaced'))).toEqual([])
  })

  test('keep the seven newest and one a month before them', () => {
    const day = 86_400_000
    const backups = Array.from({ length: 100 }, (_, index) => ({
      file: `c-${index}.db`,
      at: Date.UTC(2026, 10, 23) - index * day,
      bytes: 1,
    }))
    const gone = new Set(outdated(backups))
    const kept = backups.filter(backup => !gone.has(backup))
    expect(kept.map(({ at }) => new Date(at).toISOString().slice(0, 10))).toEqual([
      ...['2026-11-23', '2026-11-22', '2026-11-21', '2026-11-20', '2026-11-19', '2026-11-18', '2026-11-17'],
      ...['2026-11-16', '2026-10-31', '2026-09-30', '2026-08-31'],
    ])
  })
})

test('a fault of the disk is told as what it is, and the change is taken back', async () => {
  const { collection } = await openCollection({ file, create: true, clock: () => now, content })
  // Full at once: the file may not grow by a page.
  const pages = Number(collection.read.connection.pragma('page_count', { simple: true }))
  collection.read.connection.pragma(`max_page_count = ${pages}`)
  const fill = () =>
    collection.act('Fill', db => {
      for (let n = 0; n < 500; n += 1) {
        run(db, 'INSERT INTO setting VALUES (:name, :value)', {
          name: `${n}`,
          value: JSON.stringify('x'.repeat(900)),
        })
      }
    })
  expect(fill).toThrow(expect.objectContaining({ code: 'disk_full', where: file }))
  expect(collection.journal.undoLabel).toBeNull()
  collection.close()
  serve()
  expect(await ask('app.start')).toMatchObject({ is: 'done' })
})

test.each([
  ['SQLITE_IOERR_WRITE', 'disk_full'],
  ['ENOSPC', 'disk_full'],
  ['SQLITE_READONLY_DBMOVED', 'file_read_only'],
  ['SQLITE_BUSY_SNAPSHOT', 'collection_in_use'],
  ['SQLITE_CORRUPT_INDEX', 'collection_damaged'],
  ['SQLITE_CANTOPEN', 'file_unreadable'],
])('%s is told as %s', (code, refusal) => {
  expect(refusedFor(Object.assign(new Error('x'), { code }), '/tmp/c.db')).toMatchObject({ code: refusal })
})

test('damage that shows in the middle of the work is told as damage', async () => {
  serve()
  await ask('app.start')
  await serving.close()
  const bytes = readFileSync(file)
  bytes.fill(0xee, 4096 * 2)
  writeFileSync(file, bytes)
  serve()
  expect(await ask('app.start')).toMatchObject(refusedWith('collection_damaged'))
  appendFileSync(file, '')
  expect(existsSync(`${file}-lock`)).toBe(false)
  rmSync(file)
})
