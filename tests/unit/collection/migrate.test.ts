import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { all } from '../../../electron/collection/db.ts'
import { migrate, versionOf } from '../../../electron/collection/migrate.ts'
import { currentVersion, migrations } from '../../../electron/collection/migrations/list.ts'
import type { Migration } from '../../../electron/collection/migrations/migration.ts'
import { openCollection } from '../../../electron/collection/open.ts'
import { contentOf, morning, newCollection, newFolder } from '../../support/collections.ts'

const next: Migration = {
  version: currentVersion + 1,
  up: db => db.exec('ALTER TABLE note ADD COLUMN colour TEXT'),
}
const failing: Migration = {
  version: currentVersion + 1,
  up: db => {
    db.exec('ALTER TABLE note ADD COLUMN colour TEXT')
    throw new Error('half-way')
  },
}

async function fileOfToday(): Promise<string> {
  const file = path.join(newFolder(), 'collection.db')
  const collection = await newCollection({ cards: 2 }, { file })
  collection.act('Flag', db => db.connection.exec('UPDATE card SET flag = 1'))
  collection.close()
  return file
}

const opening = (file: string) => ({ file, create: false, clock: () => morning, content: contentOf() })

test('a step raises the version, keeps the rows and empties the journal', async () => {
  const connection = new Database(await fileOfToday())
  migrate(connection, currentVersion + 1, [...migrations, next])
  expect(versionOf(connection)).toBe(currentVersion + 1)
  expect(connection.prepare('SELECT id, colour FROM note').all()).toEqual([
    { id: 1000, colour: null },
    { id: 1001, colour: null },
  ])
  expect(connection.prepare('SELECT * FROM undo_step').all()).toEqual([])
  migrate(connection, currentVersion + 1, [...migrations, next])
  connection.close()
})

test('a step that fails leaves everything as it was', async () => {
  const connection = new Database(await fileOfToday())
  const before = connection.serialize()
  expect(() => migrate(connection, currentVersion + 1, [...migrations, failing])).toThrow('half-way')
  expect(versionOf(connection)).toBe(currentVersion)
  expect(connection.serialize().equals(before)).toBe(true)
  connection.close()
})

test('an older file is backed up before it is brought up to date', async () => {
  const file = await fileOfToday()
  // An older version whose schema happens to be an empty file's: the way is the same from any.
  const older = path.join(newFolder(), 'older.db')
  const connection = new Database(older)
  connection.pragma(`application_id = ${0x44454d43}`)
  connection.exec('CREATE TABLE old (a); INSERT INTO old VALUES (42)')
  connection.close()
  const { collection } = await openCollection(opening(older))
  expect(versionOf(collection.read.connection)).toBe(currentVersion)
  collection.close()
  const [backup = ''] = readdirSync(path.join(path.dirname(older), 'backups'))
  expect(backup).toMatch(/^older-version-0-2026-11-23T08-00-00-000Z\.db$/)
  const kept = new Database(path.join(path.dirname(older), 'backups', backup))
  expect(kept.prepare('SELECT a FROM old').all()).toEqual([{ a: 42 }])
  kept.close()
  expect(existsSync(file)).toBe(true)
})

test('without a backup nothing is migrated', async () => {
  const older = path.join(newFolder(), 'older.db')
  const connection = new Database(older)
  connection.pragma(`application_id = ${0x44454d43}`)
  connection.exec('CREATE TABLE old (a)')
  connection.close()
  const bytes = readFileSync(older)
  // A file where the folder of backups should be.
  writeFileSync(path.join(path.dirname(older), 'backups'), '')
  await expect(openCollection(opening(older))).rejects.toMatchObject({ code: 'backup_failed' })
  const same = new Database(older)
  expect(versionOf(same)).toBe(0)
  expect(all({ connection: same, statements: new Map() }, 'SELECT name FROM sqlite_schema')).toEqual([
    { name: 'old' },
  ])
  same.close()
  expect(bytes.length).toBeGreaterThan(0)
})
