import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readContent } from './read.ts'
import { textsOf } from './rules/texts-of.ts'

/** So many words in the same order as in a fact sheet count as copied. */
const runLength = 8

/** Keys of a fact sheet that hold no sentences. */
const skipped = new Set([
  'source',
  'src',
  'also',
  'id',
  'ids',
  'url',
  'read_as',
  'text_date',
  'tags',
  'owner',
])

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .replace(/[’']/g, '')
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
}

/** The overlapping runs of a text, each as one string. */
function runsOf(text: string): string[] {
  const words = wordsOf(text)
  return words.slice(0, Math.max(0, words.length - runLength + 1)).map((_, at) => {
    return words.slice(at, at + runLength).join(' ')
  })
}

function sentencesOf(value: unknown, key = ''): string[] {
  if (skipped.has(key)) return []
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(one => sentencesOf(one))
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([name, one]) => sentencesOf(one, name))
}

/**
 * `node decks/compare-runs.ts FACTS_DIR`, for authors: prints every place where the decks share eight words in a
 * row with a sentence of the JSON or Markdown files in a folder, and how many there are.
 */
function main(dir: string): number {
  const known = new Map<string, string>()
  let sentences = 0
  for (const name of readdirSync(dir).sort()) {
    const text = readFileSync(join(dir, name), 'utf8')
    const found = name.endsWith('.json') ? sentencesOf(JSON.parse(text)) : text.split('\n')
    sentences += found.length
    for (const run of found.flatMap(runsOf)) known.set(run, name)
  }
  const { content } = readContent(import.meta.dirname)
  const texts = textsOf(content)
  let shared = 0
  for (const { file, where, text } of texts) {
    const runs = runsOf(text).filter(run => known.has(run))
    if (runs.length > 0) console.log(`${file}, ${where}: “${runs[0]}” (${known.get(runs[0] ?? '')})`)
    shared += runs.length > 0 ? 1 : 0
  }
  console.log(
    `${texts.length} texts of the decks against ${sentences} sentences: ` +
      `${shared} share a run of ${runLength} words.`,
  )
  return shared === 0 ? 0 : 1
}

const [dir] = process.argv.slice(2)
if (dir === undefined) {
  console.error('Usage: node decks/compare-runs.ts FACTS_DIR')
  process.exitCode = 2
} else process.exitCode = main(dir)
