import path from 'node:path'
import { Refused } from '../../contract/refused.ts'
import type { DeckPackage } from '../../exchange/deck-package.ts'
import type { WriteOptions } from '../../exchange/written.ts'
import type { Moment } from '../collection.ts'
import { breathe, type Job } from './job.ts'
import { watched } from './watched-package.ts'

/** What a writer is given: a package, where to, and who watches. */
export type Writing = { pack: DeckPackage; file: string; at: Moment; job: Job; isPlain: boolean }

/** What is in a file. */
export type Contents = { notes: number; cards: number; reviews: number; media: number }
export type Written = Contents & { bytes: number }

/** A form that notes can go out in, named by its files' ending. */
export type Format = {
  /** Whether it keeps the collection's own rows. */
  isWithRows: boolean
  /** Whether it holds a collection and nothing less. */
  isWhole: boolean
  /** What of a package it holds. */
  holds: (found: Contents) => Contents
  write: (writing: Writing) => Promise<Written>
}

const part = { isWithRows: false, isWhole: false, holds: (found: Contents) => found }

/** The writers are loaded when they are wanted: most starts of the app never write a package. */
export const formats: Record<string, Format> = {
  apkg: { ...part, write: writeAnki },
  colpkg: { ...part, isWhole: true, write: writeAnki },
  csv: asText(notesAlone, async () => (await import('../../exchange/text/write-table-file.ts')).writeCsv),
  tsv: asText(notesAlone, async () => (await import('../../exchange/text/write-table-file.ts')).writeTsv),
  txt: asText(notesAlone, async () => (await import('../../exchange/text/write-table-file.ts')).writeTxt),
  md: asText(
    withMedia,
    async () => (await import('../../exchange/markdown/write-markdown.ts')).writeMarkdown,
  ),
  json: {
    ...asText(
      part.holds,
      async () => (await import('../../exchange/json/write-demarc-json.ts')).writeDemarcJson,
    ),
    isWithRows: true,
  },
  demarc: asText(
    withMedia,
    async () => (await import('../../exchange/demarc-text/write-demarc-text.ts')).writeDemarcText,
  ),
}

/** Of cards these forms hold which there are, by the notes' types. */
function notesAlone(found: Contents): Contents {
  return { ...found, reviews: 0, media: 0 }
}

function withMedia(found: Contents): Contents {
  return { ...found, reviews: 0 }
}

/** The form that a file's ending asks for. @throws Refused `arguments_invalid` */
export function formatOf(file: string): { name: string; format: Format } {
  const name = path.extname(file).slice(1).toLowerCase()
  const format = Object.hasOwn(formats, name) ? formats[name] : undefined
  if (format !== undefined) return { name, format }
  const known = Object.keys(formats).map(one => `.${one}`)
  throw new Refused(
    'arguments_invalid',
    `${path.basename(file)} has no ending that says in what form to export. End the name with one of ${known.join(', ')}.`,
    file,
  )
}

async function writeAnki({ pack, file, at, job, isPlain }: Writing): Promise<Written> {
  const { writeAnkiPackage } = await import('../../exchange/anki/write-package.ts')
  const { notes, cards, reviews } = pack.found
  const rows = notes + cards + reviews + 1
  const media = pack.media.reduce((sum, { bytes }) => sum + bytes, 0)
  // A row takes some hundred bytes, of which a third remains when it is packed.
  const expected = media + rows * 40
  return await writeAnkiPackage(pack, file, {
    ...at,
    isPlain,
    written: count => breathe(job, 'collecting', count / rows),
    packed: bytes => breathe(job, 'writing', bytes / expected),
  })
}

type TextWriter = (pack: DeckPackage, file: string, options: WriteOptions) => Promise<{ bytes: number }>

function asText(holds: Format['holds'], load: () => Promise<TextWriter>): Format {
  return {
    ...part,
    holds,
    write: async ({ pack, file, job }) => {
      const write = await load()
      const stop = new AbortController()
      const { bytes } = await write(watched(pack, job, stop), file, { signal: stop.signal })
      return { ...holds(pack.found), bytes }
    },
  }
}
