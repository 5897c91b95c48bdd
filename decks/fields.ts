import { numberOf } from './generate.ts'
import { acceptedSeparator, optionLetters } from './note-types.ts'
import type * as schema from './schema.ts'

/** What the field `Owner` says. */
export const ownerNames = { aws: 'AWS', customer: 'Customer', shared: 'Shared' } as const

/** The guid of a hand-written note or an exam question. */
export function guidOfNote(id: string): string {
  return `demarc:${id}`
}

/** Options as fields, in an order that the guid alone decides, so that the right ones stand anywhere. */
export function optionFields(guid: string, options: { text: string; right: boolean; why: string }[]) {
  const shuffled = options
    .map((option, index) => ({ option, rank: numberOf(`${guid} ${index}`) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ option }) => option)
  const fields: Record<string, string> = {}
  const right: string[] = []
  for (const [index, letter] of optionLetters.entries()) {
    const option = shuffled[index]
    fields[`Option ${letter}`] = option?.text ?? ''
    fields[`Why ${letter}`] = option?.why ?? ''
    if (option?.right) right.push(letter)
  }
  return { ...fields, Answer: right.join(', ') }
}

/** The fields that only this type of note has. */
export function ownFields(note: schema.Note): Record<string, string> {
  switch (note.type) {
    case 'basic':
      return { Front: note.question, Back: note.answer }
    case 'reversed':
      return {
        Front: note.front,
        Back: note.back,
        'Front asks': note.front_asks,
        'Back asks': note.back_asks,
      }
    case 'cloze':
      return { Text: note.text }
    case 'typed':
      return { Front: note.question, Term: note.answer, 'Also accepted': note.accept.join(acceptedSeparator) }
    case 'choice':
      return { Question: note.question, ...optionFields(guidOfNote(note.id), note.options) }
    case 'whose':
      return {
        Question: note.question,
        Duty: note.duty,
        Owner: ownerNames[note.owner],
        'AWS part': note.aws_part ?? '',
        'Customer part': note.customer_part ?? '',
      }
    case 'error':
      return { Statement: note.statement, Error: note.error, Correction: note.correction }
  }
}
