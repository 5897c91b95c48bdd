import type { CardId, NoteId } from '../../contract/core.ts'
import type { Tile } from '../../contract/map.ts'
import { isDue } from '../../scheduling/card.ts'
import { retrievabilityOf } from '../../scheduling/fsrs.ts'
import { chanceOf } from '../../scheduling/fuzz.ts'
import type { StudyMoment } from '../../scheduling/study-day.ts'
import type { Handler } from '../collection.ts'
import { all, one, type Reader } from '../db.ts'
import { type Card, cardIfAny } from '../revising/card-rows.ts'
import { plain } from '../revising/content.ts'
import { deckOf } from '../revising/deck-tree.ts'
import { type Held, heldOf, SERVICE_TAG, studyAt } from '../revising/held.ts'
import { roomOf } from '../revising/limits.ts'
import { fieldsOf, type NoteRow } from './note-fields.ts'

/** The duties of a drill, in the order of asking. */
export const drill: Handler<'map.drill'> = (collection, given, at): Tile[] => {
  const held = heldOf(collection, at)
  const study = studyAt(held, at)
  const db = collection.read
  const free = cardsThatAsk(db, held, given).filter(card => isFree(card, study, given.again))
  const chosen = inTurn(db, held, free, study, given.services.length === 0).slice(0, given.count)
  // Content order would put the same owner in a row.
  const shuffled = chosen.toSorted(
    (card, other) => chanceOf(card.id, study.today) - chanceOf(other.id, study.today),
  )
  return shuffled.map(card => tileOf(db, held, card))
}

/** Names one showing of a card: it is over once the card changes. */
export function turnOf(card: Card): string {
  return `${card.id}-${card.version}`
}

/** Note types whose cards ask whose a duty is. */
export function askingTypes(held: Held): string {
  const ids = [...held.noteTypes.values()].filter(({ kind }) => kind === 'whose').map(({ id }) => id)
  return JSON.stringify(ids)
}

/** The cards that ask for a duty of these services and this layer, in content order. */
function cardsThatAsk(
  db: Reader,
  held: Held,
  { services, layer }: { services: readonly string[]; layer: string | null },
): Card[] {
  const rows = all<{ id: CardId }>(
    db,
    `SELECT card.id AS id FROM note JOIN card ON card.note_id = note.id
     WHERE note.note_type_id IN (SELECT value FROM json_each(:types)) AND card.is_suspended = 0
       AND (:isMixed = 1 OR note.id IN (
         SELECT note_id FROM note_tag WHERE tag IN (SELECT value FROM json_each(:services))))
       AND (:layer IS NULL OR note.id IN (SELECT note_id FROM note_tag WHERE tag = :layer))
     ORDER BY card.position, card.note_id, card.id`,
    {
      types: askingTypes(held),
      isMixed: services.length === 0 ? 1 : 0,
      services: JSON.stringify(services.map(service => `${SERVICE_TAG}${service}`)),
      layer: layer === null ? null : `layer::${layer}`,
    },
  )
  return rows.flatMap(({ id }) => cardIfAny(db, id) ?? [])
}

/** Whether a card may be asked: a day asks nothing twice, unless that is wanted. */
function isFree(card: Card, { today }: StudyMoment, again: boolean): boolean {
  if (card.lastReviewDay === today) return again
  return card.buriedUntil <= today
}

/** Due cards, the most forgotten first; then new ones; then those that come due later. */
function inTurn(
  db: Reader,
  held: Held,
  cards: readonly Card[],
  study: StudyMoment,
  isMixed: boolean,
): Card[] {
  const room = roomOf(db, held.decks, held.settings, study.today, !isMixed)
  const chance = (card: Card) =>
    retrievabilityOf(card, study.today, deckOf(held.decks, card.deckId).options.parameters) ?? 0
  const byChance = (some: readonly Card[]) =>
    some
      .map(card => ({ card, chance: chance(card) }))
      .sort((one, other) => one.chance - other.chance)
      .map(({ card }) => card)
  const seen = cards.filter(card => card.state !== 'new')
  const fresh = cards.filter(card => card.state === 'new' && room.take('new', card.deckId))
  return [
    ...byChance(seen.filter(card => isDue(card, study))),
    ...fresh,
    ...byChance(seen.filter(card => !isDue(card, study))),
  ]
}

function tileOf(db: Reader, held: Held, card: Card): Tile {
  const { type, json } = noteBehind(db, held, card.noteId)
  const fields = fieldsOf(type, json)
  return {
    ...{ cardId: card.id, noteId: card.noteId, turn: turnOf(card), state: card.state },
    context: plain(fields('Context')),
    question: fields('Question'),
  }
}

/** The note of a card with its type. */
export function noteBehind(db: Reader, held: Held, noteId: NoteId) {
  const note = one<NoteRow>(
    db,
    'SELECT id AS noteId, note_type_id AS typeId, fields FROM note WHERE id = :noteId',
    { noteId },
  )
  const type = held.noteTypes.get(note?.typeId ?? -1)
  if (note === undefined || type === undefined) throw new Error(`Note ${noteId} has cards but no type.`)
  return { type, json: note.fields }
}
