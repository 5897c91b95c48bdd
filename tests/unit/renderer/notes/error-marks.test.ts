import { expect, test } from 'vitest'
import { correctedHtml, findError } from '../../../../renderer/app/notes/error-marks.ts'

test('the wrong words are found as they stand', () => {
  expect(findError('On RDS you patch the engine.', 'you patch')).toEqual({
    before: 'On RDS ',
    wrong: 'you patch',
    after: ' the engine.',
  })
})

test('the wrong words are found whatever their case', () => {
  expect(findError('You patch the engine.', 'you patch')?.wrong).toBe('You patch')
})

test('what only looks like them inside a tag is passed over', () => {
  expect(findError('<b title="AWS">It is AWS</b>', 'AWS')?.before).toBe('<b title="AWS">It is ')
})

test('words that are not there are not marked', () => {
  expect(findError('One', 'Two')).toBeNull()
  expect(findError('One', ' ')).toBeNull()
  expect(correctedHtml('One', 'Two', 'Three')).toBeNull()
})

test('the correction stands after the wrong words, and both are told apart without colour', () => {
  expect(correctedHtml('You patch.', 'You', 'AWS')).toBe(
    '<del><span class="unseen">wrong: </span>You</del> <ins><span class="unseen">right: </span>AWS</ins> patch.',
  )
})
