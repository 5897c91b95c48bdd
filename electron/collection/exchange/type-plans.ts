import { z } from 'zod'
import type { PackageNoteType } from '../../exchange/deck-package.ts'
import { all, type Reader, run, type Writer } from '../db.ts'
import { ownId } from './exact-rows.ts'

/** What becomes of a note type of a package. */
export type TypePlan = {
  type: PackageNoteType
  /** Its row; null as long as it is still to be added. */
  targetId: number | null
  /** The name it has or gets here. */
  name: string
  /** As the app shows it: `anki` by its templates. */
  kind: string
  /** The place here of each field of the package, in order, and how many fields there are here. */
  places: readonly number[]
  width: number
  templates: number
  /** Whether its templates and style are to be brought up to those of the package. */
  isRenewed: boolean
}

type Target = {
  id: number
  name: string
  kind: string
  builtIn: string | null
  sourceId: string | null
  isCloze: boolean
  fields: string[]
  templates: { name: string; front: string; back: string }[]
  css: string
  isTaken: boolean
}

/** What is kept of a type beyond its columns. */
export const TypeExtra = z.looseObject({
  sourceId: z.string().optional(),
  isCloze: z.boolean().optional(),
  other: z.record(z.string(), z.unknown()).optional(),
})

/**
 * Finds the note types of a package among those of the collection, in this order: a built-in one that shows the
 * same kind of card and has its fields; one with the same name, fields and templates; the very type that came
 * with an earlier import and whose templates have changed since. Any other is to be added, under a name of its own.
 */
export function typePlans(db: Reader, types: readonly PackageNoteType[]): TypePlan[] {
  const targets = targetTypes(db)
  const names = new Set(targets.map(({ name }) => name))
  return types.map(type => {
    const found = builtInFor(type, targets) ?? sameOf(type, targets) ?? renewedOf(type, targets)
    if (found === undefined) {
      const name = freeName(type.name, names)
      names.add(name)
      return planOf(type, { targetId: null, name, kind: newKindOf(type), isRenewed: false })
    }
    const { target, isRenewed } = found
    target.isTaken = true
    return {
      ...planOf(type, { targetId: target.id, name: target.name, kind: target.kind, isRenewed }),
      places: type.fields.map(({ name }) => target.fields.indexOf(name)),
      width: target.fields.length,
      templates: target.templates.length,
    }
  })
}

function planOf(
  type: PackageNoteType,
  rest: Pick<TypePlan, 'targetId' | 'name' | 'kind' | 'isRenewed'>,
): TypePlan {
  return {
    type,
    ...rest,
    places: type.fields.map((_, index) => index),
    width: type.fields.length,
    templates: type.templates.length,
  }
}

function targetTypes(db: Reader): Target[] {
  const fields = all<{ id: number; name: string }>(
    db,
    'SELECT note_type_id AS id, name FROM field ORDER BY note_type_id, ordinal',
  )
  const templates = all<{ id: number; name: string; front: string; back: string }>(
    db,
    'SELECT note_type_id AS id, name, front, back FROM template ORDER BY note_type_id, ordinal',
  )
  const rows = all<{
    id: number
    name: string
    kind: string
    builtIn: string | null
    css: string
    other: string
  }>(db, 'SELECT id, name, kind, built_in AS builtIn, css, other FROM note_type ORDER BY id')
  return rows.map(({ other, ...row }) => {
    const extra = TypeExtra.safeParse(JSON.parse(other)).data ?? {}
    return {
      ...row,
      sourceId: extra.sourceId ?? null,
      isCloze: extra.isCloze ?? row.kind === 'cloze',
      fields: fields.filter(({ id }) => id === row.id).map(({ name }) => name),
      templates: templates
        .filter(({ id }) => id === row.id)
        .map(({ name, front, back }) => ({ name, front, back })),
      isTaken: false,
    }
  })
}

type Found = { target: Target; isRenewed: boolean } | undefined

/** A card of ours is shown by its kind and its fields' names, so a part of the fields is enough. */
function builtInFor(type: PackageNoteType, targets: readonly Target[]): Found {
  if (type.kind === 'anki') return undefined
  const target = targets.find(
    ({ kind, builtIn, fields }) =>
      builtIn !== null &&
      kind === type.kind &&
      type.fields.every(({ name }) => fields.includes(name)) &&
      // Any cloze type of Anki's is of that kind; it is ours only with all of our fields.
      (kind !== 'cloze' || type.fields.length === fields.length),
  )
  return target && { target, isRenewed: false }
}

