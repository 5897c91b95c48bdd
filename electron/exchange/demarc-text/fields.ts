import { optionLetters } from '../text/note-types.ts'
import { keysOf, lists, owners } from './keys.ts'
import type { OurKind } from './our-types.ts'
import { fromHtml, type TextValue, toHtml } from './values.ts'

export type OptionText = { text: TextValue; right?: boolean | undefined; why?: TextValue | undefined }
/** What a note says beside its id, deck, type and tags, by key. */
export type NoteText = Record<string, TextValue | TextValue[] | OptionText[] | undefined>

/** The fields of a note of a kind of ours, by name, from what its text says. */
export function fieldsFrom(kind: OurKind, note: NoteText): Record<string, string> {
  const fields: Record<string, string> = {}
  const value = (key: string) => note[key] as TextValue | undefined
  for (const [key, field] of keysOf(kind)) fields[field] = toHtml(value(key) ?? '')
  const list = lists[kind]
  if (list) {
    const entries = (note[list.key] ?? []) as TextValue[]
    fields[list.field] = entries.map(toHtml).join(list.between)
  }
  if (kind === 'whose') fields.Owner = owners[value('owner') as keyof typeof owners] ?? ''
  if (kind === 'choice' || kind === 'exam') {
    const options = (note.options ?? []) as OptionText[]
    const right = optionLetters.filter((_, index) => options[index]?.right === true)
    for (const [index, letter] of optionLetters.entries()) {
      fields[`Option ${letter}`] = toHtml(options[index]?.text ?? '')
      fields[`Why ${letter}`] = toHtml(options[index]?.why ?? '')
    }
    fields.Answer = right.join(', ')
    if (kind === 'exam') fields.Choose ||= String(right.length)
  }
  return fields
}

/** The text that says these fields, in the order of the keys; null when no text would give the very same back. */
export function textFrom(kind: OurKind, fields: Readonly<Record<string, string>>): NoteText | null {
  const note: NoteText = {}
  const field = (name: string) => fields[name] ?? ''
  for (const [key, name] of keysOf(kind).filter(([key]) => key !== 'choose')) {
    if (field(name) !== '') note[key] = fromHtml(field(name))
    if (key === 'question' || key === 'stem') Object.assign(note, optionsText(kind, field))
    if (key === 'question' && kind === 'whose') note.owner = ownerKey(field('Owner'))
  }
  const list = lists[kind]
  if (list && field(list.field) !== '') note[list.key] = field(list.field).split(list.between).map(fromHtml)
  const back = fieldsFrom(kind, note)
  if (kind === 'exam' && back.Choose !== field('Choose')) note.choose = fromHtml(field('Choose'))
  const again = fieldsFrom(kind, note)
  const names = new Set([...Object.keys(again), ...Object.keys(fields)])
  return [...names].every(name => (again[name] ?? '') === field(name)) ? note : null
}

function ownerKey(said: string): string {
  return Object.entries(owners).find(([, name]) => name === said)?.[0] ?? ''
}

function optionsText(kind: OurKind, field: (name: string) => string): NoteText {
  if (kind !== 'choice' && kind !== 'exam') return {}
  const right: string[] = field('Answer').match(/[A-F]/g) ?? []
  const used = optionLetters.filter(letter => field(`Option ${letter}`) !== '')
  return {
    options: used.map(letter => ({
      text: fromHtml(field(`Option ${letter}`)),
      ...(right.includes(letter) ? { right: true } : {}),
      ...(field(`Why ${letter}`) === '' ? {} : { why: fromHtml(field(`Why ${letter}`)) }),
    })),
  }
}
