import { expect, test } from 'vitest'
import { matching } from '../../../../renderer/app/matching.ts'

const items = [
  { label: 'Bury card', group: 'Review' },
  { label: 'Card info', group: 'Review' },
  { label: 'Go to Settings', group: 'Everywhere' },
]
const labels = (words: string) => matching(items, words).map(item => item.label)

test('nothing typed finds everything, in its order', () => {
  expect(labels('  ')).toEqual(['Bury card', 'Card info', 'Go to Settings'])
})

test('every word must be there, in any order and case', () => {
  expect(labels('CARD bury')).toEqual(['Bury card'])
  expect(labels('card settings')).toEqual([])
})

test('a label that begins so comes first', () => {
  expect(labels('card')).toEqual(['Card info', 'Bury card'])
})

test('the heading counts too, and accents do not', () => {
  expect(labels('everywhere séttings')).toEqual(['Go to Settings'])
})
