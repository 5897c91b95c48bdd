import { z } from 'zod'
import type { DeckPackage } from '../deck-package.ts'
import { mediaBeside } from '../markdown/media.ts'
import { ExchangeRefused } from '../refusal.ts'
import { type GatheredNote, gatheringOf } from '../text/gather.ts'
import type { TextOptions } from '../text/plan.ts'
import { readTextFile, type TextFile } from '../text/text-file.ts'
import { fieldsFrom, type NoteText } from './fields.ts'
import { guidOf } from './guids.ts'
import { type OurKind, ourType } from './our-types.ts'
import { bodyIn, bodyOf, FileText, NoteHead, textVersion } from './schema.ts'
import { type Place, type YamlPart, yamlParts } from './yaml-file.ts'

/** Beyond it, reading would take minutes; files with anchors are read as a whole and may have less. */
const LARGEST = 32 * 1024 * 1024

/**
 * Demarc's readable deck format, as docs/deck-format.md describes it: YAML, one file with decks and notes.
 * Pictures and sounds that lie beside it come along.
 * @throws ExchangeRefused naming the line and what may stand there
 */
export async function readDemarcText(
  file: string,
  _workFolder: string,
  options: TextOptions = {},
): Promise<DeckPackage> {
  const text = await readTextFile(file, options.encoding ?? null)
  if (text.text.length > LARGEST) throw tooLarge(text)
  const gathering = gatheringOf(text)
  let notes: GatheredNote[] = []
  let base = options.deck ?? text.title
  for (const part of yamlParts(text)) {
    if (part.before === 0 && !Array.isArray(part.value)) {
      const content = fileIn(text, part)
      for (const { name, about } of content.decks ?? []) gathering.deck(name, { description: about ?? '' })
      base = content.deck ?? content.decks?.[0]?.name ?? base
      notes = content.notes.map((note, index) => noteIn(text, part, note, ['notes', index], base))
    } else {
      const list = checked(text, part, z.array(z.unknown()), part.value, [])
      notes = notes.concat(list.map((note, index) => noteIn(text, part, note, [index], base)))
    }
  }
  const media = await mediaBeside(file, htmlOf(notes))
  for (const one of media.media) gathering.attach(one)
  for (const note of notes) gathering.add({ ...note, fields: note.fields.map(media.withNames) })
  return gathering.package('Demarc deck', `${text.name} holds no notes. Write them under “notes”.`)
}

function fileIn(file: TextFile, part: YamlPart): z.output<typeof FileText> {
  const content = checked(file, part, FileText, part.value, [])
  if (content.demarc <= textVersion) return content
  throw new ExchangeRefused(
    'file_newer',
    `${file.name} is of version ${content.demarc} of the deck format. Update Demarc, then import it.`,
    file.name,
  )
}

const bodies = new Map<OurKind, z.ZodType<Record<string, unknown>>>()

function noteIn(file: TextFile, part: YamlPart, note: unknown, place: Place, base: string): GatheredNote {
  const head = checked(file, part, NoteHead, note, place)
  const schema = bodies.get(head.type) ?? bodyOf(head.type)
  bodies.set(head.type, schema)
  // The schema has made sure of every key's kind.
  const body = checked(file, part, schema, bodyIn(head), place) as NoteText
  const type = ourType(head.type)
  const fields = fieldsFrom(head.type, body)
  return {
    ...{ type, fields: type.fields.map(({ name }) => fields[name] ?? ''), deck: head.deck ?? base },
    ...{ guid: guidOf(head), tags: head.tags, isMarked: head.marked },
    where: `line ${part.lineAt(place) ?? '?'}`,
  }
}

/** A value checked by its schema; what is wrong is said with the line it stands in. */
function checked<Schema extends z.ZodType>(
  file: TextFile,
  part: YamlPart,
  schema: Schema,
  value: unknown,
  place: Place,
): z.output<Schema> {
  const read = schema.safeParse(value)
  if (read.success) return read.data
  const issue = read.error.issues[0]
  const path = [...place, ...(issue?.path ?? []).map(key => (typeof key === 'number' ? key : String(key)))]
  const line = part.lineAt(path) ?? part.lineAt(place) ?? 1
  const said = (issue?.message ?? 'it is not as it should be').replace(/^[A-Z]/, sign => sign.toLowerCase())
  const named = path.map(key => (typeof key === 'number' ? key + part.before : key)).join('.')
  throw new ExchangeRefused(
    'file_damaged',
    `${file.name} is wrong in line ${line}, at ${named || 'its beginning'}: ${said}. Correct it there.`,
    `line ${line}`,
  )
}

function* htmlOf(notes: readonly GatheredNote[]): Generator<string> {
  for (const note of notes) yield* note.fields
}

function tooLarge({ name }: TextFile): ExchangeRefused {
  return new ExchangeRefused(
    'file_too_large',
    `${name} is larger than ${LARGEST / 1024 / 1024} MB. Split it, or use Demarc's JSON package.`,
    name,
  )
}
