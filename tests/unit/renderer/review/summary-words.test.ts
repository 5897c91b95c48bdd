import { expect, test } from 'vitest'
import { countsInWords, sumOf } from '../../../../renderer/rooms/review/summary-words.ts'

test('counts are told without the states that have no card', () => {
  expect(countsInWords({ new: 8, learning: 0, review: 23 })).toBe('8 new and 23 for review')
  expect(countsInWords({ new: 1, learning: 2, review: 3 })).toBe('1 new, 2 in learning and 3 for review')
  expect(sumOf({ new: 1, learning: 2, review: 3 })).toBe(6)
})
