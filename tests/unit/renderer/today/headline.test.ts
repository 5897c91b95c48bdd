import { expect, test } from 'vitest'
import {
  beyondInWords,
  dateLine,
  headlineOf,
  type TodayView,
  timeInWords,
  tomorrowInWords,
} from '../../../../renderer/rooms/today/headline.ts'

const counts = (fresh: number, learning: number, review: number) => ({ new: fresh, learning, review })
const minutes = (likely: number, low: number, high: number) => ({ likely, low, high, isMeasured: true })

const aView = (some: Partial<TodayView>): TodayView => ({
  date: '2026-11-23',
  rollsOverAt: 0,
  state: 'due',
  counts: counts(12, 3, 27),
  minutes: minutes(7, 6, 8),
  topics: [],
  streak: { days: 24, isTodayIn: true },
  week: [],
  past: { days: [], reviews: 0, remembered: null, secondsPerCard: null },
  doneToday: 0,
  tomorrow: counts(0, 0, 0),
  nextLearningAt: null,
  beyondLimit: counts(0, 0, 0),
  ...some,
})

test('the headline says cards and time', () => {
  expect(headlineOf(aView({}))).toBe('42 cards, about 7 minutes')
  expect(headlineOf(aView({ state: 'first_day', counts: counts(20, 0, 0) }))).toBe(
    'Your first 20 cards, about 7 minutes',
  )
})

test('an uncertain time is a range, a certain one is not', () => {
  expect(timeInWords(minutes(20, 12, 33))).toBe('12 to 33 minutes')
  expect(timeInWords(minutes(20, 17, 24))).toBe('about 20 minutes')
  expect(timeInWords(minutes(0.3, 0.1, 0.6))).toBe('under a minute')
  expect(timeInWords(minutes(3, 0.4, 6))).toBe('1 to 6 minutes')
})

test('long sessions are told in hours', () => {
  expect(timeInWords(minutes(100, 60, 180))).toBe('about 1 hour 40 minutes')
})

test('each state has its own headline', () => {
  const states = ['waiting', 'done', 'nothing_due', 'all_suspended', 'no_cards'] as const
  expect(states.map(state => headlineOf(aView({ state })))).toEqual([
    'More later today',
    'Done for today',
    'Nothing due today',
    'Every card is suspended',
    'No cards yet',
  ])
})

test('the streak says whether today is in it', () => {
  expect(dateLine(aView({}))).toMatch(/ · day 24 in a row$/)
  expect(dateLine(aView({ streak: { days: 1, isTodayIn: false } }))).toMatch(/ · 1 day in a row so far$/)
  expect(dateLine(aView({ streak: { days: 0, isTodayIn: false } }))).not.toContain('row')
})

test('tomorrow is told in words', () => {
  expect(tomorrowInWords(counts(5, 0, 26))).toBe('Tomorrow brings 31 cards: 5 new, 26 to review.')
  expect(tomorrowInWords(counts(0, 0, 1))).toBe('Tomorrow brings 1 card to review.')
  expect(tomorrowInWords(counts(0, 0, 0))).toBe('Nothing is due tomorrow either.')
})

test('what waits beyond the limit is offered only when there is something', () => {
  expect(beyondInWords(counts(0, 0, 0))).toBeNull()
  expect(beyondInWords(counts(1, 0, 0))).toBe('1 new card waits beyond today’s limit.')
  expect(beyondInWords(counts(12, 0, 5))).toBe('12 new cards and 5 reviews wait beyond today’s limit.')
})
