import type { CardInfo } from '../../../electron/contract/review.ts'
import { figure, locale, percent } from '../../ui/words.ts'
import { intervalWords, tookWords } from './interval-words.ts'

/** One known thing of a card: its name, its value with its unit, and a few words on it. */
export type Figure = { name: string; value: string; about?: string }

const NONE = 'none yet'
const DAY_MS = 86_400_000

const stateWords = { new: 'New', learning: 'Learning', review: 'Review', relearning: 'Relearning' } as const

const momentForm = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
const dateForm = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' })

/** A moment of a card's past or future, short: `23 Nov 2026, 14:05`. */
export function moment(at: number): string {
  return momentForm.format(at)
}

/** `12.4 days`; below ten days one decimal more. */
export function stabilityWords(days: number): string {
  return `${days.toFixed(days < 10 ? 2 : 1)} days`
}

/** When something is due, against now: `in 4 days`, `2 days ago`, `now`. */
export function dueWords(dueAt: number, now: number): string {
  const days = (dueAt - now) / DAY_MS
  if (Math.abs(days) < 1 / 1440) return 'now'
  return days > 0 ? `in ${intervalWords(days)}` : `${intervalWords(-days)} ago`
}

/** What the dialog says of a card, in its order. `now`: ms since 1970. */
export function figuresOf(info: CardInfo, now: number): Figure[] {
  const state = [stateWords[info.state], info.isSuspended && 'suspended', info.isBuried && 'buried']
  const share = `at ${percent(info.desiredRetention)} wanted`
  return [
    { name: 'State', value: state.filter(Boolean).join(', ') },
    info.dueAt === null
      ? { name: 'Due', value: NONE }
      : { name: 'Due', value: dueWords(info.dueAt, now), about: moment(info.dueAt) },
    { name: 'Interval', value: info.reps === 0 ? NONE : intervalWords(info.intervalDays), about: share },
    {
      name: 'Retrievability now',
      value: info.retrievability === null ? NONE : percent(info.retrievability, 1),
      about: 'chance that you know it',
    },
    {
      name: 'Stability',
      value: info.stability === null ? NONE : stabilityWords(info.stability),
      about: `until that chance falls to ${percent(0.9)}`,
    },
    {
      name: 'Difficulty',
      value: info.difficulty === null ? NONE : `${info.difficulty.toFixed(1)} of 10`,
      about: '1 is the easiest',
    },
    { name: 'Reviews', value: figure(info.reps) },
    { name: 'Lapses', value: figure(info.lapses), about: 'forgotten after it was known' },
    { name: 'Time a card', value: info.averageTookMs === null ? NONE : tookWords(info.averageTookMs) },
    { name: 'Added', value: dateForm.format(info.addedAt) },
  ]
}
