import { clozeNumbers } from './cloze.ts'
import { fieldTexts, type RenderNoteType, showsFields } from './fields.ts'
import { parseTemplate, type Template } from './template.ts'

/** Anki's bound: no note has more cards. */
const LAST_CLOZE_ORDINAL = 499

const fronts = new WeakMap<RenderNoteType, Template[]>()

/**
 * Which cards a note has, ascending from 0: of a cloze note type one for each number in any field, otherwise one
 * for each template whose front shows a field that is filled. None for a template with faults. Where nothing is
 * left, Anki still makes card 0 of a new note, so that it can be found; that is for the caller to decide.
 * @see Anki, rslib/src/notetype/cardgen.rs
 */
export function cardOrdinalsOf(noteType: RenderNoteType, fields: readonly string[]): number[] {
  if (noteType.isCloze) {
    const numbers = fields.flatMap(clozeNumbers)
    const ordinals = numbers.map(number => Math.min(number - 1, LAST_CLOZE_ORDINAL))
    return [...new Set(ordinals)].sort((one, other) => one - other)
  }
  const texts = fieldTexts(noteType.fields, fields)
  return frontsOf(noteType).flatMap(({ nodes, faults }, ordinal) =>
    faults.length === 0 && showsFields(nodes, texts) ? [ordinal] : [],
  )
}

/** A note type's fronts are read once, however many notes it has. */
function frontsOf(noteType: RenderNoteType): Template[] {
  const known = fronts.get(noteType)
  if (known !== undefined) return known
  const read = noteType.templates.map(template => parseTemplate(template.front))
  fronts.set(noteType, read)
  return read
}