/** The same name first, then the name it was given when it came, such as `Basic 2`. */
function sameOf(type: PackageNoteType, targets: readonly Target[]): Found {
  const wanted = lookOf(type)
  const same = targets.filter(target => !target.isTaken && lookOf(target) === wanted)
  const target =
    same.find(({ name }) => name === type.name) ??
    same.find(({ name }) => name.startsWith(`${type.name} `) && /^ \d+$/.test(name.slice(type.name.length)))
  return target && { target, isRenewed: false }
}

function renewedOf(type: PackageNoteType, targets: readonly Target[]): Found {
  const wanted = formOf(type)
  const target = targets.find(
    ({ isTaken, builtIn, sourceId, ...rest }) =>
      !isTaken && builtIn === null && sourceId === (type.sourceId ?? type.id) && formOf(rest) === wanted,
  )
  return target && { target, isRenewed: true }
}

type Shape = {
  isCloze: boolean
  fields: readonly (string | { name: string })[]
  templates: readonly { name: string; front: string; back: string }[]
}
const fieldNamesOf = ({ fields }: Shape) =>
  fields.map(field => (typeof field === 'string' ? field : field.name))

/** All that decides what a card looks like, but for the style. */
function lookOf(type: Shape): string {
  const templates = type.templates.map(({ name, front, back }) => [name, front, back])
  return JSON.stringify([type.isCloze, fieldNamesOf(type), templates])
}

/** What must be the same for a note to pass from one to the other as it is. */
function formOf(type: Shape): string {
  return JSON.stringify([type.isCloze, fieldNamesOf(type), type.templates.map(({ name }) => name)])
}

function freeName(wanted: string, taken: ReadonlySet<string>): string {
  const base = wanted.trim() === '' ? 'Note type' : wanted
  for (let number = 2, name = base; ; number += 1) {
    if (!taken.has(name)) return name
    name = `${base} ${number}`
  }
}

/** Without a built-in type of its kind, a type is shown by its templates. */
function newKindOf(type: PackageNoteType): string {
  const kind = type.row?.kind
  return typeof kind === 'string' ? kind : 'anki'
}

/** Adds the types that are missing, and renews those whose templates have changed. */
export function addTypes(db: Writer, plans: readonly TypePlan[]): void {
  for (const plan of plans) {
    const { type, targetId } = plan
    if (targetId === null) {
      plan.targetId = run(
        db,
        `INSERT INTO note_type (id, name, kind, css, sort_field, other)
         VALUES (:id, :name, :kind, :css, :sortField, :other)`,
        { ...valuesOf(plan), id: ownId(db, 'note_type', type.row), name: plan.name, kind: plan.kind },
      ).lastId
      writeFields(db, plan.targetId, type)
      writeTemplates(db, plan.targetId, type)
    } else if (plan.isRenewed) {
      run(
        db,
        'UPDATE note_type SET css = :css, sort_field = :sortField, other = :other WHERE id = :targetId',
        { ...valuesOf(plan), targetId },
      )
      run(db, 'DELETE FROM template WHERE note_type_id = :targetId', { targetId })
      writeTemplates(db, targetId, type)
    }
  }
}

function valuesOf({ type }: TypePlan) {
  const { row } = type
  const extra = { sourceId: type.sourceId ?? type.id, isCloze: type.isCloze, other: type.other }
  return {
    css: type.css,
    sortField: type.sortField,
    other: typeof row?.other === 'string' ? row.other : JSON.stringify(extra),
  }
}

function writeFields(db: Writer, targetId: number, type: PackageNoteType): void {
  for (const [ordinal, { name, other }] of type.fields.entries()) {
    run(
      db,
      'INSERT INTO field (note_type_id, ordinal, name, other) VALUES (:targetId, :ordinal, :name, :other)',
      { targetId, ordinal, name, other: JSON.stringify(other) },
    )
  }
}

function writeTemplates(db: Writer, targetId: number, type: PackageNoteType): void {
  for (const [ordinal, { name, front, back, other }] of type.templates.entries()) {
    run(
      db,
      `INSERT INTO template (note_type_id, ordinal, name, front, back, other)
       VALUES (:targetId, :ordinal, :name, :front, :back, :other)`,
      { targetId, ordinal, name, front, back, other: JSON.stringify(other) },
    )
  }
}
