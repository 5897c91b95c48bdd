import { LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
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

const LARGEST = 64 * 1024 * 1024

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
  if (text.text.length > LARGEST) {
    throw new ExchangeRefused(
      'file_too_large',
      `${text.name} is larger than ${LARGEST / 1024 / 1024} MB. Split it, or use Demarc's JSON package.`,
      text.name,
    )
  }
  const { value, lineAt } = yamlIn(text)
  const read = reading(text, lineAt)
  const content = read(FileText, value, [])
  if (content.demarc > textVersion) {
    throw new ExchangeRefused(
      'file_newer',
      `${text.name} is of version ${content.demarc} of the deck format. Update Demarc, then import it.`,
      text.name,
    )
  }
  const gathering = gatheringOf(text)
  for (const { name, about } of content.decks ?? []) gathering.deck(name, { description: about ?? '' })
  const base = content.deck ?? content.decks?.[0]?.name ?? options.deck ?? text.title
  const bodies = new Map<OurKind, z.ZodType<Record<string, unknown>>>()
  const notes = content.notes.map((note, index): GatheredNote => {
    const place = ['notes', index]
    const head = read(NoteHead, note, place)
    const schema = bodies.get(head.type) ?? bodyOf(head.type)
    bodies.set(head.type, schema)
    // The schema has made sure of every key's kind.
    const body = read(schema, bodyIn(head), place) as NoteText
    const type = ourType(head.type)
    const fields = fieldsFrom(head.type, body)
    return {
      ...{ type, fields: type.fields.map(({ name }) => fields[name] ?? ''), deck: head.deck ?? base },
      ...{
        guid: guidOf(head),
        tags: head.tags,
        isMarked: head.marked,
        where: `line ${lineAt(place) ?? '?'}`,
      },
    }
  })
  const media = await mediaBeside(file, htmlOf(notes))
  for (const one of media.media) gathering.attach(one)
  for (const note of notes) gathering.add({ ...note, fields: note.fields.map(media.withNames) })
  return gathering.package('Demarc deck', `${text.name} holds no notes. Write them under “notes”.`)
}

function* htmlOf(notes: readonly GatheredNote[]): Generator<string> {
  for (const note of notes) yield* note.fields
}

type Place = (string | number)[]
type LineAt = (place: Place) => number | null

function yamlIn(file: TextFile): { value: unknown; lineAt: LineAt } {
  const lineCounter = new LineCounter()
  try {
    const document = parseDocument(file.text, { lineCounter, logLevel: 'silent', prettyErrors: false })
    const wrong = document.errors[0]
    if (wrong) {
      const line = lineCounter.linePos(wrong.pos[0]).line
      throw new ExchangeRefused(
        'file_damaged',
        `${file.name} is not valid YAML in line ${line}: ${wrong.message.split('\n')[0]}. Correct it there.`,
        `line ${line}`,
      )
    }
    const lineAt = (place: Place) => {
      const node = document.getIn(place, true)
      const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : null
      return Array.isArray(range) ? lineCounter.linePos(Number(range[0])).line : null
    }
    return { value: document.toJS({ maxAliasCount: 20 }), lineAt }
  } catch (error) {
    if (error instanceof ExchangeRefused) throw error
    // Nested too deep, or more aliases than any deck needs.
    throw new ExchangeRefused(
      'file_unsafe',
      `${file.name} is nested too deep or repeats itself too often to be a deck. Choose another file.`,
      file.name,
    )
  }
}

/** Checks a value by its schema and says in which line it is wrong, and what may stand there. */
function reading(file: TextFile, lineAt: LineAt) {
  return <Schema extends z.ZodType>(schema: Schema, value: unknown, place: Place): z.output<Schema> => {
    const read = schema.safeParse(value)
    if (read.success) return read.data
    const issue = read.error.issues[0]
    const path = [...place, ...(issue?.path ?? []).map(key => (typeof key === 'number' ? key : String(key)))]
    const line = lineAt(path) ?? lineAt(place)
    const said = (issue?.message ?? 'it is not as it should be').replace(/^[A-Z]/, sign => sign.toLowerCase())
    throw new ExchangeRefused(
      'file_damaged',
      `${file.name} is wrong in line ${line ?? 1}, at ${path.join('.') || 'its beginning'}: ${said}. Correct it there.`,
      `line ${line ?? 1}`,
    )
  }
}
