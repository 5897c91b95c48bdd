import { expect, test } from 'vitest'
import { dueWords, stabilityWords } from '../../../../renderer/rooms/review/card-figures.ts'

const DAY = 86_400_000

test('a due date is told against now', () => {
  expect(dueWords(4 * DAY, 0)).toBe('in 4 days')
  expect(dueWords(0, 2 * DAY)).toBe('2 days ago')
  expect(dueWords(0, 10_000)).toBe('now')
})

test('stability has its unit, and decimals where they tell something', () => {
  expect(stabilityWords(3.127)).toBe('3.13 days')
  expect(stabilityWords(60.25)).toBe('60.3 days')
})
