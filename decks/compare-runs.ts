import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readContent } from './read.ts'
import { textsOf } from './rules/texts-of.ts'
import { wordsOf } from './words.ts'

/** So many words in the same order as in the other text count as copied, unless another number is given. */
const usualRun = 8

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

/** The overlapping runs of so many words in a text, each as one string. */
function runsOf(text: string, length: number): string[] {
  const words = wordsOf(text)
  return words.slice(0, Math.max(0, words.length - length + 1)).map((_, at) => {
    return words.slice(at, at + length).join(' ')
  })
}

function sentencesOf(value: unknown, key = ''): string[] {
  if (skipped.has(key)) return []
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(one => sentencesOf(one))
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([name, one]) => sentencesOf(one, name))
}

/** The sentences of the JSON files and the lines of the other files in a folder, with the file they stand in. */
export function sentencesIn(dir: string): { name: string; sentence: string }[] {
  return readdirSync(dir)
    .sort()
    .flatMap(name => {
      const text = readFileSync(join(dir, name), 'utf8')
      const found = name.endsWith('.json') ? sentencesOf(JSON.parse(text)) : text.split('\n')
      return found.map(sentence => ({ name, sentence }))
    })
}

type Text = { file: string; where: string; text: string }

/** The texts that have so many words in a row in common with a sentence: the first such run, and where it is from. */
export function sharedRuns(texts: Text[], known: { name: string; sentence: string }[], length: number) {
  const from = new Map(
    known.flatMap(({ name, sentence }) => runsOf(sentence, length).map(run => [run, name] as const)),
  )
  return texts.flatMap(({ file, where, text }) => {
    const run = runsOf(text, length).find(one => from.has(one))
    return run === undefined ? [] : [{ file, where, run, name: from.get(run) ?? '' }]
  })
}

/**
 * `node decks/compare-runs.ts [--run=WORDS] [--only=questions] DIR`, for authors: prints every text of the decks that
 * has eight words in a row, or as many as given, in common with the JSON or text files in a folder. `--only` takes
 * the texts of one folder of the decks.
 */
function main(dir: string, options: string[]): number {
  const given = (name: string) => options.find(one => one.startsWith(`--${name}=`))?.split('=')[1]
  const length = Number(given('run') ?? usualRun)
  const folder = given('only')
  const { content } = readContent(import.meta.dirname)
  const texts = textsOf(content).filter(({ file }) => folder === undefined || file.startsWith(`${folder}/`))
  const known = sentencesIn(dir)
  const found = sharedRuns(texts, known, length)
  for (const { file, where, run, name } of found) console.log(`${file}, ${where}: “${run}” (${name})`)
  console.log(
    `${texts.length} texts of the decks against ${known.length} sentences: ` +
      `${found.length} share a run of ${length} words.`,
  )
  return found.length === 0 ? 0 : 1
}

if (import.meta.main) {
  const words = process.argv.slice(2)
  const dir = words.find(word => !word.startsWith('--'))
  if (dir === undefined) {
    console.error('Usage: node decks/compare-runs.ts [--run=WORDS] [--only=questions] DIR')
    process.exitCode = 2
  } else
    process.exitCode = main(
      dir,
      words.filter(word => word.startsWith('--')),
    )
}
