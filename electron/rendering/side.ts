import { type FieldTexts, fieldNamed, isClozeCondition } from './fields.ts'
import { filtered, type TypeRequest } from './filters.ts'
import type { Node } from './template.ts'

/** A side may grow to this many characters; a template that repeats a field without end shows what fits. */
const LONGEST_SIDE = 8_000_000

/** What a side is made from. `frontSide` is null while the front itself is made. */
export type SideWorld = {
  texts: FieldTexts
  ordinal: number
  frontSide: string | null
  nextHint: () => number
  warn: (warning: string) => void
  type: (request: TypeRequest) => void
}

/** One side of a card: a template with its fields filled in. */
export function sideOf(nodes: readonly Node[], world: SideWorld): string {
  let html = ''
  let isFull = false
  const put = (text: string) => {
    if (html.length + text.length <= LONGEST_SIDE) html += text
    else isFull = true
  }
  const fill = (within: readonly Node[]): void => {
    for (const node of within) {
      if (isFull) return
      if (node.is === 'text') put(node.text)
      else if (node.is === 'field') put(fieldOf(node.name, node.filters, world))
      else if (holds(node.name, node.isNegated, world)) fill(node.children)
    }
  }
  fill(nodes)
  if (isFull) world.warn('This card is too long to be shown whole.')
  return html
}

function fieldOf(written: string, filters: readonly string[], world: SideWorld): string {
  if (written.trim() === 'FrontSide') return world.frontSide ?? ''
  // A filter on nothing writes words of its own; Demarc has none that does.
  if (written.trim() === '' && filters.length === 0) return ''
  const field = fieldNamed(world.texts.texts, written)
  if (field === null) {
    world.warn(`The template asks for a field “${written.trim()}”, which this note type does not have.`)
    return ''
  }
  const isQuestion = world.frontSide === null
  return filtered(world.texts.texts.get(field) ?? '', filters, { ...world, field, isQuestion })
}

function holds(name: string, isNegated: boolean, { texts, warn }: SideWorld): boolean {
  const field = fieldNamed(texts.texts, name)
  if (field === null && !isClozeCondition(name)) {
    warn(`The template has a condition on “${name}”, which is no field of this note type.`)
  }
  return (field !== null && texts.filled.has(field)) !== isNegated
}
