import { z } from 'zod'
import { keysOf, lists, neededKeys } from './keys.ts'
import type { OurKind } from './our-types.ts'
import { TextValue } from './values.ts'

/** The version of the readable text; a higher one is refused. */
export const textVersion = 1

export const DeckText = z.strictObject({ name: z.string().trim().min(1), about: z.string().optional() })

export const FileText = z.strictObject({
  demarc: z.number(),
  deck: z.string().trim().min(1).optional(),
  decks: z.array(DeckText).optional(),
  notes: z.array(z.unknown()),
})

const word = z.union([z.string().trim().min(1), z.number().transform(String)])

/** What every note may have. */
export const NoteHead = z.looseObject({
  id: word.optional(),
  guid: word.optional(),
  deck: z.string().trim().min(1).optional(),
  type: z.enum(['basic', 'reversed', 'cloze', 'typed', 'choice', 'whose', 'error', 'exam']).default('basic'),
  tags: z.array(word).default([]),
  marked: z.boolean().default(false),
})
export type NoteHead = z.output<typeof NoteHead>

const headKeys = new Set(['id', 'guid', 'deck', 'type', 'tags', 'marked'])

const Option = z.strictObject({ text: TextValue, right: z.boolean().optional(), why: TextValue.optional() })

/** The keys that only notes of a kind have. */
export function bodyOf(kind: OurKind): z.ZodType<Record<string, unknown>> {
  const isNeeded = (key: string) => neededKeys[kind].includes(key)
  const shape: Record<string, z.ZodType> = {}
  const add = (key: string, schema: z.ZodType) => {
    shape[key] = isNeeded(key) ? schema : schema.optional()
  }
  for (const [key] of keysOf(kind)) add(key, TextValue)
  if (kind === 'whose') add('owner', z.enum(['aws', 'customer', 'shared']))
  if (kind === 'choice' || kind === 'exam') add('options', z.array(Option).min(2).max(6))
  const list = lists[kind]
  if (list) add(list.key, z.array(TextValue))
  return z.strictObject(shape)
}

/** A note without what every note may have. */
export function bodyIn(note: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(note).filter(([key]) => !headKeys.has(key)))
}
