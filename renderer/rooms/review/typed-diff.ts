import { diffArrays } from 'diff'

/** A run of characters of a typed answer: as it should be, left out, or not belonging there. */
export type DiffPart = { is: 'same' | 'missing' | 'wrong'; text: string }

/** A typed answer held against the accepted term it comes closest to. */
export type TypedVerdict = {
  isRight: boolean
  /** Nothing was typed: neither right nor wrong. */
  isEmpty: boolean
  /** The accepted term that was compared with, as it is written. */
  against: string
  parts: DiffPart[]
}

const segments = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Characters as a reader sees them, so that an accent or an emoji is never torn apart. */
function graphemes(text: string): string[] {
  return [...segments.segment(text)].map(part => part.segment)
}

/** Spaces around are dropped, several count as one, and one letter has one form. */
function tidy(text: string): string {
  return text.normalize('NFC').trim().replaceAll(/\s+/g, ' ')
}

function isSameCharacter(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}

/** Compares character by character, without regard to case. */
function diffOf(typed: string, accepted: string): DiffPart[] {
  const changes = diffArrays(graphemes(typed), graphemes(accepted), { comparator: isSameCharacter })
  return changes.map(change => ({
    is: change.added ? 'missing' : change.removed ? 'wrong' : 'same',
    text: change.value.join(''),
  }))
}

function distance(parts: readonly DiffPart[]): number {
  return parts.reduce((sum, part) => sum + (part.is === 'same' ? 0 : graphemes(part.text).length), 0)
}

/** Words that have little in common would be a riddle of single letters: those are wrong as a whole. */
function readable(parts: DiffPart[], given: string): DiffPart[] {
  const all = parts.reduce((sum, part) => sum + graphemes(part.text).length, 0)
  const same = all - distance(parts)
  return same * 2 < all ? [{ is: 'wrong', text: given }] : parts
}

/**
 * Holds a typed answer against the accepted term it comes closest to. Case and spaces around or doubled do not
 * count; accents and punctuation do.
 * @param accepted  all spellings that count as right, the preferred one first; at least one
 */
export function compareTyped(typed: string, accepted: readonly string[]): TypedVerdict {
  const given = tidy(typed)
  const terms = accepted.map(tidy)
  if (given === '') return { isRight: false, isEmpty: true, against: terms[0] ?? '', parts: [] }
  const candidates = terms.map(against => ({ against, parts: diffOf(given, against) }))
  const closest = candidates.reduce<(typeof candidates)[number] | null>(
    (best, one) => (best === null || distance(one.parts) < distance(best.parts) ? one : best),
    null,
  )
  if (closest === null)
    return { isRight: false, isEmpty: false, against: '', parts: [{ is: 'wrong', text: given }] }
  const isRight = closest.parts.every(part => part.is === 'same')
  return { isRight, isEmpty: false, against: closest.against, parts: readable(closest.parts, given) }
}
