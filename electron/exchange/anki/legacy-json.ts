import { z } from 'zod'
import { ExchangeRefused } from '../refusal.ts'

/**
 * Note types, decks and presets as the JSON of schema 11 has them. Schema 18 is turned into the same, so that
 * everything after knows one form. Keys that are not named here stay, for a writer to give back.
 * @see Anki, rslib/src/notetype/schema11.rs, decks/schema11.rs, deckconfig/schema11.rs
 */

/** Numbers that other programs write as text; what is no number counts as 0. */
const number = z.coerce.number().catch(0)
const ordinal = z.coerce.number().optional().catch(undefined)
const texts = z.string().catch('')

const FieldJson = z.looseObject({ name: z.coerce.string(), ord: ordinal })
const TemplateJson = z.looseObject({ name: z.coerce.string(), ord: ordinal, qfmt: texts, afmt: texts })
const NoteTypeJson = z.looseObject({
  id: z.union([z.string(), z.number()]).optional().catch(undefined),
  name: z.coerce.string(),
  type: number,
  sortf: number,
  css: texts,
  flds: z.array(FieldJson).min(1),
  tmpls: z.array(TemplateJson),
})
export type NoteTypeJson = z.infer<typeof NoteTypeJson>

const DeckJson = z.looseObject({
  id: z.union([z.string(), z.number()]).optional().catch(undefined),
  name: z.coerce.string(),
  desc: texts,
  dyn: z.coerce.number().catch(0),
  conf: z.union([z.string(), z.number()]).optional().catch(undefined),
  /** Percent; a deck's own. */
  desiredRetention: z.number().nullish().catch(undefined),
})
export type DeckJson = z.infer<typeof DeckJson>

const floats = z.array(z.number()).optional().catch(undefined)
const PresetJson = z.looseObject({
  name: z.coerce.string().catch(''),
  new: z.looseObject({ delays: floats, perDay: number }).optional().catch(undefined),
  rev: z.looseObject({ perDay: number, maxIvl: number }).optional().catch(undefined),
  lapse: z
    .looseObject({ delays: floats, leechFails: number, leechAction: number })
    .optional()
    .catch(undefined),
  fsrsParams6: floats,
  fsrsParams5: floats,
  fsrsWeights: floats,
  /** Between 0 and 1. */
  desiredRetention: z.number().optional().catch(undefined),
})
export type PresetJson = z.infer<typeof PresetJson>

/** By id, as text. */
export type CollectionJson = {
  noteTypes: Map<string, NoteTypeJson>
  decks: Map<string, DeckJson>
  presets: Map<string, PresetJson>
  config: Map<string, unknown>
}

/** @throws ExchangeRefused  `file_damaged`, naming the note type */
export function noteTypesFrom(raw: Iterable<[string, unknown]>, entry: string): Map<string, NoteTypeJson> {
  return each(raw, NoteTypeJson, 'note type', entry)
}

/** @throws ExchangeRefused  `file_damaged`, naming the deck */
export function decksFrom(raw: Iterable<[string, unknown]>, entry: string): Map<string, DeckJson> {
  return each(raw, DeckJson, 'deck', entry)
}

/** @throws ExchangeRefused  `file_damaged`, naming the options */
export function presetsFrom(raw: Iterable<[string, unknown]>, entry: string): Map<string, PresetJson> {
  return each(raw, PresetJson, 'deck options', entry)
}

function each<T>(
  raw: Iterable<[string, unknown]>,
  schema: z.ZodType<T>,
  noun: string,
  entry: string,
): Map<string, T> {
  const found = new Map<string, T>()
  for (const [id, value] of raw) {
    const parsed = schema.safeParse(value)
    if (!parsed.success) {
      const place = parsed.error.issues[0]?.path.join('.') || 'all of it'
      throw new ExchangeRefused(
        'file_damaged',
        `${entry} describes a ${noun} (${id}) that cannot be read: ${place} is missing or of the wrong kind. Export the deck from Anki again.`,
        `${entry}, ${noun} ${id}`,
      )
    }
    found.set(id, parsed.data)
  }
  return found
}
