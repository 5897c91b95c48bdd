import type { CardId, Filter } from '../../contract/core.ts'
import type { Settings } from '../../contract/settings.ts'
import type { StudyMoment } from '../../scheduling/study-day.ts'
import { momentAt, studyDayStart } from '../../scheduling/study-day.ts'
import type { Collection, Moment } from '../collection.ts'
import { settingsOf } from '../settings.ts'
import { type DeckTree, deckTree, withSubDecks } from './deck-tree.ts'
import { type Day, everything, type Scope } from './due-cards.ts'
import type { LiveQueue } from './live-queue.ts'
import { type NoteTypes, noteTypesOf } from './note-types.ts'

/** The card on screen: one showing of it, and its version then. */
export type Showing = { readonly cardId: CardId; readonly version: number; readonly turn: string }

/** A session: what it was asked for, what is left, what was done. Lives in memory only. */
export type Running = {
  readonly filter: Filter
  readonly isBeyond: boolean
  /** Cards on a step that come due up to then may be shown once nothing else is left; ms since 1970. */
  aheadUntil: number
  /** null when it has to be built anew. */
  queue: LiveQueue | null
  /** The card to show first, if it is still to be done. */
  first: number | null
  showing: Showing | null
  /** Ids of the log lines its grades made, those taken back included. */
  readonly answers: number[]
  /** How many of these are still there. */
  done: number
}

/** What revising keeps between calls. All but the session is derived, and dropped when anything else changes. */
export type Held = {
  changeCount: number
  settings: Settings
  decks: DeckTree
  noteTypes: NoteTypes
  session: Running | null
  /** Numbers showings. Starts with the time, so that turns of an earlier run can't be mistaken. */
  turns: number
  /** Today's figures by name, as long as nothing changes; and those that a grade of today leaves alone. */
  figures: Map<string, unknown>
  settled: Map<string, unknown>
}

/** What is kept for this collection, read anew when something changed it since. */
export function heldOf(collection: Collection, at: Moment): Held {
  const known = collection.session.held as Held | null
  if (known !== null && known.changeCount === collection.changeCount) return known
  const settings = settingsOf(collection.read)
  const held: Held = {
    changeCount: collection.changeCount,
    settings,
    decks: deckTree(collection.read, settings),
    noteTypes: noteTypesOf(collection.read),
    session: known?.session ?? null,
    turns: known?.turns ?? Math.trunc(at.now),
    figures: new Map(),
    settled: new Map(),
  }
  if (held.session !== null) held.session.queue = null
  collection.session.held = held
  return held
}

/** Says that the last change was revising's own, and what is held already knows of it. */
export function keepHeld(collection: Collection, held: Held): void {
  held.changeCount = collection.changeCount
  held.figures.clear()
}

/** The moment in the learner's calendar. */
export function studyAt(held: Held, at: Moment): StudyMoment {
  return momentAt(at.now, held.settings.rolloverHour, at.timeZone)
}

/** The study day of a moment, or one that follows it. */
export function dayOf(study: StudyMoment, daysOn = 0): Day {
  const today = study.today + daysOn
  return { today, endsAt: studyDayStart(today + 1, study.rollover, study.timeZone) }
}

/** The cards a filter lets through. Refused with `deck_gone` when a deck is missing. */
export function scopeOf(tree: DeckTree, filter: Filter): Scope {
  const { deckIds, services } = filter
  if (deckIds.length === 0 && services.length === 0) return everything
  return {
    deckIds: deckIds.length === 0 ? null : withSubDecks(tree, deckIds).map(deck => deck.id),
    tags: services.length === 0 ? null : services.map(service => `${SERVICE_TAG}${service}`),
  }
}

/** Tags that name a service begin with this. */
export const SERVICE_TAG = 'service::'

/** As `scopeOf`, for a filter that was sound when the session began: a deck deleted since is left out. */
export function scopeStill(tree: DeckTree, filter: Filter): Scope {
  const deckIds = filter.deckIds.filter(deckId => tree.has(deckId))
  if (deckIds.length < filter.deckIds.length && deckIds.length === 0) return { deckIds: [], tags: null }
  return scopeOf(tree, { deckIds, services: filter.services })
}

/** A figure that is worked out once and kept until something changes. */
export function figure<Value>(held: Held, name: string, workOut: () => Value): Value {
  return kept(held.figures, name, workOut)
}

/** A figure that is kept over grades and what else is done to today's cards. */
export function settledFigure<Value>(held: Held, name: string, workOut: () => Value): Value {
  return kept(held.settled, name, workOut)
}

function kept<Value>(figures: Map<string, unknown>, name: string, workOut: () => Value): Value {
  if (!figures.has(name)) figures.set(name, workOut())
  return figures.get(name) as Value
}
