import { cardOrdinalsOf } from '../../rendering/ordinals.ts'
import { ordinalsOf } from '../cards.ts'
import { textsOf } from '../note-text.ts'
import type { NoteDecision } from './note-decisions.ts'
import type { StagedCard } from './staged.ts'
import { cardsPerNote } from './staging-schema.ts'
import type { TypePlan } from './type-plans.ts'

/** What a type of Anki's is to the renderer; made once, since its templates are read once. */
const rendered = new WeakMap<TypePlan, Parameters<typeof cardOrdinalsOf>[0]>()

export function renderTypeOf(plan: TypePlan): Parameters<typeof cardOrdinalsOf>[0] {
  const known = rendered.get(plan)
  if (known !== undefined) return known
  const { name, isCloze, css, fields, templates } = plan.type
  const made = { name, isCloze, css, fields: fields.map(field => field.name), templates }
  rendered.set(plan, made)
  return made
}

/**
 * Ordinals of the cards that a note asks for whose file has notes alone. An exam question has none; a note that
 * would have none for want of text gets its first, so that it can be found and mended.
 */
export function askedOrdinals({ type, note, fields }: NoteDecision): number[] {
  const { kind, templates } = type
  if (kind === 'exam') return []
  const asked =
    kind === 'anki' || kind === 'cloze'
      ? cardOrdinalsOf(renderTypeOf(type), textsOf(note.fields))
      : ordinalsOf({ kind, templates, fields: textsOf(fields) })
  return asked.length === 0 ? [0] : asked
}

/** A card that was never seen, as a package would have it. */
export function freshCard(seq: number, ordinal: number, deck: number, position: number): StagedCard {
  return {
    key: seq * cardsPerNote + ordinal,
    id: '',
    deck,
    position,
    ...{ state: 0, step: 0, dueAt: null, dueInDays: null, intervalDays: 0, reps: 0, lapses: 0, flag: 0 },
    ...{ isSuspended: 0, isBuried: 0, stability: null, difficulty: null, ease: 0, lastReview: null },
    other: '{}',
    row: null,
  }
}

/** The same card as if it had never been seen. */
export const forgotten = ({ key, id, deck, position }: StagedCard): StagedCard => ({
  ...freshCard(0, 0, deck, position),
  key,
  id,
})
