import type { DeckPackage, PackageNote, PackageNoteType } from '../deck-package.ts'
import { noteTypeLine } from '../text/anki-headers.ts'
import { homeDecks } from '../text/home-deck.ts'
import { writeWithMedia } from '../text/write-media.ts'
import { tagText, usedTypes } from '../text/write-table.ts'
import { stopIfAborted, type WriteOptions, type Written } from '../written.ts'
import { escapedLine, ownMark } from './own-notes.ts'

/**
 * Writes notes as Markdown: a heading for each note and field, guid, note type, deck and tags in blocks, the note
 * types in comments. Pictures and sounds go into a folder beside. Schedules and reviews stay behind.
 * @throws ExchangeRefused when it can't be written, or `job_cancelled`
 */
export async function writeMarkdown(
  pack: DeckPackage,
  file: string,
  options: WriteOptions = {},
): Promise<Written> {
  return { bytes: await writeWithMedia(pack, file, piecesOf(pack, options.signal), options), warnings: [] }
}

function* piecesOf(pack: DeckPackage, signal: AbortSignal | undefined): Generator<string> {
  yield `${ownMark}\n`
  for (const type of usedTypes(pack)) {
    // A comment ends at `-->`, wherever it stands; in JSON the sign can be written out.
    yield `<!-- ${noteTypeLine(type).slice(1).replaceAll('-->', '--\\u003e')} -->\n`
  }
  const types = new Map(pack.noteTypes.map(type => [type.id, type]))
  const deckOf = homeDecks(pack)
  let count = 0
  for (const note of pack.notes()) {
    const type = types.get(note.noteTypeId)
    if (!type) continue
    if (count++ % 500 === 0) stopIfAborted(signal)
    yield noteText(note, type, deckOf(note))
  }
}

function noteText(note: PackageNote, type: PackageNoteType, deck: string): string {
  const head = [...(note.guid ? [`guid: ${note.guid}`] : []), `notetype: ${type.name}`, `deck: ${deck}`]
  const tags = tagText(note).split(' ').filter(Boolean)
  const fields = type.fields.map(({ name }, index) => `## ${name}\n\n${htmlText(note.fields[index] ?? '')}\n`)
  return [
    `\n# Note\n${blockOf(head)}`,
    ...(tags.length > 0 ? [`### Tags\n${blockOf(tags)}`] : []),
    ...fields,
  ].join('\n')
}

const blockOf = (lines: readonly string[]) => `\`\`\`\n${lines.join('\n')}\n\`\`\`\n`

const htmlText = (html: string) => html.replace(/\r/g, '&#13;').split('\n').map(escapedLine).join('\n')
