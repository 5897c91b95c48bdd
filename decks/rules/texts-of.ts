import { questionOf } from '../generate.ts'
import { toPlain } from '../html.ts'
import type { Content } from '../read.ts'
import type { Cell, Note, Question, ServiceFile } from '../schema.ts'

/** A text of the decks and where it stands. `role` decides which rules hold for it. */
export type DeckText = {
  file: string
  where: string
  role: 'question' | 'answer' | 'stem' | 'why' | 'accepted' | 'summary' | 'other'
  text: string
  /** The text without its code, for rules about spelling. */
  prose: string
}

type Raw = Omit<DeckText, 'prose'>

/** The cloze text with its deletions filled in. */
export function withoutCloze(text: string): string {
  return text.replace(/\{\{c\d+::(.*?)(?:::.*?)?\}\}/g, '$1')
}

/** What a note asks and answers, as plain text; a reversed note asks twice. */
export function asksOf(note: Note): { question: string; answer: string }[] {
  const both = (...parts: (string | undefined)[]) => parts.filter(Boolean).join('\n')
  switch (note.type) {
    case 'basic':
    case 'typed':
      return [{ question: note.question, answer: both(note.answer, note.reason) }]
    case 'reversed':
      return [
        { question: note.front_asks, answer: both(note.back, note.reason) },
        { question: note.back_asks, answer: both(note.front, note.reason) },
      ]
    case 'cloze':
      return [{ question: withoutCloze(note.text), answer: note.reason }]
    case 'choice':
      return [{ question: note.question, answer: note.reason }]
    case 'whose':
      return [{ question: note.question, answer: both(note.reason, note.aws_part, note.customer_part) }]
    case 'error':
      return [{ question: note.statement, answer: both(note.correction, note.reason) }]
  }
}

function textsOfCell(file: string, service: ServiceFile, cell: Cell): Raw[] {
  const where = `duties ${cell.id}`
  const answer = [cell.reason, cell.aws_part, cell.customer_part].filter(Boolean).join('\n')
  return [
    { file, where, role: cell.quiz ? 'question' : 'other', text: questionOf(service, cell) },
    { file, where, role: cell.quiz ? 'answer' : 'other', text: answer },
    { file, where, role: 'other', text: [cell.duty, cell.hint, cell.when].filter(Boolean).join('\n') },
  ]
}

function textsOfNote(file: string, note: Note): Raw[] {
  const where = `notes ${note.id}`
  const asked = asksOf(note).flatMap(({ question, answer }): Raw[] => [
    { file, where, role: 'question', text: question },
    { file, where, role: 'answer', text: answer },
  ])
  const options = note.type === 'choice' ? note.options : []
  const accepted = note.type === 'typed' ? note.accept : []
  const others = [note.context, note.hint, ...options.map(option => option.text)]
  return [
    ...asked,
    ...options.map((option): Raw => ({ file, where, role: 'why', text: option.why })),
    ...accepted.map((text): Raw => ({ file, where, role: 'accepted', text })),
    ...others.flatMap((text): Raw[] => (text ? [{ file, where, role: 'other', text }] : [])),
  ]
}

function textsOfQuestion(file: string, question: Question): Raw[] {
  const where = `questions ${question.id}`
  return [
    { file, where, role: 'stem', text: question.stem },
    { file, where, role: 'answer', text: question.reason },
    ...question.options.flatMap((option): Raw[] => [
      { file, where, role: 'other', text: option.text },
      { file, where, role: 'why', text: option.why },
    ]),
  ]
}

/** Every text that a reader of the decks gets to see, without its marks. */
export function textsOf(content: Content): DeckText[] {
  const services = content.services.flatMap(({ file, value }): Raw[] => [
    { file, where: 'name', role: 'other', text: `${value.name}, ${value.short}` },
    { file, where: 'summary', role: 'summary', text: value.summary },
    ...(value.status ? [{ file, where: 'status', role: 'other' as const, text: value.status.text }] : []),
    ...value.duties.flatMap(cell => textsOfCell(file, value, cell)),
  ])
  const topics = content.topics.flatMap(({ file, value }) =>
    value.notes.flatMap(note => textsOfNote(file, note)),
  )
  const questions = content.questions.flatMap(({ file, value }) =>
    value.questions.flatMap(question => textsOfQuestion(file, question)),
  )
  const lists = [
    ...content.layers.map(layer => ({
      file: 'layers.yaml',
      where: layer.id,
      text: `${layer.name}. ${layer.definition} ${layer.examples.join(', ')}.`,
    })),
    ...content.controls.flatMap(kind => [
      { file: 'controls.yaml', where: kind.id, text: `${kind.name}. ${kind.definition}` },
      ...kind.controls.map(({ id, name, aws = '', customer = '' }) => ({
        ...{ file: 'controls.yaml', where: `controls ${id}` },
        text: `${name}. ${aws} ${customer}`,
      })),
    ]),
    ...content.decks.decks.map(deck => ({
      file: 'decks.yaml',
      where: deck.id,
      text: `${deck.name}. ${deck.about}`,
    })),
    ...content.responsibilities.rows.map(row => ({
      file: 'responsibilities.yaml',
      where: row.id,
      text: row.name,
    })),
  ].map((text): Raw => ({ ...text, role: 'other' }))
  return [...services, ...topics, ...questions, ...lists].map(one => ({
    ...one,
    text: toPlain(one.text),
    prose: toPlain(one.text.replace(/`[^`]*`/g, '')),
  }))
}
