import type { Counts, DeckId } from '../../contract/core.ts'
import type { TodayView, TopicDue } from '../../contract/today.ts'
import { forecastOf } from '../../scheduling/forecast.ts'
import { streakOf } from '../../scheduling/streak.ts'
import type { StudyMoment } from '../../scheduling/study-day.ts'
import type { Handler } from '../collection.ts'
import { all, one, type Reader } from '../db.ts'
import { optionsFrom } from './deck-tree.ts'
import { countOfNewNotes, countOfReviewNotes, everything } from './due-cards.ts'
import { dayOf, figure, type Held, heldOf, scopeOf, settledFigure, studyAt } from './held.ts'
import { BEYOND_MAX, roomOf } from './limits.ts'
import { minutesOf } from './minutes.ts'
import { type DayDone, daysDone, daysInRow, hasReviews, latestTimes } from './past.ts'
import { countsOf, type Queue, queueOf } from './queue.ts'

const WEEK = 7
const PAST_DAYS = 84
const PACE_ANSWERS = 200

/** All that Today shows. */
export const view: Handler<'today.view'> = (collection, _, at) => {
  const held = heldOf(collection, at)
  const study = studyAt(held, at)
  const db = collection.read
  const queue = queueOn(db, held, study, 0)
  const counts = countsOf(queue)
  const days = pastDays(db, held, study.today)
  const doneToday = days.find(({ day }) => day === study.today)?.reviews ?? 0
  const streak = figure(held, `streak ${study.today}`, () =>
    streakOf(streakDays(db, days, study.today), study.today),
  )
  const times = figure(held, 'times', () => latestTimes(db, PACE_ANSWERS))
  const beyondLimit = beyondOf(db, held, study, counts)
  return {
    date: isoDate(study.today),
    rollsOverAt: dayOf(study).endsAt,
    state: stateOf(db, queue, study, doneToday),
    counts,
    minutes: minutesOf(counts, times, optionsFrom(held.settings)),
    topics: topicsOf(held, queue),
    streak: { days: streak.days, isTodayIn: streak.hasToday },
    week: weekOf(db, held, study, counts, beyondLimit.new),
    past: pastOf(days, study.today),
    doneToday,
    tomorrow: tomorrowOf(db, held, study),
    nextLearningAt: queue.steps.find(step => step.due > study.now)?.due ?? null,
    beyondLimit,
  }
}

/** What a session with this filter would hold. */
export const countsWithin: Handler<'today.countsOf'> = (collection, { filter }, at) => {
  const held = heldOf(collection, at)
  const study = studyAt(held, at)
  const scope = scopeOf(held.decks, filter)
  const room = roomOf(collection.read, held.decks, held.settings, study.today, false)
  return countsOf(queueOf(collection.read, held.decks, dayOf(study), scope, room))
}

/** The queue of today, or of a day that follows, as it would be if nothing more were done. */
function queueOn(db: Reader, held: Held, study: StudyMoment, daysOn: number): Queue {
  const day = dayOf(study, daysOn)
  return figure(held, `queue ${day.today} ${day.endsAt}`, () =>
    queueOf(db, held.decks, day, everything, roomOf(db, held.decks, held.settings, day.today, false)),
  )
}

/** What tomorrow brings if nothing more is done. */
export function tomorrowOf(db: Reader, held: Held, study: StudyMoment): Counts {
  return countsOf(queueOn(db, held, study, 1))
}

function beyondOf(db: Reader, held: Held, study: StudyMoment, counts: Counts): Counts {
  const day = dayOf(study)
  return figure(held, `beyond ${day.today} ${day.endsAt}`, () => ({
    new: countOfNewNotes(db, day, BEYOND_MAX),
    learning: counts.learning,
    review: countOfReviewNotes(db, day, BEYOND_MAX),
  }))
}

function stateOf(db: Reader, queue: Queue, study: StudyMoment, doneToday: number): TodayView['state'] {
  const hasCards = queue.cards.length > 0 || queue.steps.length > 0
  if (hasCards && doneToday === 0 && !hasReviews(db)) return 'first_day'
  if (queue.cards.length > 0 || queue.steps.some(step => step.due <= study.now)) return 'due'
  if (queue.steps.length > 0) return 'waiting'
  if (one(db, 'SELECT 1 FROM card LIMIT 1') === undefined) return 'no_cards'
  if (!hasUnsuspended(db)) return 'all_suspended'
  return doneToday > 0 ? 'done' : 'nothing_due'
}

