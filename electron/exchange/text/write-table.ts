import type { DeckPackage, PackageNote, PackageNoteType } from '../deck-package.ts'
import { noteTypeLine } from './anki-headers.ts'
import { homeDecks } from './home-deck.ts'

const separators = { csv: { sign: ',', name: 'Comma' }, tsv: { sign: '\t', name: 'Tab' } }

/**
 * A table with Anki's header lines, so that Anki and Demarc read it back with guids, note types, decks and tags:
 * the columns are guid, note type, deck, the fields, tags. Lines of our own describe the note types; Anki takes
 * them for comments. What no table holds stays behind: schedules, reviews, media, templates for other programs.
 * @see Anki, rslib/src/import_export/text/csv/export.rs
 */
export function* tableText(pack: DeckPackage, format: 'csv' | 'tsv'): Generator<string> {
  const { sign, name } = separators[format]
  const types = new Map(pack.noteTypes.map(type => [type.id, type]))
  const used = usedTypes(pack)
  const width = Math.max(0, ...used.map(type => type.fields.length))
  yield `#separator:${name}\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n`
  yield `#tags column:${width + 4}\n`
  for (const type of used) yield `${noteTypeLine(type)}\n`
  const deckOf = homeDecks(pack)
  for (const note of pack.notes()) {
    const type = types.get(note.noteTypeId)
    if (!type) continue
    const fields = Array.from({ length: width }, (_, index) => note.fields[index] ?? '')
    const cells = [note.guid ?? '', type.name, deckOf(note), ...fields, tagText(note)]
    yield `${cells.map((cell, index) => cellText(cell, sign, index === 0)).join(sign)}\n`
  }
}

/** The note types that have notes, in the order in which they first appear. */
export function usedTypes(pack: DeckPackage): PackageNoteType[] {
  const types = new Map(pack.noteTypes.map(type => [type.id, type]))
  const used = new Set<PackageNoteType>()
  for (const note of pack.notes()) {
    const type = types.get(note.noteTypeId)
    if (type) used.add(type)
  }
  return [...used]
}

/** Tags as Anki lists them: separated by blanks, the mark among them. */
export function tagText(note: PackageNote): string {
  const tags = note.tags.map(tag => tag.trim().replace(/[\s\u3000]+/g, '_'))
  return [...tags, ...(note.isMarked ? ['marked'] : [])].filter(Boolean).join(' ')
}

/** Quoted when it must be: signs of the table itself, blanks at an end, or what would begin a comment. */
function cellText(raw: string, separator: string, isFirst: boolean): string {
  // A table's reader turns a lone CR into a line end; in HTML the reference is the same sign.
  const cell = raw.replace(/\r/g, '&#13;')
  const isPlain =
    !cell.includes(separator) &&
    !/["\n]|^\s|\s$/.test(cell) &&
    !(isFirst && (cell === '' || cell.startsWith('#')))
  return isPlain ? cell : `"${cell.replaceAll('"', '""')}"`
}
