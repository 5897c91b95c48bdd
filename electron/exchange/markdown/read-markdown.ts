import type { DeckPackage } from '../deck-package.ts'
import { gatheringOf } from '../text/gather.ts'
import type { TextOptions } from '../text/plan.ts'
import { readTextFile, type TextFile } from '../text/text-file.ts'
import { type Found, notesIn } from './choose.ts'
import type { Warn } from './found-note.ts'
import { type FoundMedia, mediaBeside } from './media.ts'
import { ownNotes } from './own-notes.ts'
import { markdownSource } from './source.ts'

/**
 * Notes of a Markdown file, in whatever way they are written, or the questions of a practice exam. Pictures and
 * sounds that lie beside it come along.
 * @throws ExchangeRefused when it can't be read or holds no notes
 */
export async function readMarkdown(
  file: string,
  _workFolder: string,
  options: TextOptions = {},
): Promise<DeckPackage> {
  const text = await readTextFile(file, options.encoding ?? null)
  const warnings: [number, string][] = []
  const warn: Warn = (line, what) => warnings.push([line, what])
  const own = ownNotes(text.text, warn)
  const found = own ? { notes: own, how: 'written by Demarc' } : notesIn(markdownSource(text.text), warn)
  const media = await mediaBeside(file, htmlOf(found))
  return gathered(text, found, media, warnings, options)
}

function* htmlOf({ notes }: Found): Generator<string> {
  for (const note of notes) yield* note.fields
}

function gathered(
  file: TextFile,
  found: Found,
  media: FoundMedia,
  warnings: readonly [number, string][],
  options: TextOptions,
): DeckPackage {
  const gathering = gatheringOf(file)
  for (const [line, what] of warnings) gathering.warn(`line ${line}`, what)
  for (const one of media.media) gathering.attach(one)
  for (const { line, end: _, deck, fields, ...note } of found.notes) {
    gathering.add({
      ...note,
      fields: fields.map(media.withNames),
      deck: deck ?? options.deck ?? file.title,
      where: `line ${line}`,
    })
  }
  return gathering.package(
    `Markdown, ${found.how}`,
    `${file.name} holds no notes that Demarc knows. Write each as a heading with its answer below, as lines of ` +
      '“Q:” and “A:”, or as “front::back”.',
  )
}