/** Asks each index that leaves suspended cards out, so that a large collection is not read through. */
function hasUnsuspended(db: Reader): boolean {
  return ['state = 0', 'state = 2', 'state IN (1, 3)'].some(
    states => one(db, `SELECT 1 FROM card WHERE ${states} AND is_suspended = 0 LIMIT 1`) !== undefined,
  )
}

function topicsOf(held: Held, queue: Queue): TopicDue[] {
  const byDeck = new Map<DeckId, { new: number; learning: number; review: number }>()
  const add = (deckId: DeckId, state: keyof Counts) => {
    const counts = byDeck.get(deckId) ?? { new: 0, learning: 0, review: 0 }
    counts[state] += 1
    byDeck.set(deckId, counts)
  }
  for (const step of queue.steps) add(step.deckId, 'learning')
  for (const card of queue.cards) add(card.deckId, card.kind)
  const decks = [...held.decks.values()].filter(deck => byDeck.has(deck.id))
  const names = decks.map(deck => deck.name)
  return decks.map(({ id, name, fullName, about }) => ({
    deckId: id,
    name: names.indexOf(name) === names.lastIndexOf(name) ? name : fullName,
    about,
    counts: byDeck.get(id) ?? { new: 0, learning: 0, review: 0 },
  }))
}

/** Today's cards, and for the days that follow what falls due on each, with its share of the new cards left. */
function weekOf(
  db: Reader,
  held: Held,
  study: StudyMoment,
  counts: Counts,
  newLeft: number,
): TodayView['week'] {
  const { today } = study
  const due = figure(held, `week ${today}`, () =>
    forecastOf(
      all<{ day: number; cards: number }>(
        db,
        `SELECT due_day AS day, count(*) AS cards FROM card
         WHERE state = 2 AND is_suspended = 0 AND due_day > :today AND due_day < :today + ${WEEK}
         GROUP BY due_day`,
        { today },
      ),
      today,
      WEEK,
    ),
  )
  let left = Math.max(0, newLeft - counts.new)
  return due.map((cards, index) => {
    const date = isoDate(today + index)
    if (index === 0) return { date, cards: counts.new + counts.learning + counts.review }
    const fresh = Math.min(held.settings.newPerDay, left)
    left -= fresh
    return { date, cards: cards + fresh }
  })
}

/** The last 84 days. Those before today are read once, since only undo reaches them. */
function pastDays(db: Reader, held: Held, today: number): DayDone[] {
  const before = settledFigure(held, `past ${today}`, () => daysDone(db, today - PAST_DAYS + 1, today - 1))
  return [...before, ...figure(held, `done ${today}`, () => daysDone(db, today, today))]
}

/** Days with a grade that the streak may be made of: those at hand, and older ones when it reaches back further. */
function streakDays(db: Reader, days: readonly DayDone[], today: number): number[] {
  const known = days.map(({ day }) => day)
  const isWhole = streakOf(known, today).days >= PAST_DAYS - 1
  return isWhole ? daysInRow(db, today) : known
}

function pastOf(done: readonly DayDone[], today: number): TodayView['past'] {
  const byDay = new Map(done.map(day => [day.day, day.reviews]))
  const sum = (name: Exclude<keyof DayDone, 'day'>) => done.reduce((total, day) => total + day[name], 0)
  const mature = sum('mature')
  const timed = sum('timed')
  return {
    days: Array.from({ length: PAST_DAYS }, (_, index) => {
      const day = today - PAST_DAYS + 1 + index
      return { date: isoDate(day), reviews: byDay.get(day) ?? 0 }
    }),
    reviews: sum('reviews'),
    remembered: mature === 0 ? null : sum('remembered') / mature,
    secondsPerCard: timed === 0 ? null : sum('tookMs') / timed / 1000,
  }
}

/** The local date of a study day. */
export function isoDate(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10)
}
