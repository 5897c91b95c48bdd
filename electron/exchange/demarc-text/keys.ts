import type { OurKind } from './our-types.ts'

/** Key of the text and field of the note type. Options and lists are apart. */
export type KeyOfField = readonly (readonly [key: string, field: string])[]

const own: Record<OurKind, KeyOfField> = {
  basic: [
    ['question', 'Front'],
    ['answer', 'Back'],
  ],
  reversed: [
    ['front', 'Front'],
    ['back', 'Back'],
    ['front_asks', 'Front asks'],
    ['back_asks', 'Back asks'],
  ],
  cloze: [['text', 'Text']],
  typed: [
    ['question', 'Front'],
    ['answer', 'Term'],
  ],
  choice: [['question', 'Question']],
  whose: [
    ['question', 'Question'],
    ['duty', 'Duty'],
    ['aws_part', 'AWS part'],
    ['customer_part', 'Customer part'],
  ],
  error: [
    ['statement', 'Statement'],
    ['error', 'Error'],
    ['correction', 'Correction'],
  ],
  exam: [
    ['stem', 'Question'],
    ['choose', 'Choose'],
    ['domain', 'Domain'],
    ['task', 'Task'],
    ['difficulty', 'Difficulty'],
  ],
}

const common: KeyOfField = [
  ['reason', 'Reason'],
  ['hint', 'Hint'],
  ['context', 'Context'],
  ['service', 'Service'],
  ['layer', 'Layer'],
  ['source', 'Source'],
  ['source_title', 'Source title'],
  ['verified_on', 'Checked'],
]

/** The keys of a note of a kind, in the order they are written. */
export const keysOf = (kind: OurKind): KeyOfField => [...own[kind], ...common]

/** The keys that a note of a kind can't do without. */
export const neededKeys: Record<OurKind, readonly string[]> = {
  basic: ['question'],
  reversed: ['front', 'back'],
  cloze: ['text'],
  typed: ['question', 'answer'],
  choice: ['question', 'options'],
  whose: ['question', 'owner'],
  error: ['statement'],
  exam: ['stem', 'options'],
}

/** Fields that are lists in the text: the key, and what stands between the entries in the field. */
export const lists: Partial<Record<OurKind, { key: string; field: string; between: string }>> = {
  typed: { key: 'accept', field: 'Also accepted', between: ' | ' },
  exam: { key: 'tests', field: 'Tests', between: ' ' },
}

/** What `owner` says, and what stands in the field. */
export const owners = { aws: 'AWS', customer: 'Customer', shared: 'Shared' } as const
