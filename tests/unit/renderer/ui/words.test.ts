import { expect, test } from 'vitest'
import {
  counted,
  dateAndTime,
  deckWords,
  duration,
  listed,
  longDate,
  numberWord,
  percent,
  size,
  weekday,
} from '../../../../renderer/ui/words.ts'

test('a percentage has a thin space before its sign', () => {
  expect(percent(0.914)).toBe('91\u2009%')
  expect(percent(0.9144, 1)).toBe('91.4\u2009%')
})

test('one is singular, none and many are plural', () => {
  expect([0, 1, 1904].map(count => counted(count, 'card'))).toEqual(['0 cards', '1 card', '1,904 cards'])
  expect(counted(2, 'study day in a row', 'study days in a row')).toBe('2 study days in a row')
})

test('minutes in words are no finer than they can be known', () => {
  const minutes = [0.2, 1, 7.4, 59, 60, 100, 179, 2600]
  expect(minutes.map(duration)).toEqual([
    'under a minute',
    '1 minute',
    '7 minutes',
    '59 minutes',
    '1 hour',
    '1 hour 40 minutes',
    '3 hours',
    '43 hours',
  ])
})

test('a calendar date stays the same day in every time zone', () => {
  expect(longDate('2026-11-23')).toMatch(/^Monday.*23/)
  expect(weekday('2026-11-24', 'short')).toBe('Tue')
})

test('a backup is named by date and time, with its size', () => {
  expect(dateAndTime(Date.UTC(2026, 10, 22, 19, 30))).toMatch(/Sun.*22.*2026/)
  expect([999, 3_400_000, 48_256].map(size)).toEqual(['999 bytes', '3.4 MB', '48 kB'])
})

test('a nested deck is told from the outside in', () => {
  expect(deckWords('Services::EC2')).toBe('Services › EC2')
})

test('words are listed, and small numbers written, as one says them', () => {
  expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(listed)).toEqual(['', 'a', 'a and b', 'a, b and c'])
  expect([0, 2, 7].map(numberWord)).toEqual(['no', 'two', '7'])
})
