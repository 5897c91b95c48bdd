import type { Kind } from '../contract/core.ts'
import type { Table } from './schema.ts'

/** What a table's rows are to the screens. A table that is not here is not ours, and is left alone. */
export const kindOf: Readonly<Record<string, Kind>> = {
  card: 'card',
  note: 'note',
  note_tag: 'note',
  note_type: 'note',
  field: 'note',
  template: 'note',
  deck: 'deck',
  review_log: 'review',
  setting: 'setting',
}

/** A line of the journal without the values it keeps; `k0`: the first part of its row's key. */
export type Change = { id: number; change: 'insert' | 'delete' | 'update'; of: string; k0: unknown }

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

/** The triggers that keep what takes a table's changes back. */
export function triggersOf({ name, columns, key }: Table): string {
  const kind = kindOf[name]
  const values = columns.map((_, index) => `v${index}`)
  const keys = key.map((_, index) => `k${index}`)
  const rowOf = (which: 'OLD' | 'NEW', names: string[]) =>
    names.map(column => `${which}.${quoted(column)}`).join(', ')
  const trigger = (on: string, change: string, into: string[], rows: string) => `
    CREATE TEMP TRIGGER ${quoted(`keep_${on}_${name}`)} AFTER ${on} ON main.${quoted(name)}
    WHEN demarc_keeps('${kind}') BEGIN
      INSERT INTO undo (change, "of", ${into.join(', ')}) VALUES ('${change}', '${name}', ${rows});
    END;`
  return [
    trigger('INSERT', 'delete', keys, rowOf('NEW', key)),
    trigger('DELETE', 'insert', [...keys, ...values], `${rowOf('OLD', key)}, ${rowOf('OLD', columns)}`),
    trigger('UPDATE', 'update', [...keys, ...values], `${rowOf('NEW', key)}, ${rowOf('OLD', columns)}`),
  ].join('\n')
}

/** The statement that takes one change back; `:id` is its line in the journal. */
export function inverseOf({ name, columns, key }: Table, change: Change['change']): string {
  const names = columns.map(quoted).join(', ')
  const values = columns.map((_, index) => `v${index}`).join(', ')
  const keys = key.map((_, index) => `k${index}`).join(', ')
  const row = `(${key.map(quoted).join(', ')}) = (SELECT ${keys} FROM undo WHERE id = :id)`
  if (change === 'insert')
    return `INSERT INTO ${quoted(name)} (${names}) SELECT ${values} FROM undo WHERE id = :id`
  if (change === 'delete') return `DELETE FROM ${quoted(name)} WHERE ${row}`
  return `UPDATE ${quoted(name)} SET (${names}) = (SELECT ${values} FROM undo WHERE id = :id) WHERE ${row}`
}
