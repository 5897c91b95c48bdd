import { CardId, type Owner } from '../../contract/core.ts'
import type { Placed } from '../../contract/map.ts'
import { Refused } from '../../contract/refused.ts'
import { paceMs } from '../../scheduling/pace.ts'
import { placementGrade } from '../../scheduling/placement.ts'
import type { Handler } from '../collection.ts'
import { all, type Reader } from '../db.ts'
import { gradeCard, leechNotice } from '../revising/answer.ts'
import { buryUntil, cardById } from '../revising/card-rows.ts'
import { ownerOf } from '../revising/content.ts'
import { type Held, heldOf, studyAt } from '../revising/held.ts'
import { GRADED } from '../revising/past.ts'
import { journalOf } from '../revising/session.ts'
import { askingTypes, noteBehind, turnOf } from './drill.ts'
import { fieldsOf, sourceOf } from './note-fields.ts'

const words: Record<Owner, string> = { aws: 'AWS', customer: 'Customer', shared: 'Shared' }

/** Placements that the learner's pace is measured by, and among how many of the latest reviews they are looked for. */
const PACE_ANSWERS = 200
const LOOKED_AT = 2000

/** Places a duty: one transaction, one review, one undo step. */
export const place: Handler<'map.place'> = (collection, given, at): Placed => {
  const held = heldOf(collection, at)
  const study = studyAt(held, at)
  const { card, fields } = shownTile(collection.read, held, given)
  const owner = ownerOf(fields('Owner'))
  const isRight = given.owner === owner
  const pace = paceMs(timesOf(collection.read, askingTypes(held)))
  const grade = placementGrade({ isRight, tookMs: given.tookMs, state: card.state }, pace)
  const answered = collection.act(`Place on ${words[given.owner]}`, db => {
    const done = gradeCard(db, held.decks, card, { grade, tookMs: given.tookMs }, study)
    buryUntil(db, card.id, study.today + 1)
    return done
  })
  return {
    ...{ isRight, owner, grade, source: sourceOf(fields) },
    ...{ reason: fields('Reason'), awsPart: fields('AWS part'), customerPart: fields('Customer part') },
    days: answered.after.intervalDays,
    dueAt: answered.after.due ?? study.now,
    journal: journalOf(collection),
    notice: leechNotice(answered),
  }
}

/** The card of a tile as it was shown. Refused when it has changed since. */
function shownTile(db: Reader, held: Held, { cardId, turn }: { cardId: CardId; turn: string }) {
  const card = cardById(db, cardId)
  const { type, json } = noteBehind(db, held, card.noteId)
  if (turnOf(card) !== turn || card.isSuspended || type.kind !== 'whose') {
    throw new Refused('turn_over', 'This card has changed since it was shown, so nothing was done with it.')
  }
  return { card, fields: fieldsOf(type, json) }
}

/** How long the latest answers to such cards took, ms. */
function timesOf(db: Reader, types: string): number[] {
  const rows = all<{ tookMs: number }>(
    db,
    `SELECT recent.took_ms AS tookMs FROM (
       SELECT card_id, took_ms FROM review_log WHERE ${GRADED} AND took_ms > 0 ORDER BY id DESC LIMIT ${LOOKED_AT}
     ) AS recent JOIN card ON card.id = recent.card_id JOIN note ON note.id = card.note_id
     WHERE note.note_type_id IN (SELECT value FROM json_each(:types)) LIMIT ${PACE_ANSWERS}`,
    { types },
  )
  return rows.map(row => row.tookMs)
}

/** Takes back the last change. */
export const undoPlacing: Handler<'map.undo'> = collection => {
  const { label, cardIds } = collection.undo()
  return { label, cardIds: cardIds.map(id => CardId.parse(id)), journal: journalOf(collection) }
}

/** Does it again. */
export const redoPlacing: Handler<'map.redo'> = collection => {
  const { label, cardIds } = collection.redo()
  return { label, cardIds: cardIds.map(id => CardId.parse(id)), journal: journalOf(collection) }
}
