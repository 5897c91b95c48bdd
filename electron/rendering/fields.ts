import { escapeHtml } from './entities.ts'
import type { Node } from './template.ts'

/** A note type as rendering needs it. Names are as templates use them; `css` is for both sides of all its cards. */
export type RenderNoteType = {
  readonly name: string
  /** One card for each cloze number instead of one for each template. */
  readonly isCloze: boolean
  readonly fields: readonly string[]
  readonly templates: readonly { readonly name: string; readonly front: string; readonly back: string }[]
  readonly css: string
}

/** Field texts (HTML) by name, and the names of those that are not empty. */
export type FieldTexts = { texts: ReadonlyMap<string, string>; filled: ReadonlySet<string> }

const emptyText = /^(?:\s|<\/?(?:br|div) ?\/?>)*$/i

/** Whether a field holds nothing but white space, line breaks and empty blocks; Anki's measure of emptiness. */
export function isEmptyField(html: string): boolean {
  // Beyond this no editor leaves blanks, and the pattern need not be tried.
  return html.length < 10_000 && emptyText.test(html)
}

/** The fields of a note by name; what the note has too few of reads as empty. */
export function fieldTexts(names: readonly string[], values: readonly string[]): FieldTexts {
  return withFilled(new Map(names.map((name, index) => [name, values[index] ?? ''])))
}

function withFilled(texts: Map<string, string>): FieldTexts {
  const filled = new Set<string>()
  for (const [name, text] of texts) if (!isEmptyField(text)) filled.add(name)
  return { texts, filled }
}

/** What is known of a card beside its note. `deck` is its full name, levels joined by `::`; `flag` is 0 to 7. */
export type CardFacts = {
  noteType: RenderNoteType
  fields: readonly string[]
  ordinal: number
  tags: readonly string[]
  deck: string
  flag: number
}

/** A card's fields with the special ones; a field of the note's own goes before a special one of its name. */
export function cardTexts(card: CardFacts, templateName: string): FieldTexts {
  const { texts } = fieldTexts(card.noteType.fields, card.fields)
  const all = new Map<string, string>([
    ['Tags', escapeHtml(card.tags.join(' '))],
    ['Type', escapeHtml(card.noteType.name)],
    ['Deck', escapeHtml(card.deck)],
    ['Subdeck', escapeHtml(card.deck.split('::').at(-1) ?? '')],
    ['Card', escapeHtml(templateName)],
    ['CardFlag', `flag${card.flag}`],
    // For conditions on the card of a cloze number, `{{#c2}}`.
    [`c${card.ordinal + 1}`, '1'],
    ...texts,
  ])
  return withFilled(all)
}

/** Whether a name may stand in a condition without being a field: `c1` holds on the first card of a cloze note. */
export function isClozeCondition(name: string): boolean {
  return /^c\d+$/.test(name)
}

/** A field under the name that a template uses; blanks around it and its Unicode form do not count. Null: none. */
export function fieldNamed(texts: ReadonlyMap<string, string>, name: string): string | null {
  const trimmed = name.trim()
  for (const form of [name, trimmed, trimmed.normalize('NFC'), trimmed.normalize('NFD')]) {
    if (texts.has(form)) return form
  }
  return null
}

/**
 * Whether the fields that are filled show anything: text of the template alone does not count. By this rule Anki
 * decides which cards a note has.
 */
export function showsFields(nodes: readonly Node[], { texts, filled }: FieldTexts): boolean {
  const isFilled = (name: string) => filled.has(fieldNamed(texts, name) ?? name)
  return nodes.some(node => {
    if (node.is === 'text') return false
    if (node.is === 'field') return isFilled(node.name)
    return isFilled(node.name) !== node.isNegated && showsFields(node.children, { texts, filled })
  })
}
