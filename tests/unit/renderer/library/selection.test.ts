import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  allChosen,
  chosenAt,
  nothingChosen,
  placeFor,
  type Selection,
  stillChosen,
} from '../../../../renderer/rooms/library/selection.ts'

const ids = ['a', 'b', 'c', 'd', 'e']
const chosen = ({ chosen: notes }: Selection<string>) => [...notes].sort().join('')

test('a click chooses one, Shift a range from it in either direction, Ctrl adds and takes out', () => {
  const one = chosenAt(nothingChosen, ids, 2, 'alone')
  expect(chosen(one)).toBe('c')
  const down = chosenAt(one, ids, 4, 'range')
  expect(chosen(down)).toBe('cde')
  const up = chosenAt(down, ids, 0, 'range')
  expect(chosen(up)).toBe('abc')
  expect(chosen(chosenAt(up, ids, 1, 'toggle'))).toBe('ac')
  expect(chosen(chosenAt(chosenAt(up, ids, 1, 'toggle'), ids, 4, 'toggle'))).toBe('ace')
  expect(chosen(allChosen(one, ids))).toBe('abcde')
})

test('what is still listed stays chosen; after a deletion the note in its place is', () => {
  const two = chosenAt(chosenAt(nothingChosen, ids, 1, 'alone'), ids, 2, 'range')
  expect(chosen(stillChosen(two, ['a', 'c', 'd', 'e']))).toBe('c')
  expect(chosen(stillChosen(two, ['a', 'd', 'e']))).toBe('e')
  expect(chosen(stillChosen(two, ['a']))).toBe('a')
  expect(stillChosen(two, [])).toEqual(nothingChosen)
})

test('keys lead within the list and never out of it', () => {
  expect(placeFor('ArrowDown', 4, 5, 3)).toBe(4)
  expect(placeFor('ArrowUp', 0, 5, 3)).toBe(0)
  expect(placeFor('PageDown', 1, 5, 3)).toBe(4)
  expect(placeFor('Home', 3, 5, 3)).toBe(0)
  expect(placeFor('End', 0, 5, 3)).toBe(4)
  expect(placeFor('x', 0, 5, 3)).toBeNull()
})

test('whatever is pressed, the keys are in the list and what is chosen is of it', () => {
  const way = fc.constantFrom('alone' as const, 'toggle' as const, 'range' as const)
  const step = fc.tuple(fc.integer({ min: -2, max: 8 }), way, fc.array(fc.constantFrom(...ids)))
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), steps => {
      let selection: Selection<string> = nothingChosen
      for (const [place, how, list] of steps) {
        const left = [...new Set(list)]
        selection = stillChosen(chosenAt(selection, left, place, how), left)
        expect(selection.at).toBeLessThan(Math.max(left.length, 0))
        for (const id of selection.chosen) expect(left).toContain(id)
      }
    }),
  )
})
