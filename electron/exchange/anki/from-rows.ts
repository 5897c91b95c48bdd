import { z } from 'zod'
import type { PackageCard, PackageNote, PackageReview } from '../deck-package.ts'
import { text, whole } from './cells.ts'
import type { Row } from './database.ts'
import { dayMs } from './day-numbers.ts'

/** What rows have to be seen against. */
export type Reading = {
  /** The file's own today, as its day numbers count. */
  today: number
  /** Start of the file's day 0, ms. */
  createdAt: number
  now: number
  /** The file was written for Anki's first scheduler, which grades steps and marks lapses in its own way. */
  isFirstScheduler: boolean
  /** Steps that cards of a deck have, by deck. */
  steps: Map<string, { learning: number; relearning: number }>
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const control = /[\u0000-\u0008\u000b-\u001f\u007f]/g
const separator = '\u001f'

/** A note's fields as the file has them, save control characters, which Anki drops too. */
export function fieldsOf(row: Row): string[] {
  const where = () => `note ${row.id}, its fields`
  return text(row.flds, where)
    .split(separator)
    .map(field => field.replace(control, ''))
}

export function toNote(row: Row, fields: string[], noteTypeId: string, now: number): PackageNote {
  const where = `note ${row.id}`
  const guid = text(row.guid, () => `${where}, guid`)
  const tags = tagsOf(text(row.tags, () => `${where}, tags`))
  const modified = whole(row.mod, () => `${where}, mod`) * 1000
  const created = createdAt(row.id, modified, now)
  return {
    id: String(row.id),
    guid: guid === '' ? null : guid,
    noteTypeId,
    fields,
    tags: tags.filter(tag => !isMark(tag)),
    createdAt: created,
    // A time that has not come yet would win every comparison.
    modifiedAt: isPast(modified, now) ? modified : created,
    isMarked: tags.some(isMark),
    deckId: null,
    where,
  }
}

const isMark = (tag: string) => tag.toLowerCase() === 'marked'

function tagsOf(cell: string): string[] {
  if (cell === '') return []
  const tags = cell
    .normalize('NFC')
    .replace(control, ' ')
    .split(/[\s\u3000]+/)
  return [...new Set(tags.filter(tag => tag !== ''))]
}

/** Ids are ms since 1970 in Anki; other programs count from 1, or write any number at all. */
function createdAt(id: unknown, modified: number, now: number): number {
  const at = Number(id)
  if (at > 1e11 && isPast(at, now)) return at
  return isPast(modified, now) ? modified : 0
}

const isPast = (at: number, now: number) => Number.isSafeInteger(at) && at >= 0 && at <= now + dayMs

/** Every key may be missing; what cannot be read counts as empty. */
const CardData = z
  .looseObject({
    s: z.number().optional().catch(undefined),
    d: z.number().optional().catch(undefined),
    dr: z.number().optional().catch(undefined),
    decay: z.number().optional().catch(undefined),
    lrt: z.number().optional().catch(undefined),
    pos: z.number().optional().catch(undefined),
    cd: z.string().optional().catch(undefined),
  })
  .catch({})
type CardData = z.infer<typeof CardData>

/** Days are told from seconds since 1970 by their size, as Anki tells them. */
const firstSecond = 1_000_000_000

export function toCard(row: Row, reading: Reading): PackageCard {
  const number = (name: string) => whole(row[name], () => `card ${row.id}, ${name}`)
  const type = number('type')
  const queue = number('queue')
  const data = dataOf(row.data)
  // A card in a filtered deck is only on a visit there: it goes home, to the day it had.
  const isAway = Number(row.odid) !== 0 && row.odid !== null && row.odid !== ''
  const home = number('odue')
  const due = isAway && home !== 0 ? home : number('due')
  const deckId = String(isAway ? row.odid : row.did)
  const state = stateOf(type, queue)
  const interval = number('ivl')
  const intervalDays = interval >= 0 ? interval : -interval / 86_400
  const steps = reading.steps.get(deckId)
  const inAll = (state === 'relearning' ? steps?.relearning : steps?.learning) ?? 0
  const isOnStep = state === 'learning' || state === 'relearning'
  const flags = number('flags')
  const dueInDays = state === 'new' || (isOnStep && due >= firstSecond) ? null : daysUntil(due, reading)
  return {
    id: String(row.id),
    noteId: String(row.nid),
    ordinal: Math.max(0, Math.min(65_535, number('ord'))),
    deckId,
    state,
    position: Math.max(0, state === 'new' ? due : Math.trunc(data.pos ?? 0)),
    step: isOnStep ? Math.max(0, inAll - (number('left') % 1000)) : 0,
    dueAt: isOnStep && due >= firstSecond ? due * 1000 : null,
    dueInDays,
    intervalDays,
    easeFactor: number('factor') / 1000,
    reps: Math.max(0, number('reps')),
    lapses: Math.max(0, number('lapses')),
    flag: flags & 7,
    isSuspended: queue === -1,
    isBuried: queue === -2 || queue === -3,
    memory: memoryOf(data),
    lastReviewAt: lastReview(data, state, dueInDays, intervalDays, reading),
    modifiedAt: number('mod') * 1000,
    other: {
      ...(queue === -3 ? { buriedBy: 'user' } : {}),
      ...(data.cd ? { customData: data.cd } : {}),
      ...(state !== 'new' && data.pos !== undefined ? { position: data.pos } : {}),
    },
  }
}

/** The first scheduler leaves a lapsed card its type while it is on its steps. */
function stateOf(type: number, queue: number): PackageCard['state'] {
  if (type === 1) return 'learning'
  if (type === 3) return 'relearning'
  if (type === 2) return queue === 1 || queue === 3 ? 'relearning' : 'review'
  return 'new'
}

/** A review card may be due at a second, when it was rescheduled within its day. */
function daysUntil(due: number, { today, now }: Reading): number {
  const days = due >= firstSecond ? Math.floor((due * 1000 - now) / dayMs) : due - today
  return Math.max(-36_500, Math.min(36_500, days))
}

function dataOf(cell: unknown): CardData {
  if (typeof cell !== 'string' || cell.length < 3 || cell.length > 10_000) return {}
  try {
    return CardData.parse(JSON.parse(cell))
  } catch {
    return {}
  }
}

function memoryOf({ s, d, dr, decay }: CardData): PackageCard['memory'] {
  if (s === undefined || d === undefined || !(s > 0)) return null
  return {
    stability: s,
    difficulty: Math.max(1, Math.min(10, d)),
    ...(dr !== undefined && dr > 0 && dr < 1 ? { desiredRetention: dr } : {}),
    ...(decay !== undefined && decay > 0 ? { decay } : {}),
  }
}

function lastReview(
  { lrt }: CardData,
  state: PackageCard['state'],
  dueInDays: number | null,
  intervalDays: number,
  { createdAt: first, today, now }: Reading,
): number | null {
  if (lrt !== undefined && lrt > 0) return Math.min(now, Math.trunc(lrt) * 1000)
  if (state !== 'review' || dueInDays === null || intervalDays < 1) return null
  return Math.min(now, first + (today + dueInDays - Math.trunc(intervalDays)) * dayMs)
}

const reviewKinds = ['learning', 'review', 'relearning', 'early', 'manual', 'rescheduled'] as const

export function toReview(row: Row, { isFirstScheduler }: Reading): PackageReview {
  const number = (name: string) => whole(row[name], () => `review ${row.id}, ${name}`)
  const type = number('type')
  const factor = number('factor')
  const named = reviewKinds[type] ?? 'manual'
  const isAnswer = named !== 'manual' && named !== 'rescheduled'
  const ease = number('ease')
  // Steps had three buttons once: again, good, easy. Anki moves them up when it upgrades a collection.
  const isOldStep = isFirstScheduler && (type === 0 || type === 2) && (ease === 2 || ease === 3)
  return {
    at: number('id'),
    cardId: String(row.cid),
    grade: isAnswer ? gradeOf(isOldStep ? ease + 1 : ease) : null,
    kind: named === 'early' && factor === 0 ? 'cram' : named,
    intervalDays: inDays(number('ivl')),
    lastIntervalDays: inDays(number('lastIvl')),
    factor,
    tookMs: Math.max(0, number('time')),
  }
}

function gradeOf(ease: number): PackageReview['grade'] {
  return ease === 1 || ease === 2 || ease === 3 || ease === 4 ? ease : null
}

/** Days above zero, seconds below. */
const inDays = (interval: number) => (interval >= 0 ? interval : -interval / 86_400)
