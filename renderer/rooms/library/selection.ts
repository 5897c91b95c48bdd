/** Which of the listed notes are chosen. Places count from 0 in the list; ids are the notes'. */
export type Selection<Id> = {
  /** Where the keys are; -1 in an empty list. */
  readonly at: number
  /** Where a range begins. */
  readonly anchor: number
  readonly chosen: ReadonlySet<Id>
}

/** How a note was pointed at: alone, added or taken out, or as the end of a range. */
export type Way = 'alone' | 'toggle' | 'range'

/** Nothing is chosen yet. */
export const nothingChosen: Selection<never> = { at: -1, anchor: -1, chosen: new Set() }

/** The selection after the note at a place was pointed at. */
export function chosenAt<Id>(
  before: Selection<Id>,
  ids: readonly Id[],
  place: number,
  way: Way,
): Selection<Id> {
  const at = Math.max(0, Math.min(ids.length - 1, place))
  const id = ids[at]
  if (id === undefined) return nothingChosen
  if (way === 'range') {
    const anchor = before.anchor < 0 ? at : Math.min(before.anchor, ids.length - 1)
    const [first, last] = anchor < at ? [anchor, at] : [at, anchor]
    return { at, anchor, chosen: new Set(ids.slice(first, last + 1)) }
  }
  if (way === 'alone') return { at, anchor: at, chosen: new Set([id]) }
  const chosen = new Set(before.chosen)
  if (!chosen.delete(id)) chosen.add(id)
  return { at, anchor: at, chosen }
}

/** Every note of the list. */
export function allChosen<Id>(before: Selection<Id>, ids: readonly Id[]): Selection<Id> {
  return ids.length === 0 ? nothingChosen : { at: Math.max(0, before.at), anchor: 0, chosen: new Set(ids) }
}

/**
 * The selection over a list that was read again: what is still in it stays chosen. When nothing is, as after a
 * deletion, the note that now stands where the keys were is chosen.
 */
export function stillChosen<Id>(before: Selection<Id>, ids: readonly Id[]): Selection<Id> {
  if (ids.length === 0) return nothingChosen
  const chosen = new Set(ids.filter(id => before.chosen.has(id)))
  if (chosen.size === 0) return chosenAt(before, ids, Math.max(0, before.at), 'alone')
  const at = Math.max(0, Math.min(before.at, ids.length - 1))
  return { at, anchor: Math.min(Math.max(0, before.anchor), ids.length - 1), chosen }
}

/** Where a key leads from a place, `page` being the notes in sight; null for keys that lead nowhere. */
export function placeFor(key: string, at: number, count: number, page: number): number | null {
  const steps: Record<string, number> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: count - 1,
  }
  const to = steps[key]
  return to === undefined ? null : Math.max(0, Math.min(count - 1, to))
}
