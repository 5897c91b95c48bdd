import { z } from 'zod'

/** An object of JSON whose keys are not known. */
export type Json = Record<string, unknown>

const Items = z.array(z.looseObject({}))

/** The value under the first of some keys that is there and not null; keys are compared without case. */
export function firstOf(json: Json, keys: readonly string[]): unknown {
  const lower = new Map(Object.entries(json).map(([key, value]) => [key.toLowerCase(), value]))
  for (const key of keys) {
    const value = lower.get(key.toLowerCase())
    if (value !== undefined && value !== null && value !== '') return value
  }
  return undefined
}

/** A text, a number as text, a list of texts on lines; empty for anything else. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value.trim()
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return value.map(textOf).filter(Boolean).join('\n')
  const read = z.looseObject({ text: z.string() }).safeParse(value)
  return read.success ? read.data.text.trim() : ''
}

/** Every list of objects in a value, down to four levels, with its place for messages. */
export function listsIn(value: unknown, place = '', depth = 0): { items: Json[]; place: string }[] {
  if (depth > 4 || typeof value !== 'object' || value === null) return []
  const items = Items.safeParse(value)
  if (items.success) {
    const inside = items.data.flatMap((one, index) => inner(one, `${place}${index + 1}, `, depth))
    return [{ items: items.data, place: place || 'question ' }, ...inside]
  }
  return Array.isArray(value) ? [] : inner(value, place, depth)
}

function inner(value: object, place: string, depth: number): { items: Json[]; place: string }[] {
  return Object.entries(value).flatMap(([key, one]) =>
    typeof one === 'object' ? listsIn(one, `${place}${key} `, depth + 1) : [],
  )
}
