import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseDocument } from 'yaml'
import type { z } from 'zod'
import * as schema from './schema.ts'

/** What is wrong, where: a file of the decks, a place in it, a sentence. */
export type Problem = { file: string; where: string; message: string }

/** A file's content beside its name. */
export type From<T> = { file: string; value: T }

/** All source files, parsed but not yet checked against each other. */
export type Content = {
  version: string
  decks: schema.DecksFile
  layers: schema.LayersFile
  controls: schema.ControlsFile
  responsibilities: schema.ResponsibilitiesFile
  names: schema.NamesFile
  sources: schema.SourcesFile
  tags: schema.TagsFile
  services: From<schema.ServiceFile>[]
  topics: From<schema.TopicFile>[]
  questions: From<schema.QuestionFile>[]
  exams: From<schema.ExamFile>[]
}

/** A list that every other file rests on could not be read. */
export class UnreadableDecks extends Error {
  readonly problems: Problem[]
  constructor(problems: Problem[]) {
    super(problems.map(sentenceOf).join('\n'))
    this.problems = problems
  }
}

/** A problem as one line: file, place, sentence. */
export function sentenceOf(problem: Problem): string {
  return problem.where === ''
    ? `${problem.file}: ${problem.message}`
    : `${problem.file}, ${problem.where}: ${problem.message}`
}

/** The path to a fault, with ids where the lists have them: `duties guest-os-patching, owner`. */
function placeOf(raw: unknown, path: readonly PropertyKey[]): string {
  const words: string[] = []
  let here: unknown = raw
  for (const step of path) {
    here = here === null || here === undefined ? undefined : (here as Record<PropertyKey, unknown>)[step]
    if (typeof step !== 'number') words.push(String(step))
    else {
      const id =
        here !== null && typeof here === 'object' && 'id' in here ? String(here.id) : `no. ${step + 1}`
      words.push(`${words.pop() ?? 'entry'} ${id}`)
    }
  }
  return words.join(', ')
}

function messageOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') {
    return `has a key that the format doesn't know: ${issue.keys.join(', ')}.`
  }
  if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined')) return 'is missing.'
  if (issue.code === 'invalid_value') return `must be one of ${issue.values.join(', ')}.`
  return `${issue.message.replace(/\.$/, '')}.`
}

function readOne<S extends z.ZodType>(
  dir: string,
  file: string,
  kind: S,
  problems: Problem[],
): z.output<S> | null {
  const path = join(dir, file)
  if (!existsSync(path)) {
    problems.push({ file, where: '', message: 'is missing.' })
    return null
  }
  const document = parseDocument(readFileSync(path, 'utf8'))
  for (const error of document.errors) {
    const line = error.linePos?.[0].line ?? 1
    problems.push({ file, where: `line ${line}`, message: `is not YAML (${error.code.toLowerCase()}).` })
  }
  if (document.errors.length > 0) return null
  const raw: unknown = document.toJS()
  const read = kind.safeParse(raw)
  if (read.success) return read.data
  for (const issue of read.error.issues) {
    problems.push({ file, where: placeOf(raw, issue.path), message: messageOf(issue) })
  }
  return null
}

function readFolder<S extends z.ZodType>(
  dir: string,
  folder: string,
  kind: S,
  problems: Problem[],
): From<z.output<S>>[] {
  if (!existsSync(join(dir, folder))) return []
  return readdirSync(join(dir, folder))
    .filter(name => name.endsWith('.yaml'))
    .sort()
    .flatMap(name => {
      const file = `${folder}/${name}`
      const value = readOne(dir, file, kind, problems)
      return value === null ? [] : [{ file, value }]
    })
}

/**
 * Reads all files of a decks folder. Files that are not well formed are left out and reported.
 * @throws UnreadableDecks  when one of the lists that the others refer to can't be read
 */
export function readContent(dir: string): { content: Content; problems: Problem[] } {
  const problems: Problem[] = []
  const version = readOne(dir, 'version.yaml', schema.VersionFile, problems)
  const decks = readOne(dir, 'decks.yaml', schema.DecksFile, problems)
  const layers = readOne(dir, 'layers.yaml', schema.LayersFile, problems)
  const controls = readOne(dir, 'controls.yaml', schema.ControlsFile, problems)
  const responsibilities = readOne(dir, 'responsibilities.yaml', schema.ResponsibilitiesFile, problems)
  const names = readOne(dir, 'names.yaml', schema.NamesFile, problems)
  const sources = readOne(dir, 'sources.yaml', schema.SourcesFile, problems)
  const tags = readOne(dir, 'tags.yaml', schema.TagsFile, problems)
  if (!version || !decks || !layers || !controls || !responsibilities || !names || !sources || !tags) {
    throw new UnreadableDecks(problems)
  }
  const services = readFolder(dir, 'services', schema.ServiceFile, problems)
  const topics = readFolder(dir, 'topics', schema.TopicFile, problems)
  const questions = readFolder(dir, 'questions', schema.QuestionFile, problems)
  const exams = readFolder(dir, 'exams', schema.ExamFile, problems)
  for (const { file, value } of services) {
    if (basename(file, '.yaml') !== value.id) {
      problems.push({ file, where: 'id', message: `is ${value.id}; the file must be named after it.` })
    }
  }
  return {
    content: {
      version: version.version,
      decks,
      layers,
      controls,
      responsibilities,
      names,
      sources,
      tags,
      services,
      topics,
      questions,
      exams,
    },
    problems,
  }
}
