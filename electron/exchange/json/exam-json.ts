import { z } from 'zod'
import type { DeckPackage } from '../deck-package.ts'
import { doubtsOf, type ExamQuestion, examNote } from '../exams/question.ts'
import { gatheringOf } from '../text/gather.ts'
import { linesToHtml, looksLikeHtml } from '../text/html.ts'
import type { TextOptions } from '../text/plan.ts'
import type { TextFile } from '../text/text-file.ts'
import { optionsOf, type ReadOption } from './exam-options.ts'
import { countsFromOne, rightOf } from './exam-right.ts'
import { firstOf, type Json, listsIn, textOf } from './json-values.ts'

const stems = [
  'question',
  'questionText',
  'question_text',
  'stem',
  'prompt',
  'questionTitle',
  'q',
  'text',
  'title',
]
const explanations = [
  'explanation',
  'explanations',
  'rationale',
  'reason',
  'feedback',
  'description',
  'comment',
  'why',
]
const sources = ['source', 'reference', 'references', 'url', 'link', 'ref', 'links']
const topics = ['domain', 'category', 'topic', 'section', 'subject', 'chapter', 'service']

type Read = { json: Json; stem: string; options: ReadOption[]; where: string }

/**
 * The questions of a practice exam, whatever they call their keys: a list of objects with a question and options,
 * and the right ones by text, letter, number or a mark of their own. Null when there is none in the file.
 */
export function examFrom(value: unknown, file: TextFile, options: TextOptions): DeckPackage | null {
  const questions = listsIn(value).flatMap(({ items, place }) =>
    items.flatMap((json, index): Read[] => {
      const stem = textOf(firstOf(json, stems))
      const found = optionsOf(json)
      return stem !== '' && found.length > 1
        ? [{ json, stem, options: found, where: `${place}${index + 1}` }]
        : []
    }),
  )
  if (questions.length === 0) return null
  const base = countsFromOne(questions.map(({ json, options: { length } }) => ({ json, length }))) ? 1 : 0
  const gathering = gatheringOf(file)
  const deck = options.deck ?? titleOf(value) ?? file.title
  for (const read of questions) {
    const question = questionOf(read, base)
    const { isUsable, what } = doubtsOf(question)
    if (what) gathering.warn(read.where, what)
    const { type, fields } = examNote(question)
    if (isUsable) gathering.add({ type, fields, deck, tags: tagsOf(read.json), where: read.where })
  }
  return gathering.package(
    'Practice exam (JSON)',
    `${file.name} has questions, but for none of them a right answer. Add them under “correct” and import it again.`,
  )
}

const html = (text: string) => (looksLikeHtml(text) ? text.trim() : linesToHtml(text))

function questionOf({ json, stem, options }: Read, base: 0 | 1): ExamQuestion {
  const right = rightOf(json, options, base)
  const source = textOf(firstOf(json, sources))
  const domain = textOf(json.domain)
  return {
    stem: html(stem),
    options: options.map(({ text, why }, index) => ({
      html: html(text),
      isRight: right.includes(index),
      why: html(why),
    })),
    reason: html(textOf(firstOf(json, explanations))),
    source: /^https?:\/\/\S+$/.test(source) ? source : '',
    domain: /^(?:domain\s*)?([1-4])$/i.exec(domain)?.[1] ?? '',
    task: /^[1-4]\.\d{1,2}$/.exec(textOf(json.task))?.[0] ?? '',
    difficulty: /^[1-3]$/.exec(textOf(json.difficulty))?.[0] ?? '',
  }
}

/** Tags, and what the question is about where that is no domain of the exam guide. */
function tagsOf(json: Json): string[] {
  const told = z.array(z.string()).catch(textOf(json.tags).split(/[,;]/)).parse(json.tags)
  const topic = textOf(firstOf(json, topics))
  const isDomain = /^(?:domain\s*)?[1-4]$/i.test(topic)
  return [...told, ...(topic !== '' && topic.length < 80 && !isDomain ? [`topic::${topic}`] : [])]
    .map(tag => tag.trim().replace(/\s+/g, '_'))
    .filter(Boolean)
}

function titleOf(value: unknown): string | null {
  const read = z.looseObject({}).safeParse(value)
  const title = read.success ? textOf(firstOf(read.data, ['title', 'name', 'exam', 'quiz'])) : ''
  return title !== '' && title.length < 200 ? title : null
}
