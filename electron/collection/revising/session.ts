import type { CardId, Filter } from '../../contract/core.ts'
import { Refused } from '../../contract/refused.ts'
import type { Session, ShownCard } from '../../contract/review.ts'
import type { StudyMoment } from '../../scheduling/study-day.ts'
import type { Collection, Handler, Moment } from '../collection.ts'
import { all, type Reader } from '../db.ts'
import { type Card, cardById, cardIfAny } from './card-rows.ts'
import { dayOf, type Held, heldOf, type Running, scopeOf, scopeStill, studyAt } from './held.ts'
import { roomOf } from './limits.ts'
import { type LiveQueue, leftIn, letIn, liveQueue, nextIn } from './live-queue.ts'
import { queueOf } from './queue.ts'
import { toShownCard } from './shown-card.ts'

const noFilter: Filter = { deckIds: [], services: [] }

/** Starts a session, or goes on with the present one when it was asked for the same and is not over. */
export const begin: Handler<'review.begin'> = (collection, given, at) => {
  const held = heldOf(collection, at)
  const study = studyAt(held, at)
  const filter = given.filter ?? noFilter
  scopeOf(held.decks, filter)
  const present = held.session
  const goesOn =
    present !== null &&
    present.queue?.day !== undefined &&
    isSame(present.filter, filter) &&
    present.isBeyond === given.beyond &&
    present.queue.day === study.today &&
    leftIn(present.queue) > 0
  const running = goesOn ? present : newSession(filter, given.beyond)
  held.session = running
  if (given.ahead) running.aheadUntil = at.now + held.settings.learnAheadMinutes * 60_000
  return sessionNow(collection, held, at, null)
}

/** The present session as it stands; without one, one over everything. */
export const current: Handler<'review.current'> = (collection, _, at) =>
  sessionNow(collection, heldOf(collection, at), at, null)

function newSession(filter: Filter, isBeyond: boolean): Running {
  return { filter, isBeyond, aheadUntil: 0, queue: null, first: null, showing: null, answers: [], done: 0 }
}

function isSame(one: Filter, other: Filter): boolean {
  return String(one.deckIds) === String(other.deckIds) && String(one.services) === String(other.services)
}

/** The present session, made when there is none: after a restart the window may still be in the room. */
export function runningOf(held: Held): Running {
  held.session ??= newSession(noFilter, false)
  return held.session
}

/** The queue of the session, built when it is not there or of another day. */
function queueNow(db: Reader, held: Held, running: Running, study: StudyMoment): LiveQueue {
  if (running.queue?.day === study.today) return running.queue
  const scope = scopeStill(held.decks, running.filter)
  const room = roomOf(db, held.decks, held.settings, study.today, running.isBeyond)
  running.queue = liveQueue(queueOf(db, held.decks, dayOf(study), scope, room), study.today, room)
  return running.queue
}

/** Where the session stands, with the card to show. A card that is shown stays so while it is to be done. */
export function sessionNow(collection: Collection, held: Held, at: Moment, notice: string | null): Session {
  const db = collection.read
  const running = runningOf(held)
  const study = studyAt(held, at)
  const queue = queueNow(db, held, running, study)
  const { card, waitingUntil } = shownNow(collection, held, running, queue, study)
  const left = leftIn(queue)
  return {
    card,
    counts: { ...queue.counts },
    done: running.done,
    total: running.done + left,
    waitingUntil,
    journal: journalOf(collection),
    notice,
  }
}

/** Labels of the next undo and redo. */
export function journalOf(collection: Collection): Session['journal'] {
  return { undo: collection.journal.undoLabel, redo: collection.journal.redoLabel }
}

function shownNow(
  collection: Collection,
  held: Held,
  running: Running,
  queue: LiveQueue,
  study: StudyMoment,
): { card: ShownCard | null; waitingUntil: number | null } {
  const first = firstToShow(collection.read, running, queue, study)
  const ahead = Math.max(0, running.aheadUntil - study.now)
  const next = first === null ? nextIn(queue, study.now, ahead) : { cardId: first.id }
  if (next === null || 'waitUntil' in next) {
    running.showing = null
    return { card: null, waitingUntil: next?.waitUntil ?? null }
  }
  const card = first ?? cardById(collection.read, next.cardId)
  const before = running.showing
  const isStill = before?.cardId === card.id && before.version === card.version
  const turn = isStill ? before.turn : `${card.id}-${++held.turns}`
  running.first = null
  running.showing = { cardId: card.id, version: card.version, turn }
  return { card: toShownCard(collection, held, card, study, turn), waitingUntil: null }
}

/** The card asked to be first, or the one on screen, if it is still to be done. */
function firstToShow(db: Reader, running: Running, queue: LiveQueue, study: StudyMoment): Card | null {
  if (running.first !== null) {
    const card = cardIfAny(db, running.first)
    if (card !== null && letIn(queue, card, study)) return card
  }
  const shown = running.showing?.cardId
  if (shown === undefined || !queue.kinds.has(shown)) return null
  return cardIfAny(db, shown)
}

/** The card on screen, as it was when shown. Refused when the turn is over or the card has changed since. */
export function shownCard(db: Reader, running: Running, given: { cardId: CardId; turn: string }): Card {
  const card = cardById(db, given.cardId)
  const { showing } = running
  if (showing?.cardId !== card.id || showing.turn !== given.turn || showing.version !== card.version) {
    throw new Refused('turn_over', 'This card has changed since it was shown, so nothing was done with it.')
  }
  return card
}

/** Counts the session's grades anew: undo and redo take lines of the log away and bring them back. */
export function recount(db: Reader, running: Running): void {
  running.done = answersStill(db, running).length
}

/** The ids of the session's log lines that are there. */
export function answersStill(db: Reader, running: Running): number[] {
  const rows = all<{ id: number }>(
    db,
    'SELECT id FROM review_log WHERE id IN (SELECT value FROM json_each(:ids)) ORDER BY id',
    { ids: JSON.stringify(running.answers) },
  )
  return rows.map(row => row.id)
}
