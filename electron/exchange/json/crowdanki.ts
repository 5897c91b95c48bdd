import { join } from 'node:path'
import { z } from 'zod'
import { toDeck, toNoteType } from '../anki/from-legacy-json.ts'
import { noteTypesFrom, type PresetJson, presetsFrom } from '../anki/legacy-json.ts'
import type { DeckPackage, PackageNoteType } from '../deck-package.ts'
import { ExchangeRefused } from '../refusal.ts'
import { type Gathering, gatheringOf } from '../text/gather.ts'
import type { TextFile } from '../text/text-file.ts'
import { mediaIn } from './crowdanki-media.ts'

const uuid = z.coerce.string()
const items = z.array(z.unknown()).catch([])

const NoteJson = z.looseObject({
  guid: z.string().nullish().catch(null),
  note_model_uuid: uuid,
  fields: z.array(z.union([z.string(), z.number()]).transform(String)),
  tags: z.array(z.string()).catch([]),
})

const DeckJson = z.looseObject({
  __type__: z.literal('Deck'),
  name: z.coerce.string(),
  crowdanki_uuid: uuid.optional().catch(undefined),
  desc: z.string().catch(''),
  deck_config_uuid: uuid.nullish().catch(null),
  ...{ children: items, notes: items, note_models: items, deck_configurations: items },
  media_files: z.array(z.string()).catch([]),
})
type DeckJson = z.infer<typeof DeckJson>

const WithUuid = z.looseObject({ crowdanki_uuid: uuid })

/** Deeper than any tree of decks: Anki itself nests no further. */
const DEEPEST = 30

/** Whether a JSON value is CrowdAnki's: a deck with decks, notes and note types inside. */
export function isCrowdAnki(value: unknown): boolean {
  return z.looseObject({ __type__: z.literal('Deck') }).safeParse(value).success
}

/**
 * CrowdAnki's `deck.json`; its pictures and sounds lie in the folder `media` beside it. It holds no schedule.
 * @see Stvad/CrowdAnki, its README, "Export format"
 * @throws ExchangeRefused when a deck, note type or note in it can't be read
 */
export async function crowdAnkiFrom(value: unknown, file: TextFile): Promise<DeckPackage> {
  const gathering = gatheringOf(file)
  const state: State = { file, gathering, types: new Map(), presets: new Map(), media: new Set() }
  takeDeck(state, value, '', 0)
  const media = await mediaIn(join(file.file, '..', 'media'), state.media)
  for (const one of media.found) gathering.attach(one)
  if (media.missing.length > 0) {
    const some = media.missing.slice(0, 3).join(', ')
    gathering.warn(
      file.name,
      `${media.missing.length} of ${state.media.size} pictures and sounds are not in the folder “media” beside it: ${some}${media.missing.length > 3 ? ' …' : ''}`,
    )
  }
  return gathering.package('CrowdAnki', `${file.name} is a CrowdAnki deck without notes.`)
}

type State = {
  file: TextFile
  gathering: Gathering
  types: Map<string, PackageNoteType>
  presets: Map<string, PresetJson>
  media: Set<string>
}

function takeDeck(state: State, value: unknown, parent: string, depth: number): void {
  const { file, gathering, types, presets } = state
  const read = DeckJson.safeParse(value)
  if (!read.success || depth > DEEPEST) throw damaged(file, `a deck below “${parent || file.name}”`)
  const json = read.data
  // Children carry only their own level; some exporters write the full name.
  const own = json.name.startsWith(`${parent}::`) ? json.name.slice(parent.length + 2) : json.name
  const name = parent === '' ? own : `${parent}::${own}`
  for (const [id, type] of noteTypesFrom(byUuid(json.note_models), file.name))
    types.set(id, toNoteType(id, type))
  for (const [id, preset] of presetsFrom(byUuid(json.deck_configurations), file.name)) presets.set(id, preset)
  for (const one of json.media_files) state.media.add(one)
  const conf = json.deck_config_uuid ?? undefined
  const { options } = toDeck(name, { name, desc: json.desc, dyn: 0, conf }, presets)
  const deck = gathering.deck(name, { description: json.desc, options, other: otherOf(json) })
  for (const [index, note] of json.notes.entries()) takeNote(state, note, deck.name, index)
  for (const child of json.children) takeDeck(state, child, name, depth + 1)
}

function otherOf({ crowdanki_uuid, extendNew, extendRev }: DeckJson): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries({ crowdanki_uuid, extendNew, extendRev }).filter(([, value]) => value !== undefined),
  )
}

function byUuid(values: unknown[]): [string, unknown][] {
  return values.flatMap(value => {
    const read = WithUuid.safeParse(value)
    return read.success ? [[read.data.crowdanki_uuid, value]] : []
  })
}

function takeNote({ file, gathering, types }: State, value: unknown, deck: string, index: number): void {
  const where = `${deck}, note ${index + 1}`
  const read = NoteJson.safeParse(value)
  if (!read.success) throw damaged(file, where)
  const { guid, note_model_uuid: id, fields, tags } = read.data
  const type = types.get(id)
  if (!type) throw damaged(file, `${where}, whose note type is missing`)
  if (fields.length !== type.fields.length) {
    gathering.warn(
      where,
      `It has ${fields.length} fields, its note type “${type.name}” ${type.fields.length}.`,
    )
  }
  const last = type.fields.length - 1
  const fitted = [...fields.slice(0, last), fields.slice(last).filter(Boolean).join('<br>')]
  gathering.add({ type, fields: fitted, deck, guid: guid ?? null, tags, where })
}

function damaged(file: TextFile, place: string): ExchangeRefused {
  return new ExchangeRefused(
    'file_damaged',
    `${file.name} can't be read at ${place}. Export the deck with CrowdAnki again.`,
    place,
  )
}
