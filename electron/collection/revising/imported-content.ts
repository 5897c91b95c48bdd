import type { Content } from '../../contract/review.ts'
import { mediaNames } from '../../rendering/media.ts'
import { renderCard } from '../../rendering/render.ts'
import { one, type Reader } from '../db.ts'
import type { NoteType } from './note-types.ts'

/** What a card shows beside its template: the note's texts and tags, and the full name of its deck. */
export type ImportedNote = { texts: readonly string[]; tags: readonly string[]; deck: string }

/** What is on a card of an imported note type: both sides by its templates, and where its files lie. */
export function importedContent(
  db: Reader,
  card: { readonly ordinal: number; readonly flag: number },
  noteType: NoteType,
  { texts, tags, deck }: ImportedNote,
): Extract<Content, { kind: 'html' }> {
  const { ordinal, flag } = card
  const shown = renderCard({ noteType, fields: texts, ordinal, tags, deck, flag })
  const { front, back, rest, css, typed, warnings } = shown
  return {
    ...{ kind: 'html', front, back, rest, css, ordinal, warnings },
    typed: typed === null ? null : { expected: typed.expected, ignoresMarks: typed.ignoresMarks },
    media: mediaAddresses(db, shown.media),
  }
}

/** `app://media/<hash>` for each file that is in the collection, by the name it is written with. */
export function mediaAddresses(db: Reader, written: readonly string[]): Record<string, string> {
  const found = written.flatMap(name => {
    const hash = hashOf(db, name)
    return hash === null ? [] : [[name, `app://media/${hash}`] as const]
  })
  return Object.fromEntries(found)
}

function hashOf(db: Reader, written: string): string | null {
  for (const name of mediaNames(written)) {
    const media = one<{ hash: string }>(db, 'SELECT hash FROM media WHERE name = :name', { name })
    if (media !== undefined) return media.hash
  }
  return null
}
