import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { kindOf } from '../../../electron/collection/journal-sql.ts'
import { currentVersion, migrations } from '../../../electron/collection/migrations/list.ts'
import { journalledTables, schemaText } from '../../../electron/collection/schema.ts'
import { collectionAt } from '../../support/collections.ts'

const file = path.resolve('electron/collection/schema.sql')

test('schema.sql is what the migrations make', async () => {
  // `vitest run -u tests/unit/collection/schema.test.ts` writes it anew.
  await expect(schemaText(collectionAt(currentVersion))).toMatchFileSnapshot(file)
  expect(readFileSync(file, 'utf8')).toContain('CREATE TABLE card (')
})

test('migrations are numbered from 1 without a gap', () => {
  expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => index + 1))
})

test('the journal has a column for every column of the widest table', () => {
  const connection = collectionAt(currentVersion)
  const columns = connection.prepare<[], { name: string }>(`SELECT name FROM pragma_table_info('undo')`).all()
  const values = columns.filter(({ name }) => /^v\d+$/.test(name)).length
  const keys = columns.filter(({ name }) => /^k\d+$/.test(name)).length
  for (const { name, columns, key } of journalledTables(connection)) {
    expect(columns.length, name).toBeLessThanOrEqual(values)
    expect(key.length, name).toBeGreaterThan(0)
    expect(key.length, name).toBeLessThanOrEqual(keys)
  }
})

test('every table is STRICT', () => {
  const rows = collectionAt(currentVersion)
    .prepare<[], { name: string; strict: number }>(
      `SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'`,
    )
    .all()
  for (const { name, strict } of rows)
    if (!name.startsWith('sqlite_')) expect([name, strict]).toEqual([name, 1])
})

test('every table has a kind, so that its changes are journalled and told', () => {
  const names = journalledTables(collectionAt(currentVersion)).map(({ name }) => name)
  expect(Object.keys(kindOf).sort()).toEqual(names.sort())
})
