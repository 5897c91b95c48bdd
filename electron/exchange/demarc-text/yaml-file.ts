import { type Document, isScalar, LineCounter, parseDocument, visit } from 'yaml'
import { ExchangeRefused } from '../refusal.ts'
import type { TextFile } from '../text/text-file.ts'

export type Place = (string | number)[]

/** A part of a file: its value, the line of a place in it, and how many notes stand before it. */
export type YamlPart = { value: unknown; lineAt: (place: Place) => number | null; before: number }

/** Text that is parsed at once: the parser takes two hundred times its size in memory, and its time. */
const AT_ONCE = 250_000
const MOST_AT_ONCE = 1_000_000

/**
 * A file in parts: first all but the notes, then the notes, some hundred at a time, as lists of their own. A small
 * file is one part; in a large one, notes can't refer to others by anchors.
 * @throws ExchangeRefused naming the line that is no YAML
 */
export function* yamlParts(file: TextFile): Generator<YamlPart> {
  const lines = file.text.split('\n')
  const starts = file.text.length > AT_ONCE ? noteStarts(lines) : []
  const [first] = starts
  if (first === undefined) {
    if (file.text.length > MOST_AT_ONCE) throw unparted(file)
    yield partOf(file, file.text, 0, 0)
    return
  }
  yield partOf(file, [...lines.slice(0, lines.indexOf('notes:')), 'notes: []'].join('\n'), 0, 0)
  for (let place = 0; place < starts.length; ) {
    const from = starts[place] ?? 0
    let next = place + 1
    let size = 0
    for (; next < starts.length && size < AT_ONCE; next++)
      size += sizeOf(lines, starts[next - 1], starts[next])
    yield partOf(file, lines.slice(from, starts[next]).join('\n'), from, place)
    place = next
  }
}

/** The lines in which notes begin: entries of the list under `notes`, which is the last key of the file. */
function noteStarts(lines: readonly string[]): number[] {
  const head = lines.indexOf('notes:')
  const first = lines.findIndex((line, index) => index > head && !/^\s*(?:#.*)?$/.test(line))
  const indent = /^( *)- /.exec(lines[first] ?? '')?.[1]
  const hasKeyBelow = lines.some((line, index) => index > head && /^[^\s#-]/.test(line))
  if (head < 0 || indent === undefined || hasKeyBelow) return []
  return lines.flatMap((line, index) => (index > head && line.startsWith(`${indent}- `) ? [index] : []))
}

function sizeOf(lines: readonly string[], from = 0, to = lines.length): number {
  let size = 0
  for (let index = from; index < to; index++) size += (lines[index]?.length ?? 0) + 1
  return size
}

function partOf(file: TextFile, text: string, linesBefore: number, before: number): YamlPart {
  const lineCounter = new LineCounter()
  const lineOf = (offset: number) => lineCounter.linePos(offset).line + linesBefore
  try {
    // Its own search for equal keys takes the square of their number.
    const document = parseDocument(text, {
      lineCounter,
      logLevel: 'silent',
      prettyErrors: false,
      uniqueKeys: false,
    })
    const wrong = document.errors[0] ?? secondKeyIn(document)
    if (wrong?.message.startsWith('Maximum call stack')) throw new RangeError(wrong.message)
    if (wrong) {
      const line = lineOf(wrong.pos[0])
      throw new ExchangeRefused(
        'file_damaged',
        `${file.name} is not valid YAML in line ${line}: ${wrong.message.split('\n')[0]}. Correct it there.`,
        `line ${line}`,
      )
    }
    const lineAt = (place: Place) => {
      const node = document.getIn(place, true)
      const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : null
      return Array.isArray(range) ? lineOf(Number(range[0])) : null
    }
    return { value: document.toJS({ maxAliasCount: 20 }), lineAt, before }
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

/** The first key that stands twice in one mapping. */
function secondKeyIn(document: Document.Parsed): { message: string; pos: [number, number] } | null {
  let found: { message: string; pos: [number, number] } | null = null
  visit(document, {
    Map: (_, { items }) => {
      const keys = new Set<unknown>()
      for (const { key } of items) {
        if (!isScalar(key)) continue
        const at = key.range?.[0] ?? 0
        if (keys.has(key.value))
          found ??= { message: `The key “${String(key.value)}” stands twice`, pos: [at, at] }
        keys.add(key.value)
      }
    },
  })
  return found
}

function unparted({ name }: TextFile): ExchangeRefused {
  return new ExchangeRefused(
    'file_too_large',
    `${name} is large and not laid out so that it can be read in parts. Put “notes:” last and begin each note with “- ” ` +
      'below it.',
    name,
  )
}
