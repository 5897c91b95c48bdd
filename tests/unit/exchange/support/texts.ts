import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { DeckPackage, PackageNote, PackageNoteType } from '../../../../electron/exchange/deck-package.ts'
import { gatheringOf } from '../../../../electron/exchange/text/gather.ts'

/** A folder of its own that goes with the test. */
export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'demarc-exchange-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A file with this content in a folder of its own. */
export function aFile(name: string, content: string | Uint8Array): string {
  const file = join(aFolder(), name)
  writeFileSync(file, content)
  return file
}

export const aNoteType = (
  name: string,
  fields: string[],
  changes: Partial<PackageNoteType> = {},
): PackageNoteType => ({
  id: name,
  name,
  kind: 'anki',
  isCloze: false,
  fields: fields.map(field => ({ name: field, other: {} })),
  templates: [{ name: 'Card 1', front: `{{${fields[0]}}}`, back: '{{FrontSide}}', other: {} }],
  css: '.card { color: red; }',
  sortField: 0,
  other: {},
  ...changes,
})

/** A package of notes, as a reader of text gives it. */
export function aPackage(
  notes: {
    type: PackageNoteType
    fields: string[]
    deck?: string
    tags?: string[]
    guid?: string | null
    isMarked?: boolean
  }[],
): DeckPackage {
  const gathering = gatheringOf({ name: 'made', modifiedAt: 1_700_000_000_000 })
  for (const note of notes) gathering.add({ deck: 'Deck', where: '', ...note })
  return gathering.package('made', 'nothing')
}

/** What a text format keeps of a note. */
export function keptOf(pack: DeckPackage) {
  const types = new Map(pack.noteTypes.map(type => [type.id, type]))
  const decks = new Map(pack.decks.map(deck => [deck.id, deck.name]))
  return [...pack.notes()].map((note: PackageNote) => ({
    guid: note.guid,
    type: types.get(note.noteTypeId)?.name,
    deck: decks.get(note.deckId ?? ''),
    fields: note.fields,
    tags: note.tags,
    isMarked: note.isMarked,
  }))
}
