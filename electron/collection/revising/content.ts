import type { CardId, Owner } from '../../contract/core.ts'
import type { ChoiceOption, Content } from '../../contract/review.ts'
import { chanceOf } from '../../scheduling/fuzz.ts'
import { clozeNumbers, clozeSides } from './cloze.ts'
import type { NoteType } from './note-types.ts'

/** Field texts by name; a field that is not there reads as empty. */
export type Fields = (name: string) => string

/** A note's texts by the names of its fields. An imported note type has fields of its own meaning, whatever their names. */
export function fieldsOf(type: NoteType, texts: readonly string[]): Fields {
  return type.kind === 'anki' ? () => '' : name => texts[type.fields.indexOf(name)] ?? ''
}

/** Where a note's fact comes from; null when it does not say. */
export function sourceOf(fields: Fields): { url: string; title: string; checked: string } | null {
  const url = plain(fields('Source'))
  return url === ''
    ? null
    : { url, title: plain(fields('Source title')) || url, checked: plain(fields('Checked')) }
}

/** The card of a note that is shown: its template or deletion, and what the order of options hangs on. */
export type Shown = { readonly id: CardId; readonly ordinal: number; readonly reps: number }

/** What stands between the spellings in `Also accepted`. */
const ACCEPTED_SEPARATOR = '|'

const LETTERS = ['A', 'B', 'C', 'D', 'E', 'F']

/** What is on a card. A note type without a way of its own shows its first field, and the others as the answer. */
export function contentOf(card: Shown, type: NoteType, texts: readonly string[], fields: Fields): Content {
  switch (type.kind) {
    case 'basic':
      return { kind: 'basic', question: fields('Front'), answer: fields('Back') }
    case 'reversed':
      return card.ordinal === 0
        ? { kind: 'basic', question: fields('Front asks') || fields('Front'), answer: fields('Back') }
        : { kind: 'basic', question: fields('Back asks') || fields('Back'), answer: fields('Front') }
    case 'cloze':
      return clozeContent(card, fields('Text'))
    case 'typed':
      return {
        kind: 'typed',
        question: fields('Front'),
        term: plain(fields('Term')),
        accepted: fields('Also accepted').split(ACCEPTED_SEPARATOR).map(plain).filter(Boolean),
      }
    case 'choice':
    case 'exam':
      return choiceContent(card, fields)
    case 'whose':
      return {
        kind: 'whose',
        question: fields('Question'),
        owner: ownerOf(fields('Owner')),
        awsPart: fields('AWS part'),
        customerPart: fields('Customer part'),
      }
    case 'error':
      return {
        kind: 'error',
        statement: fields('Statement'),
        error: fields('Error'),
        correction: fields('Correction'),
      }
    default:
      return {
        kind: 'basic',
        question: texts[0] ?? '',
        answer: texts.slice(1).filter(Boolean).join('<br>'),
      }
  }
}

/** The card's ordinal is the deletion's number less one, as in Anki. */
function clozeContent(card: Shown, text: string): Content {
  const number = card.ordinal + 1
  const asked = clozeNumbers(text).includes(number)
  return { kind: 'cloze', ...clozeSides(text, asked ? number : (clozeNumbers(text)[0] ?? 1)) }
}

/** Options in an order of their own for every repetition of the card, the same however often it is drawn. */
function choiceContent(card: Shown, fields: Fields): Content {
  const right = new Set(plain(fields('Answer')).toUpperCase().match(/[A-F]/g) ?? [])
  const options = LETTERS.map(letter => ({
    html: fields(`Option ${letter}`),
    why: fields(`Why ${letter}`),
    isRight: right.has(letter),
  })).filter(option => option.html !== '')
  const shuffled = inOrderOf(card, options).map(
    (option, index): ChoiceOption => ({ letter: LETTERS[index] ?? '', ...option }),
  )
  const choose = Math.max(1, options.filter(option => option.isRight).length)
  return { kind: 'choice', question: fields('Question'), options: shuffled, choose }
}

function inOrderOf<Thing>(card: Shown, things: readonly Thing[]): Thing[] {
  return things
    .map((thing, index) => ({ thing, rank: chanceOf(card.id, (card.reps + 1) * LETTERS.length + index) }))
    .sort((one, other) => one.rank - other.rank)
    .map(({ thing }) => thing)
}

/** The owner a field names; what it does not know is the customer's. */
export function ownerOf(text: string): Owner {
  const name = plain(text).toLowerCase()
  return name === 'aws' || name === 'shared' ? name : 'customer'
}

const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  '#39': "'",
}

/** A field's text without tags and entities: what a person would type. */
export function plain(html: string): string {
  return html
    .replace(/<(br|div|p)\b[^<>]*>/gi, ' ')
    .replace(/<[^<>]*>/g, '')
    .replace(/&(#39|[a-z]+);/g, (whole, name: string) => ENTITIES[name] ?? whole)
    .replace(/\s+/g, ' ')
    .trim()
}
