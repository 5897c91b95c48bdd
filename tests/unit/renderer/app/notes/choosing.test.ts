import { expect, test } from 'vitest'
import { choose } from '../../../../../renderer/app/notes/choosing.ts'

test('one answer replaces the one before', () => {
  expect(choose([0], 2, 1)).toEqual([2])
  expect(choose([2], 2, 1)).toEqual([2])
})

test('an answer again gives it back when several are right', () => {
  expect(choose([0, 2], 0, 2)).toEqual([2])
})

test('one too many lets go of the oldest', () => {
  expect(choose(['A', 'C'], 'D', 2)).toEqual(['C', 'D'])
})
