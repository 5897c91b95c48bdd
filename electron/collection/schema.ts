import type Database from 'better-sqlite3'

/** A table as the journal sees it. */
export type Table = { name: string; columns: string[]; key: string[] }

/** Tables that are not journalled: the journal itself. The search index is no table but a virtual one. */
const apart = ['undo', 'undo_step']

type Column = { table: string; column: string; pk: number }

/** Every table that is journalled, with its columns in order and those of its primary key. */
export function journalledTables(connection: Database.Database): Table[] {
  const rows = connection
    .prepare<[], Column>(
      `SELECT t.name AS "table", c.name AS "column", c.pk AS pk
       FROM pragma_table_list t JOIN pragma_table_info(t.name) c
       WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite%'
       ORDER BY t.name, c.cid`,
    )
    .all()
  const tables = new Map<string, Table>()
  const keys = new Map<string, Column[]>()
  for (const row of rows) {
    if (apart.includes(row.table)) continue
    const table = tables.get(row.table) ?? { name: row.table, columns: [], key: [] }
    table.columns.push(row.column)
    tables.set(row.table, table)
    if (row.pk > 0) keys.set(row.table, [...(keys.get(row.table) ?? []), row])
  }
  for (const [name, columns] of keys) {
    const table = tables.get(name)
    if (table) table.key = columns.sort((a, b) => a.pk - b.pk).map(({ column }) => column)
  }
  return [...tables.values()]
}

/** The whole schema as SQL, in the order in which it was made, without the tables that the search index makes. */
export function schemaText(connection: Database.Database): string {
  const rows = connection
    .prepare<[], { sql: string }>(
      `SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT IN
         (SELECT name FROM pragma_table_list WHERE type = 'shadow') ORDER BY rowid`,
    )
    .all()
  return rows.map(({ sql }) => `${sql};\n`).join('\n')
}
