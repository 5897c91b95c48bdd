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
  media: 'note',
  exam: 'exam',
  exam_question: 'exam',
  exam_answer: 'sitting',
  exam_sitting: 'sitting',
  wanted: 'card',
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

/**
 * A line of the journal without the values it keeps; `k0`: the first part of its row's key. `clear` takes back
 * `count` insertions at once: the rows whose key lies from k0 to k1.
 */
export type Change = {
  id: number
  change: 'insert' | 'delete' | 'update' | 'clear'
  of: string
  k0: unknown
  count: unknown
}

/** Tables with a key of one number, to which rows may be added in bulk; what belongs to a row goes with it. */
export const bulkTables = ['note', 'note_tag', 'card', 'review_log'] as const

/** The name of the trigger that keeps a table's insertions. */
export const insertTriggerOf = (table: string) => quoted(`keep_INSERT_${table}`)

/** The triggers that keep what takes a table's changes back. */
export function triggersOf(table: Table): string {
  return ['INSERT', 'DELETE', 'UPDATE'].map(on => triggerOf(table, on)).join('\n')
}

/** The trigger on one kind of change: INSERT, DELETE or UPDATE. */
export function triggerOf({ name, columns, key }: Table, on: string): string {
  const kind = kindOf[name]
  const values = columns.map((_, index) => `v${index}`)
  const keys = key.map((_, index) => `k${index}`)
  const rowOf = (which: 'OLD' | 'NEW', names: string[]) =>
    names.map(column => `${which}.${quoted(column)}`).join(', ')
  const trigger = (change: string, into: string[], rows: string) => `
    CREATE TEMP TRIGGER ${quoted(`keep_${on}_${name}`)} AFTER ${on} ON main.${quoted(name)}
    WHEN demarc_keeps('${kind}') BEGIN
      INSERT INTO undo (change, "of", ${into.join(', ')}) VALUES ('${change}', '${name}', ${rows});
    END;`
  if (on === 'INSERT') return trigger('delete', keys, rowOf('NEW', key))
  const rows = `${rowOf(on === 'DELETE' ? 'OLD' : 'NEW', key)}, ${rowOf('OLD', columns)}`
  return trigger(on === 'DELETE' ? 'insert' : 'update', [...keys, ...values], rows)
}

/** The statement that takes one change back; `:id` is its line in the journal. */
export function inverseOf({ name, columns, key }: Table, change: Change['change']): string {
  const names = columns.map(quoted).join(', ')
  const values = columns.map((_, index) => `v${index}`).join(', ')
  const keys = key.map((_, index) => `k${index}`).join(', ')
  const row = `(${key.map(quoted).join(', ')}) = (SELECT ${keys} FROM undo WHERE id = :id)`
  if (change === 'clear') {
    const [only = ''] = key.map(quoted)
    const bound = (part: string) => `(SELECT ${part} FROM undo WHERE id = :id)`
    return `DELETE FROM ${quoted(name)} WHERE ${only} BETWEEN ${bound('k0')} AND ${bound('k1')}`
  }
  if (change === 'insert')
    return `INSERT INTO ${quoted(name)} (${names}) SELECT ${values} FROM undo WHERE id = :id`
  if (change === 'delete') return `DELETE FROM ${quoted(name)} WHERE ${row}`
  return `UPDATE ${quoted(name)} SET (${names}) = (SELECT ${values} FROM undo WHERE id = :id) WHERE ${row}`
}
