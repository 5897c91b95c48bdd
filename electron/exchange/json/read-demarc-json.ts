import { closeSync, openSync, readSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import type { z } from 'zod'
import type { DeckPackage } from '../deck-package.ts'
import { ExchangeRefused } from '../refusal.ts'
import type { TextOptions } from '../text/plan.ts'
import { CardRow, demarcFormat, demarcVersion, NoteRow, ReviewRow } from './demarc-schema.ts'
import { mediaFrom } from './media-content.ts'
import { type Piece, SplitterFault, type SplitterOptions } from './pieces.ts'
import { refusalOf } from './refusals.ts'
import { JsonSplitter } from './splitter.ts'
import { surveyOf } from './survey.ts'

const CHUNK = 1 << 18
/** Of one note or other row. */
const MOST_BYTES = 64 * 1024 * 1024

/** Whether a file begins as Demarc's own package does. `beginning`: its first kilobytes. */
export function isDemarcJson(beginning: string): boolean {
  return new RegExp(`^\\uFEFF?\\s*\\{\\s*"format"\\s*:\\s*"${demarcFormat}"`).test(beginning)
}

/**
 * Reads Demarc's lossless package. The whole file is checked first, row by row; notes, cards, reviews and the
 * content of media are then read again from the file when they are wanted, and never held.
 * @throws ExchangeRefused when it is damaged, of a newer version, or not such a package
 */
export async function readDemarcJson(
  file: string,
  _workFolder: string,
  _options: TextOptions = {},
): Promise<DeckPackage> {
  const name = basename(file)
  const survey = surveyOf(name)
  const places = new Map<string, number>()
  await split(file, {
    most: MOST_BYTES,
    skipsIn: 'media',
    visit: survey.take,
    arrayAt: (key, at) => {
      if (places.has(key)) throw new SplitterFault('syntax', `the second ${key}`)
      if (key !== '') places.set(key, at)
    },
  })
  const known = survey.finish()
  const rows = <Row>(key: string, schema: z.ZodType<Row>) => rowsOf(file, key, places.get(key), schema)
  return {
    format: `Demarc package, version ${demarcVersion}`,
    found: { ...known.found },
    noteTypes: known.noteTypes,
    decks: known.decks,
    notes: () => rows('notes', NoteRow),
    cards: () => rows('cards', CardRow),
    reviews: () => rows('reviews', ReviewRow),
    media: known.media.map(one => mediaFrom(file, one)),
    collection: known.collection,
    warnings: [],
    close: () => undefined,
  }
}

async function split(file: string, options: SplitterOptions): Promise<void> {
  const splitter = new JsonSplitter(options)
  try {
    const handle = await open(file, 'r')
    try {
      const chunk = Buffer.allocUnsafe(CHUNK)
      for (let isStart = true; ; isStart = false) {
        const { bytesRead } = await handle.read(chunk, 0, CHUNK)
        if (bytesRead === 0) break
        const hasMark = isStart && chunk.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]))
        if (hasMark) chunk.fill(0x20, 0, 3)
        splitter.feed(chunk.subarray(0, bytesRead))
      }
      splitter.end()
    } finally {
      await handle.close()
    }
  } catch (fault) {
    throw refusalOf(fault, file)
  }
}

/** The rows of an array of the file, one after the other, read from where it begins. */
function* rowsOf<Row>(
  file: string,
  key: string,
  from: number | undefined,
  schema: z.ZodType<Row>,
): Generator<Row> {
  if (from === undefined) return
  let pieces: Piece[] = []
  let isOver = false
  const splitter = JsonSplitter.inside(key, from, {
    most: MOST_BYTES,
    visit: piece => void (isOver || pieces.push(piece)),
    arrayAt: key => {
      isOver ||= key === ''
    },
  })
  const handle = openSync(file, 'r')
  try {
    const chunk = Buffer.allocUnsafe(CHUNK)
    for (let at = from; !isOver; ) {
      const size = readSync(handle, chunk, 0, CHUNK, at)
      if (size === 0) throw changed(file)
      at += size
      splitter.feed(chunk.subarray(0, size))
      for (const piece of pieces) yield rowIn(piece, schema, file)
      pieces = []
    }
  } catch (fault) {
    throw refusalOf(fault, file)
  } finally {
    closeSync(handle)
  }
}

function rowIn<Row>(piece: Piece, schema: z.ZodType<Row>, file: string): Row {
  const row = schema.safeParse(JSON.parse(piece.text))
  if (!row.success) throw changed(file)
  return row.data
}

/** It was checked before, so somebody has written to it since. */
function changed(file: string): ExchangeRefused {
  const name = basename(file)
  return new ExchangeRefused('file_damaged', `${name} changed while it was read. Import it again.`, name)
}
