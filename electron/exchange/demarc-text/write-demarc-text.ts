import { Document, visit } from 'yaml'
import type { DeckPackage, PackageNote, PackageNoteType, PackageWarning } from '../deck-package.ts'
import { homeDecks } from '../text/home-deck.ts'
import { writeWithMedia } from '../text/write-media.ts'
import { stopIfAborted, type WriteOptions, type Written } from '../written.ts'
import { type NoteText, textFrom } from './fields.ts'
import { idOf } from './guids.ts'
import { isOurKind } from './our-types.ts'
import { textVersion } from './schema.ts'
import { fromHtml } from './values.ts'

/**
 * Writes Demarc's readable deck format. Notes of types that are not ours become basic or cloze notes, with a
 * warning; pictures and sounds go into a folder beside; schedules and reviews stay behind.
 * @throws ExchangeRefused when it can't be written, or `job_cancelled`
 */
export async function writeDemarcText(
  pack: DeckPackage,
  file: string,
  options: WriteOptions = {},
): Promise<Written> {
  const foreign = new Map<string, { name: string; notes: number }>()
  const bytes = await writeWithMedia(pack, file, piecesOf(pack, foreign, options.signal), options)
  const warnings: PackageWarning[] = [...foreign.values()].map(({ name, notes }) => ({
    where: name,
    what: `${notes} ${notes === 1 ? 'note' : 'notes'} of this type were written as plain questions and answers; their templates and styles stay behind.`,
  }))
  return { bytes, warnings }
}

function* piecesOf(
  pack: DeckPackage,
  foreign: Map<string, { name: string; notes: number }>,
  signal: AbortSignal | undefined,
): Generator<string> {
  const types = new Map(pack.noteTypes.map(type => [type.id, type]))
  const deckOf = homeDecks(pack)
  const decks = pack.decks.map(({ name, description }) => ({
    name,
    ...(description === '' ? {} : { about: description }),
  }))
  yield `# A deck of Demarc's; docs/deck-format.md says what may stand here.\n`
  yield yamlOf({ demarc: textVersion, ...(decks.length > 0 ? { decks } : {}) })
  yield pack.found.notes === 0 ? 'notes: []\n' : 'notes:\n'
  let count = 0
  for (const note of pack.notes()) {
    const type = types.get(note.noteTypeId)
    if (!type) continue
    if (count++ % 500 === 0) stopIfAborted(signal)
    const said = saidBy(note, type)
    if (said.isForeign) {
      const known = foreign.get(type.id) ?? { name: type.name, notes: 0 }
      foreign.set(type.id, { ...known, notes: known.notes + 1 })
    }
    yield yamlOf([{ ...headOf(note, deckOf(note), said.kind), ...said.text }])
  }
}

function yamlOf(value: unknown): string {
  const document = new Document(value, { aliasDuplicateObjects: false })
  visit(document, {
    Scalar: (_, node) => {
      // A block of lines is pleasant to read, but only plain ones come back to the letter.
      if (typeof node.value === 'string' && isDelicate.test(node.value)) node.type = 'QUOTE_DOUBLE'
    },
  })
  return document.toString({ lineWidth: 100, blockQuote: 'literal' })
}

const isDelicate = /^\s|\s$|[ \t]\n|[^\n\x20-\x7e\xa1-\u1fff\u2030-\ud7ff\ue000-\ufdff]/

function headOf(note: PackageNote, deck: string, type: string): Record<string, unknown> {
  return {
    ...idOf(note.guid),
    deck,
    type,
    ...(note.tags.length > 0 ? { tags: note.tags } : {}),
    ...(note.isMarked ? { marked: true } : {}),
  }
}

/** What a note says, in the words of its kind, or as a question and an answer. */
function saidBy(
  note: PackageNote,
  type: PackageNoteType,
): { kind: string; text: NoteText; isForeign: boolean } {
  const fields = Object.fromEntries(type.fields.map(({ name }, index) => [name, note.fields[index] ?? '']))
  const own = isOurKind(type.kind) ? textFrom(type.kind, fields) : null
  if (own) return { kind: type.kind, text: own, isForeign: false }
  const [first = '', ...rest] = note.fields
  const back = rest.filter(field => field !== '').join('<br>')
  const words = type.isCloze ? ['cloze', 'text', 'reason'] : ['basic', 'question', 'answer']
  const [kind = '', front = '', behind = ''] = words
  return {
    kind,
    text: { [front]: fromHtml(first), ...(back === '' ? {} : { [behind]: fromHtml(back) }) },
    isForeign: true,
  }
}
